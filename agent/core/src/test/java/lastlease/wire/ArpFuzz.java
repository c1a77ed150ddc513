package lastlease.wire;

/** ARP packets in Ethernet, tagged and not. */
public final class ArpFuzz {
  private ArpFuzz() {}

  /** Called by the fuzzer, and with the corpus in the ordinary build. */
  public static void fuzzerTestOneInput(byte[] data) {
    FuzzedFrame.check(1, Frames.ethernet(0x3C22_FB00_0001L, 0x0806, data));
    FuzzedFrame.check(1, Frames.ethernet(0x3C22_FB00_0001L, 0x0806, data, 10, 20));
  }
}
