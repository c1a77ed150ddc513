package lastlease.diagnose.outage.episode;

import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the addresses that were given out.
 *
 * @param lowest null before any was, as {@code highest}
 * @param count how many
 * @param up whether they went out one after another, upwards
 * @param down the same downwards
 */
public record AddressRange(
    @Nullable Ipv4 lowest, @Nullable Ipv4 highest, int count, AddressRun up, AddressRun down) {
  /** Before any address was given out. */
  public static final AddressRange NONE =
      new AddressRange(null, null, 0, AddressRun.UP, AddressRun.DOWN);

  /** The same with an address that was given out now; null adds none. */
  public AddressRange with(@Nullable Ipv4 address) {
    if (address == null) {
      return this;
    }
    boolean below = lowest == null || address.compareTo(lowest) < 0;
    boolean above = highest == null || address.compareTo(highest) > 0;
    return new AddressRange(
        below ? address : lowest,
        above ? address : highest,
        count + 1,
        up.with(address),
        down.with(address));
  }

  /** Whether an address lies beyond all that was given out. */
  public boolean isBeyond(@Nullable Ipv4 address) {
    return address != null
        && (lowest == null
            || highest == null
            || address.compareTo(lowest) < 0
            || address.compareTo(highest) > 0);
  }

  /** The row in which they went out, null where none was seen. */
  @Nullable AddressRun row() {
    if (up.isSeen()) {
      return up;
    }
    return down.isSeen() ? down : null;
  }
}
