package lastlease.diagnose.outage.episode;

import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * Whether addresses went out one after another, up or down. No protocol orders them: dnsmasq takes
 * a hash of the MAC address, Kea counts on or draws, ISC dhcpd, BusyBox and many home routers
 * count. So an order is believed only where it was seen.
 *
 * @param sign 1 upwards, -1 downwards
 * @param last given last, null before any was
 * @param end how far the row has come, whatever was given beside it
 * @param steps from one address to another
 * @param near of these, the ones that went on in the row
 */
record AddressRun(int sign, @Nullable Ipv4 last, @Nullable Ipv4 end, int steps, int near) {
  static final AddressRun UP = new AddressRun(1, null, null, 0, 0);
  static final AddressRun DOWN = new AddressRun(-1, null, null, 0, 0);

  /**
   * A server that counts skips what is in use, or was offered to somebody whom the seat did not
   * hear: up to three in a row.
   */
  static final long NEAR = 4;

  /** Three such steps in a row are chance once in 125 where a server draws from 20 addresses. */
  private static final int ROW = 3;

  private static final double MOSTLY = .8;

  AddressRun with(Ipv4 address) {
    if (last == null || end == null) {
      return new AddressRun(sign, address, address, steps, near);
    }
    if (address.equals(last)) {
      return this;
    }
    long ahead = distance(end, address);
    if (ahead <= 0 && ahead > -NEAR) {
      // Of two who ask at once the second is heard first: that is no step.
      return new AddressRun(sign, address, end, steps, near);
    }
    boolean next = isNear(ahead) || isNear(distance(last, address));
    return new AddressRun(sign, address, next ? address : end, steps + 1, next ? near + 1 : near);
  }

  /** Nearly each was the next one. */
  boolean isSeen() {
    return steps >= ROW && near >= MOSTLY * steps;
  }

  /** How far ahead of the end of the row an address lies; less than 1 where it does not. */
  long ahead(Ipv4 address) {
    return end == null ? 0 : distance(end, address);
  }

  /** The address so far ahead of the end of the row. */
  Ipv4 at(long ahead) {
    return end == null ? Ipv4.ZERO : new Ipv4((int) (end.bits() + sign * ahead));
  }

  static boolean isNear(long distance) {
    return distance >= 1 && distance <= NEAR;
  }

  private long distance(Ipv4 from, Ipv4 to) {
    return sign * (Integer.toUnsignedLong(to.bits()) - Integer.toUnsignedLong(from.bits()));
  }
}
