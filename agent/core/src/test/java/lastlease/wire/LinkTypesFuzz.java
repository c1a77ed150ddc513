package lastlease.wire;

/** Frames of any link type; the first byte chooses it. */
public final class LinkTypesFuzz {
  private LinkTypesFuzz() {}

  /** Called by the fuzzer, and with the corpus in the ordinary build. */
  public static void fuzzerTestOneInput(byte[] data) {
    int[] linkTypes = {0, 1, 12, 101, 105, 108, 113, 127, 228, 276, 147};
    if (data.length > 0) {
      byte[] frame = java.util.Arrays.copyOfRange(data, 1, data.length);
      FuzzedFrame.check(linkTypes[(data[0] & 0xFF) % linkTypes.length], frame);
    }
  }
}
