package lastlease.wire;

/** Whole messages: fixed part, cookie and options. */
public final class DhcpMessageFuzz {
  private DhcpMessageFuzz() {}

  /** Called by the fuzzer, and with the corpus in the ordinary build. */
  public static void fuzzerTestOneInput(byte[] data) {
    FuzzedFrame.check(1, Frames.of(1, 0x3C22_FB00_0001L, Frames.ipv4(data)));
  }
}
