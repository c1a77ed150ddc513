package lastlease.wire;

/** IPv4 and IPv6 packets, UDP, tunnels and neighbour discovery within. */
public final class IpFuzz {
  private IpFuzz() {}

  /** Called by the fuzzer, and with the corpus in the ordinary build. */
  public static void fuzzerTestOneInput(byte[] data) {
    FuzzedFrame.check(101, data);
  }
}
