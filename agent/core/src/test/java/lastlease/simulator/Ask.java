package lastlease.simulator;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import lastlease.wire.DhcpBytes;

/**
 * What a client sends.
 *
 * @param type of RFC 2132 9.6; 0 for BOOTP
 * @param source Ethernet source, at times another than the client's address
 * @param requested option 50, 0 without
 * @param server option 54, 0 without
 */
public record Ask(
    int type,
    Station from,
    long mac,
    long source,
    int xid,
    int secs,
    boolean broadcast,
    int ciaddr,
    int requested,
    int server,
    String hostname,
    boolean asksV6Only,
    boolean rapidCommit) {
  public static final int DISCOVER = 1;
  public static final int OFFER = 2;
  public static final int REQUEST = 3;
  public static final int DECLINE = 4;
  public static final int ACK = 5;
  public static final int NAK = 6;
  public static final int RELEASE = 7;
  public static final int INFORM = 8;

  private static final int V6_ONLY = 108;
  private static final List<String> NAMES =
      List.of(
          "BOOTP", "DISCOVER", "OFFER", "REQUEST", "DECLINE", "ACK", "NAK", "RELEASE", "INFORM");

  public static String name(int type) {
    return NAMES.get(type);
  }

  private int[] parameters() {
    IntStream asked = from.kind.asksFor().stream().mapToInt(Integer::intValue);
    return asksV6Only && !from.kind.asksFor().contains(V6_ONLY)
        ? IntStream.concat(asked, IntStream.of(V6_ONLY)).toArray()
        : asked.toArray();
  }

  /** As a line of a log. */
  public String told() {
    return String.format(
        Locale.ROOT,
        "%s xid %08x secs %d ciaddr %08x requested %08x server %08x%s",
        name(type),
        xid,
        secs,
        ciaddr,
        requested,
        server,
        broadcast ? " broadcast" : "");
  }

  public DhcpBytes bytes() {
    DhcpBytes bytes =
        type == 0 ? DhcpBytes.request(0, mac, xid) : DhcpBytes.request(type, mac, xid);
    bytes.secs(secs);
    if (broadcast) {
      bytes.fixed(10, (byte) 0x80);
    }
    if (ciaddr != 0) {
      bytes.fixed(12, Packets.bytes(ciaddr));
    }
    if (requested != 0) {
      bytes.option(50, Packets.octets(requested));
    }
    if (server != 0) {
      bytes.option(54, Packets.octets(server));
    }
    if (rapidCommit) {
      bytes.option(80);
    }
    if (!hostname.isEmpty()) {
      bytes.option(12, hostname);
    }
    if (!from.kind.vendorClass().isEmpty()) {
      bytes.option(60, from.kind.vendorClass());
    }
    bytes.option(55, parameters());
    return bytes;
  }
}
