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
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The diagnosis against venues whose truth is known. A failure names the seeds; {@code
 * -Dsimulator.seed=SEED} shows what happened in one, and {@code -Dsimulator.pcap=FILE} keeps what
 * the seat saw of it. {@code -Dsimulator.venues=N} draws more or fewer.
 *
 * <p>{@code -Dsimulator.kind=NAME,…} (or {@code NEW}, {@code OLD}, {@code ALL}) scores kinds of
 * venues apart, N of each from {@code -Dsimulator.seed} on, and nothing else; with a seed and no
 * number of venues it tells the story of that one.
 */
class SimulatorTest {
  private static final long SEED = 20261124;
  private static final String KIND = "simulator.kind";
  private static final String VENUES = "simulator.venues";
  private static final String ONE = "simulator.seed";

  /** Of each kind of its own, in the ordinary build. */
  private static final int OF_A_KIND = 4;

  @Test
  @Tag("slow")
  @DisabledIfSystemProperty(named = KIND, matches = ".+")
  void aHundredVenues() throws IOException {
    check(Integer.getInteger(VENUES, 100), 0.9);
  }

  @Test
  @Tag("slow")
  @DisabledIfSystemProperty(named = KIND, matches = ".+")
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

  @Test
  @EnabledIfSystemProperty(named = KIND, matches = ".+")
  void kindsApart() throws IOException {
    List<Fault> kinds = ByKind.named(System.getProperty(KIND));
    if (System.getProperty(ONE) != null && System.getProperty(VENUES) == null) {
      for (Fault kind : kinds) {
        told(kind);
      }
    } else {
      String told = byKind(kinds, Long.getLong(ONE, SEED), Integer.getInteger(VENUES, 40));
      System.out.println(told);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = ONE, matches = "\\d+")
  @DisabledIfSystemProperty(named = KIND, matches = ".+")
  void oneVenueAgain() throws IOException {
    String told = told(null);
    assertTrue(told.contains("wrong=null"), told);
  }

  private static String told(@org.jspecify.annotations.Nullable Fault kind) throws IOException {
    String pcap = System.getProperty("simulator.pcap");
    String told = Replay.one(kind, Long.getLong(ONE), pcap == null ? null : Path.of(pcap));
    keep("simulator-seed.txt", told);
    System.out.println(told);
    return told;
  }

  private static String byKind(List<Fault> kinds, long first, int venues) throws IOException {
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

  private static void keep(String name, String text) throws IOException {
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
