package lastlease.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import lastlease.wire.mask.Mask;

/** What holds for every frame, whatever its bytes are. */
final class FuzzedFrame {
  private FuzzedFrame() {}

  /**
   * Decodes a frame, as a whole one and as one that was cut off, and hides who is in it.
   *
   * @param linkType a LINKTYPE_ number, also of none that is read
   */
  static void check(int linkType, byte[] bytes) {
    for (int cut : new int[] {0, 400}) {
      Frame frame = new Frame(0, 1, 0, Frame.CAPTURE, linkType, bytes, bytes.length + cut);
      Observation seen = Decoder.decode(frame);
      Frame masked = new Mask(words -> words).apply(frame);
      if (masked != null) {
        Observation after = Decoder.decode(masked);
        assertNotNull(seen);
        assertNotNull(after);
        assertEquals(seen.getClass(), after.getClass());
      }
    }
  }
}
