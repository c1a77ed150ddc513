package lastlease.leases;

import lastlease.wire.Ipv4;

/**
 * What a server counts in a subnet, where it tells no single leases.
 *
 * @param network lowest address of the subnet
 * @param prefix 1 to 32
 * @param total addresses of its pools
 * @param assigned of these, leased; declined ones included
 * @param declined of these, out of use since somebody else was found to use them
 */
public record LeaseCount(Ipv4 network, int prefix, long total, long assigned, long declined) {
  String text() {
    return network + " " + prefix + " " + total + " " + assigned + " " + declined;
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static LeaseCount parse(String text) {
    String[] words = text.split(" ", -1);
    if (words.length != 5) {
      throw new IllegalArgumentException("not a count: " + text);
    }
    return new LeaseCount(
        Ipv4.parse(words[0]),
        Integer.parseInt(words[1]),
        Long.parseLong(words[2]),
        Long.parseLong(words[3]),
        Long.parseLong(words[4]));
  }
}
