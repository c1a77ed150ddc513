package lastlease.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The diagnosis against venues whose truth is known; a failure names the seeds. */
class SimulatorTest {
  private static final long SEED = 20261124;

  private static Accuracy venues(int count) {
    return new Accuracy(LongStream.range(0, count).mapToObj(i -> Result.of(SEED + i)).toList());
  }

  private static List<Long> seeds(int count, java.util.function.Predicate<Result> which) {
    return LongStream.range(0, count)
        .map(i -> SEED + i)
        .filter(seed -> which.test(Result.of(seed)))
        .boxed()
        .toList();
  }

  @Test
  void fiveHundredVenues() throws IOException {
    check(500);
  }

  @Test
  @Tag("deep")
  void twentyThousandVenues() throws IOException {
    check(20_000);
  }

  private static void check(int count) throws IOException {
    Accuracy accuracy = venues(count);
    Path table = Path.of("target", "simulator-" + count + ".md");
    Files.createDirectories(table.getParent());
    Files.writeString(table, accuracy.markdown());
    assertEquals(
        List.of(),
        accuracy.wrongConfirmed() == 0 ? List.of() : seeds(count, Result::wrongConfirmed),
        "seeds of wrong CONFIRMED\n" + accuracy.markdown());
    assertTrue(
        accuracy.falseCriticals() <= 1 + accuracy.healthyHours() / 1000,
        () -> "false criticals: " + seeds(count, Result::falseCritical) + accuracy.markdown());
    assertTrue(accuracy.rightSoon() >= 0.9, accuracy::markdown);
  }
}
