package lastlease.leases;

import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * An address that a server's table says is not free.
 *
 * @param mac of the device, null where the table names none
 * @param since when the server last heard from the device, seconds since 1970; null where the table
 *     does not say
 * @param until when the lease ends, seconds since 1970; null where it never does, or where the
 *     table does not say
 */
public record LeaseEntry(
    Ipv4 address,
    @Nullable MacAddress mac,
    @Nullable Long since,
    @Nullable Long until,
    State state) {

  /** Why an address is not free. */
  public enum State {
    LEASED,
    /** A device said that somebody else uses it, or the server found that out: out of use. */
    DECLINED
  }

  /** Whether it keeps its address from others at a time, seconds since 1970. */
  public boolean holds(long seconds) {
    return until == null || until > seconds;
  }

  /** As one word of a journal: address, MAC, since, until, state; {@code -} for what is unknown. */
  String text() {
    return address + " " + orNone(mac) + " " + orNone(since) + " " + orNone(until) + " " + state;
  }

  private static String orNone(@Nullable Object value) {
    return value == null ? "-" : value.toString();
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static LeaseEntry parse(String text) {
    String[] words = text.split(" ", -1);
    if (words.length != 5) {
      throw new IllegalArgumentException("not a lease: " + text);
    }
    return new LeaseEntry(
        Ipv4.parse(words[0]),
        words[1].equals("-") ? null : MacAddress.parse(words[1]),
        words[2].equals("-") ? null : Long.valueOf(words[2]),
        words[3].equals("-") ? null : Long.valueOf(words[3]),
        State.valueOf(words[4]));
  }
}
