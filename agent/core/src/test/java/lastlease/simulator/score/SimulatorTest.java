package lastlease.simulator.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import lastlease.simulator.Fault;
import lastlease.simulator.kinds.Kinds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The diagnosis against venues whose truth is known. A failure names the seeds, and {@link
 * Simulate} tells what happened in one. {@code -Dsimulator.venues=N} draws more or fewer.
 */
class SimulatorTest {
  static final long SEED = 20261124;
  static final String VENUES = "simulator.venues";

  /** Of each kind of its own, in the ordinary build. */
  private static final int OF_A_KIND = 4;

  @Test
  @Tag("slow")
  void aHundredVenues() throws IOException {
    check(Integer.getInteger(VENUES, 100), 0.9);
  }

  @Test
  @Tag("slow")
  void nothingWrongIsConfirmedInKindsOfTheirOwn() throws IOException {
    byKind(Kinds.ofTheirOwn(), SEED, OF_A_KIND);
  }

  @Test
  @Tag("deep")
  void twentyThousandVenues() throws IOException {
    check(20_000, 0.97);
  }

  @Test
  @Tag("deep")
  void nothingWrongIsConfirmedInAHundredOfEachKind() throws IOException {
    byKind(Kinds.ofTheirOwn(), SEED, 100);
  }

  static String byKind(List<Fault> kinds, long first, int venues) throws IOException {
    ByKind scored = new ByKind(kinds, first, venues);
    String told = scored.told();
    keep("simulator-kinds.md", told);
    assertEquals(List.of(), scored.besideThePoint(), told);
    assertEquals("", names(scored.wrongConfirmed()), told);
    return told;
  }

  private static String names(List<Result> results) {
    return results.stream()
        .map(result -> result.draw().fault() + ":" + result.seed())
        .collect(Collectors.joining(" "));
  }

  static void keep(String name, String text) throws IOException {
    Path kept = Path.of("target", name);
    Files.createDirectories(kept.getParent());
    Files.writeString(kept, text);
  }

  private static void check(int count, double soon) throws IOException {
    Accuracy accuracy = Replay.accuracy(SEED, count);
    keep("simulator-" + count + ".md", accuracy.markdown());
    keep("simulator-" + count + "-failures.txt", accuracy.failures());
    String told = accuracy.markdown() + accuracy.failures();
    assertEquals(List.of(), accuracy.wrongConfirmed(), told);
    assertTrue(accuracy.falseCriticals().size() <= 1 + accuracy.healthyHours() / 1000, told);
    assertTrue(accuracy.tellable() >= count / 10, told);
    assertTrue(accuracy.rightSoon() >= soon, told);
  }
}
