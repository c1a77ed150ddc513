package lastlease.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The diagnosis against venues whose truth is known. A failure names the seeds; {@code
 * -Dsimulator.seed=SEED} shows what happened in one, and {@code -Dsimulator.pcap=FILE} keeps what
 * the seat saw of it.
 */
class SimulatorTest {
  private static final long SEED = 20261124;

  @Test
  @Tag("slow")
  void fiveHundredVenues() throws IOException {
    check(500, 0.9);
  }

  @Test
  @Tag("deep")
  void twentyThousandVenues() throws IOException {
    check(20_000, 0.97);
  }

  @Test
  @EnabledIfSystemProperty(named = "simulator.seed", matches = "\\d+")
  void oneVenueAgain() throws IOException {
    String pcap = System.getProperty("simulator.pcap");
    String told = Replay.one(Long.getLong("simulator.seed"), pcap == null ? null : Path.of(pcap));
    Path kept = Path.of("target", "simulator-seed.txt");
    Files.createDirectories(kept.getParent());
    Files.writeString(kept, told);
    System.out.println(told);
    assertTrue(told.contains("wrong=null"), told);
  }

  private static void check(int count, double soon) throws IOException {
    Accuracy accuracy = Replay.accuracy(SEED, count);
    Path table = Path.of("target", "simulator-" + count + ".md");
    Files.createDirectories(table.getParent());
    Files.writeString(table, accuracy.markdown());
    Files.writeString(
        Path.of("target", "simulator-" + count + "-failures.txt"), accuracy.failures());
    String told = accuracy.markdown() + accuracy.failures();
    assertEquals(List.of(), accuracy.wrongConfirmed(), told);
    assertTrue(accuracy.falseCriticals().size() <= 1 + accuracy.healthyHours() / 1000, told);
    assertTrue(accuracy.tellable() >= count / 10, told);
    assertTrue(accuracy.rightSoon() >= soon, told);
  }
}
