package lastlease.simulator.score;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import lastlease.simulator.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What somebody wants to see of the simulator. It belongs to no build, as its name is no test's,
 * and runs only where it is called by name, {@code -Dtest=Simulate#kinds} or {@code
 * -Dtest=Simulate#venue}.
 */
class Simulate {
  private static final String KIND = "simulator.kind";
  private static final String ONE = "simulator.seed";

  /**
   * Scores kinds of venues apart: {@code -Dsimulator.kind=NAME,…} (or {@code NEW}, {@code OLD},
   * {@code ALL}), {@code -Dsimulator.venues=N} of each from {@code -Dsimulator.seed=SEED} on.
   */
  @Test
  void kinds() throws IOException {
    List<Fault> kinds = ByKind.named(given(KIND));
    long first = Long.getLong(ONE, SimulatorTest.SEED);
    int venues = Integer.getInteger(SimulatorTest.VENUES, 40);
    System.out.println(SimulatorTest.byKind(kinds, first, venues));
  }

  /**
   * Tells the story of the venue of {@code -Dsimulator.seed=SEED}, of the kinds of {@code
   * -Dsimulator.kind=NAME,…} where they are given; {@code -Dsimulator.pcap=FILE} keeps what the
   * seat saw of it.
   */
  @Test
  void venue() throws IOException {
    long seed = Long.parseLong(given(ONE));
    String kinds = System.getProperty(KIND);
    List<@Nullable Fault> told =
        kinds == null
            ? Collections.singletonList(null)
            : Collections.unmodifiableList(ByKind.named(kinds));
    for (Fault kind : told) {
      String story = told(kind, seed);
      assertTrue(kind != null || story.contains("wrong=null"), story);
    }
  }

  private static String told(@Nullable Fault kind, long seed) throws IOException {
    String pcap = System.getProperty("simulator.pcap");
    String told = Replay.one(kind, seed, pcap == null ? null : Path.of(pcap));
    SimulatorTest.keep("simulator-seed.txt", told);
    System.out.println(told);
    return told;
  }

  private static String given(String property) {
    return requireNonNull(System.getProperty(property), "-D" + property + "=… is missing");
  }
}
