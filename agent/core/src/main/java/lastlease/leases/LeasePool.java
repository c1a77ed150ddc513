package lastlease.leases;

import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * A range that a server gives addresses from.
 *
 * @param prefix of the subnet that it lies in, 1 to 32; 0 where the server does not say
 */
public record LeasePool(Ipv4 first, Ipv4 last, int prefix) {
  /** Larger is no pool but a mistake: a /8. */
  private static final long LARGEST = 1 << 24;

  /** What is assumed where nobody says: what venue routers have. */
  private static final int USUAL_PREFIX = 24;

  /**
   * @throws IllegalArgumentException if the range is none
   */
  public LeasePool {
    if (!isPool(first, last) || prefix < 0 || prefix > 32) {
      throw new IllegalArgumentException("not a pool: " + first + "-" + last);
    }
  }

  private static boolean isPool(Ipv4 first, Ipv4 last) {
    long size = Integer.toUnsignedLong(last.bits()) - Integer.toUnsignedLong(first.bits()) + 1;
    return size >= 1 && size <= LARGEST;
  }

  /** A range as a file has it; null where it is none, which servers refuse as well. */
  public static @Nullable LeasePool of(@Nullable Ipv4 first, @Nullable Ipv4 last, int prefix) {
    return first == null || last == null || !isPool(first, last)
        ? null
        : new LeasePool(first, last, prefix);
  }

  public boolean contains(Ipv4 address) {
    return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
  }

  /** Addresses in it. */
  public int size() {
    return last.bits() - first.bits() + 1;
  }

  /** Length of the subnet's prefix, the usual one where it is not known. */
  public int subnetPrefix() {
    return prefix == 0 ? USUAL_PREFIX : prefix;
  }

  /** The subnet's lowest address. */
  public Ipv4 network() {
    return mask(first, subnetPrefix());
  }

  /** Whether an address is of the same subnet, pool or not. */
  public boolean isNear(Ipv4 address) {
    return mask(address, subnetPrefix()).equals(network());
  }

  /** The lowest address of the subnet with this prefix that the address lies in. */
  public static Ipv4 mask(Ipv4 address, int prefix) {
    return new Ipv4(prefix == 0 ? 0 : address.bits() & -1 << 32 - prefix);
  }

  String text() {
    return first + " " + last + " " + prefix;
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static LeasePool parse(String text) {
    String[] words = text.split(" ", -1);
    if (words.length != 3) {
      throw new IllegalArgumentException("not a pool: " + text);
    }
    return new LeasePool(Ipv4.parse(words[0]), Ipv4.parse(words[1]), Integer.parseInt(words[2]));
  }
}
