package lastlease.capture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import lastlease.wire.Decoder;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frame;
import lastlease.wire.Frames;
import lastlease.wire.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefilterTest {
  private static final long MAC = 0x0200_0000_0001L;
  private static final byte[] IP = Frames.ipv4(DhcpBytes.discover(MAC, 7).bytes());

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 12, 101, 105, 108, 113, 127, 228, 276})
  void nothingThatDecodesIsLeftOut(int linkType) {
    long seed = 20261124L + linkType;
    Random random = new Random(seed);
    byte[] whole = Frames.of(linkType, MAC, IP);
    int head = whole.length - IP.length + 30;
    int decoded = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = whole.clone();
      for (int i = random.nextInt(4); i > 0; i--) {
        bytes[random.nextInt(head)] = (byte) random.nextInt();
      }
      byte[] cut = Arrays.copyOf(bytes, random.nextInt(5) == 0 ? random.nextInt(head) : head + 250);
      Observation seen = Decoder.decode(new Frame(0, 1, 0, "capture", linkType, cut, whole.length));
      if (seen != null && !(seen instanceof Observation.Malformed)) {
        decoded++;
        assertTrue(
            Prefilter.matters(linkType, cut, 0, cut.length),
            () -> "seed " + seed + ": " + HexFormat.of().formatHex(cut));
      }
    }
    assertTrue(decoded > 1_000, "messages: " + decoded);
  }

  @Test
  void ordinaryTrafficIsLeftOut() {
    byte[] web = Frames.of(1, MAC, Frames.ipv4(new byte[40], 0x0A000005, 0x08080808, 50_000, 443));
    assertFalse(Prefilter.matters(1, web, 0, web.length));
    byte[] v6 = Frames.ethernet(MAC, 0x86DD, new byte[60]);
    assertFalse(Prefilter.matters(1, v6, 0, v6.length));
  }
}
