package lastlease.diagnose.given;

import java.util.Comparator;
import java.util.List;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * What the user tells beside the frames.
 *
 * @param pools the {@code --pool} options: FIRST-LAST or N, each after an optional {@code SEGMENT=}
 * @param servers the venue's own servers; empty if not declared
 * @param router what the venue's server is, for recipes; null if not named
 * @param contact who measures, for reports; null if not told
 */
public record Settings(
    List<PoolOption> pools, List<Ipv4> servers, @Nullable String router, @Nullable String contact) {
  private static final int LARGEST = 99_999_999;

  /** Without what is for reports only. */
  public Settings(List<PoolOption> pools, List<Ipv4> servers) {
    this(pools, servers, null, null);
  }

  public static final Settings NONE = new Settings(List.of(), List.of());

  /** Addresses in pools: those in several ranges count once. */
  public static int size(List<PoolOption> pools) {
    long size = 0;
    long counted = -1;
    List<PoolOption> ordered =
        pools.stream().sorted(Comparator.comparingLong(PoolOption::lowest)).toList();
    for (PoolOption pool : ordered) {
      if (pool.first() == null) {
        size += pool.size();
      } else {
        long highest = pool.lowest() + pool.size() - 1;
        size += Math.max(0, highest - Math.max(counted, pool.lowest() - 1));
        counted = Math.max(counted, highest);
      }
    }
    return (int) Math.min(LARGEST, size);
  }

  /**
   * @param text as the user wrote it
   * @param segment null for every segment
   * @param first lowest address, null where only the size is known
   * @param size number of addresses, 1 to 99,999,999
   */
  public record PoolOption(
      String text, @Nullable String segment, @Nullable Ipv4 first, @Nullable Ipv4 last, int size) {

    private long lowest() {
      return first == null ? -1 : Integer.toUnsignedLong(first.bits());
    }

    /**
     * Parses {@code 10.0.0.10-10.0.0.99}, {@code 90}, {@code wlan0.20=90}; {@code 10.0.0.0/24} is
     * all of a subnet but its first and last address, which no host may have.
     *
     * @throws IllegalArgumentException in words for the user, if it is none of these
     */
    public static PoolOption parse(String text) {
      int equals = text.indexOf('=');
      String segment = equals < 0 ? null : text.substring(0, equals);
      String range = text.substring(equals + 1);
      int dash = range.indexOf('-');
      if (dash >= 0) {
        return of(
            text,
            segment,
            Ipv4.parse(range.substring(0, dash)),
            Ipv4.parse(range.substring(dash + 1)));
      }
      int slash = range.indexOf('/');
      if (slash >= 0) {
        return subnet(text, segment, range.substring(0, slash), range.substring(slash + 1));
      }
      if (!range.matches("[0-9]{1,8}") || Integer.parseInt(range) < 1) {
        throw new IllegalArgumentException(
            "a pool is FIRST-LAST (10.0.0.10-10.0.0.99), a subnet (10.0.0.0/24) or a number of"
                + " addresses: "
                + text);
      }
      return new PoolOption(text, segment, null, null, Integer.parseInt(range));
    }

    private static PoolOption of(String text, @Nullable String segment, Ipv4 first, Ipv4 last) {
      if (first.compareTo(last) > 0) {
        throw new IllegalArgumentException("the pool's first address is above its last: " + text);
      }
      long size = (last.bits() & 0xFFFF_FFFFL) - (first.bits() & 0xFFFF_FFFFL) + 1;
      if (size > LARGEST) {
        throw new IllegalArgumentException("no pool is that large: " + text);
      }
      return new PoolOption(text, segment, first, last, (int) size);
    }

    private static PoolOption subnet(
        String text, @Nullable String segment, String address, String prefix) {
      if (!prefix.matches("[0-9]{1,2}")
          || Integer.parseInt(prefix) < 8
          || Integer.parseInt(prefix) > 30) {
        throw new IllegalArgumentException("a subnet has a prefix from /8 to /30: " + text);
      }
      int hosts = -1 >>> Integer.parseInt(prefix);
      int network = Ipv4.parse(address).bits() & ~hosts;
      return of(text, segment, new Ipv4(network + 1), new Ipv4((network | hosts) - 1));
    }
  }
}
