package lastlease.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are, decoding gives an observation, a counted reason, or nothing. */
class HostileFramesTest {
  private static final long MAC = 0x0200_0000_0001L;
  private static final byte[] OFFER =
      Frames.ipv4(
          DhcpBytes.reply(2, MAC, 1)
              .option(54, 10, 0, 0, 1)
              .option(51, 0, 0, 14, 16)
              .option(52, 3)
              .option(12, "name")
              .option(81, 4, 0, 0, 1, 'a', 1, 'b', 0)
              .bytes());

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 12, 101, 105, 108, 113, 127, 228, 276})
  void mutatedAndCutFramesNeverThrow(int linkType) {
    long seed = 20261124L + linkType;
    Random random = new Random(seed);
    byte[] whole = Frames.of(linkType, MAC, OFFER);
    int useful = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = whole.clone();
      for (int i = random.nextInt(6); i > 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      byte[] cut =
          random.nextInt(3) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
      Frame frame = new Frame(0, 1, 0, "capture", linkType, cut, whole.length);
      Observation seen = decode(frame, "seed " + seed);
      useful += seen instanceof Observation.Dhcp ? 1 : 0;
    }
    assertTrue(useful > 5_000, "most mutations leave a message: " + useful);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 113, 127})
  void everyPrefixOfAFrameIsSafe(int linkType) {
    byte[] whole = Frames.of(linkType, MAC, OFFER);
    for (int length = 0; length <= whole.length; length++) {
      for (boolean truncated : List.of(true, false)) {
        byte[] cut = Arrays.copyOf(whole, length);
        Frame frame =
            new Frame(0, 1, 0, "capture", linkType, cut, truncated ? whole.length : length);
        decode(frame, "length " + length);
      }
    }
  }

  private static @Nullable Observation decode(Frame frame, String told) {
    try {
      return Decoder.decode(frame);
    } catch (RuntimeException e) {
      throw new AssertionError(told + " " + Arrays.toString(frame.bytes()), e);
    }
  }
}
