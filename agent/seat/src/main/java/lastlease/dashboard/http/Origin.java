package lastlease.dashboard.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Who asks, as far as it is told apart: an IPv4 address, or the 64 bits of an IPv6 network, since
 * every device has as many addresses in its own as it likes.
 *
 * @param name what tells it from others
 * @param address for people
 */
public record Origin(String name, String address) {
  /** This machine, with all who use it and whatever stands in front of the page. */
  public static final String HERE = "here";

  private static final int NETWORK_BYTES = 8;

  /** Of an address. */
  public static Origin of(InetAddress address) {
    byte[] bytes = address.getAddress();
    byte[] told = address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes;
    return new Origin(
        address.isLoopbackAddress() ? HERE : HexFormat.of().formatHex(told),
        address.getHostAddress());
  }
}
