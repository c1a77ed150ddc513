package lastlease.dashboard.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Who asks, as far as it is told apart: an IPv4 address, or the 64 bits of an IPv6 network, since
 * every device has as many addresses in its own as it likes.
 */
public final class Origin {
  /** This machine, with all who use it and whatever stands in front of the page. */
  public static final String HERE = "here";

  private static final int NETWORK_BYTES = 8;

  private Origin() {}

  static String of(InetAddress address) {
    if (address.isLoopbackAddress()) {
      return HERE;
    }
    byte[] bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
  }
}
