package lastlease.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What fuzzing found once stays mended, and so does what is near it. */
class CorpusTest {
  private static final int MUTATIONS = 200;

  @ParameterizedTest
  @EnumSource
  void whatHoldsForAnyBytesHoldsForTheCorpusAndItsNeighbours(Target target) throws IOException {
    List<byte[]> corpus = target.inputs();
    assertTrue(corpus.size() > 1, () -> target.corpus() + " is empty");
    for (byte[] input : corpus) {
      check(target, input);
    }
    Random random = new Random(20261128L + target.ordinal());
    for (int i = 0; i < MUTATIONS; i++) {
      check(target, mutated(corpus.get(random.nextInt(corpus.size())), random));
    }
  }

  private static void check(Target target, byte[] input) throws IOException {
    try {
      target.check.of(input);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(target + " " + HexFormat.of().formatHex(input), e);
    }
  }

  private static byte[] mutated(byte[] input, Random random) {
    byte[] bytes = Arrays.copyOf(input, random.nextInt(input.length + 8));
    for (int i = random.nextInt(6); i > 0 && bytes.length > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }
}
