package lastlease.wire;

/** 802.11 frames, without and with radiotap. */
public final class WirelessFuzz {
  private WirelessFuzz() {}

  /** Called by the fuzzer, and with the corpus in the ordinary build. */
  public static void fuzzerTestOneInput(byte[] data) {
    FuzzedFrame.check(105, data);
    FuzzedFrame.check(127, data);
  }
}
