package lastlease.diagnose.outage;

import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/** The lowest and the highest address that was given out; both null before any was. */
record AddressRange(@Nullable Ipv4 lowest, @Nullable Ipv4 highest) {
  static final AddressRange NONE = new AddressRange(null, null);

  AddressRange with(@Nullable Ipv4 address) {
    if (address == null) {
      return this;
    }
    boolean below = lowest == null || address.compareTo(lowest) < 0;
    boolean above = highest == null || address.compareTo(highest) > 0;
    return below || above
        ? new AddressRange(below ? address : lowest, above ? address : highest)
        : this;
  }

  /** Whether an address lies beyond all that was given out. */
  boolean isBeyond(@Nullable Ipv4 address) {
    return address != null
        && (lowest == null
            || highest == null
            || address.compareTo(lowest) < 0
            || address.compareTo(highest) > 0);
  }
}
