package lastlease.diagnose;

import java.util.List;
import lastlease.decode.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * What the user tells beside the frames.
 *
 * @param pools the {@code --pool} options: FIRST-LAST or N, each after an optional {@code SEGMENT=}
 * @param servers the venue's own servers; empty if not declared
 */
public record Settings(List<PoolOption> pools, List<Ipv4> servers) {
  public static final Settings NONE = new Settings(List.of(), List.of());

  /**
   * @param text as the user wrote it
   * @param segment null for every segment
   * @param first lowest address, null where only the size is known
   * @param size number of addresses, 1 or more
   */
  public record PoolOption(
      String text, @Nullable String segment, @Nullable Ipv4 first, @Nullable Ipv4 last, int size) {

    /**
     * Parses {@code 10.0.0.10-10.0.0.99}, {@code 90}, {@code wlan0.20=90}.
     *
     * @throws IllegalArgumentException in words for the user, if it is none of these
     */
    public static PoolOption parse(String text) {
      int equals = text.indexOf('=');
      String segment = equals < 0 ? null : text.substring(0, equals);
      String range = text.substring(equals + 1);
      int dash = range.indexOf('-');
      if (dash >= 0) {
        Ipv4 first = Ipv4.parse(range.substring(0, dash));
        Ipv4 last = Ipv4.parse(range.substring(dash + 1));
        if (first.compareTo(last) > 0) {
          throw new IllegalArgumentException("the pool's first address is above its last: " + text);
        }
        return new PoolOption(text, segment, first, last, last.bits() - first.bits() + 1);
      }
      if (!range.matches("[0-9]{1,8}") || Integer.parseInt(range) < 1) {
        throw new IllegalArgumentException(
            "a pool is FIRST-LAST (10.0.0.10-10.0.0.99) or a number of addresses: " + text);
      }
      return new PoolOption(text, segment, null, null, Integer.parseInt(range));
    }
  }
}
