package lastlease.lab;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import lastlease.golden.Analysis;
import lastlease.golden.Judgement;
import lastlease.golden.Truth;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Venues played anew with today's servers and clients: the verdict is right from both captures, and
 * the agent that watched from the seat meanwhile says the same. The venues are played beside each
 * other and beside the other tests that wait; only the judging is one after the other.
 */
@Lab({
  Prerequisites.Tool.BUSYBOX,
  Prerequisites.Tool.DNSMASQ,
  Prerequisites.Tool.KEA,
  Prerequisites.Tool.ISC,
  Prerequisites.Tool.DHCPCD,
  Prerequisites.Tool.DHCLIENT,
  Prerequisites.Tool.AUTOIPD
})
@Execution(ExecutionMode.CONCURRENT)
final class RealVenuesIT {
  private static final List<String> NAMES =
      List.of(
          "demo",
          "isc-healthy-crowd",
          "kea-killed-and-back",
          "nobody-answers",
          "kea-recovery-by-release",
          "slow-kea",
          "rogue-other-subnet",
          "starvation-own-sources");
  private static final long PATIENCE_MINUTES = 8;
  private static final ExecutorService VENUES = Executors.newFixedThreadPool(NAMES.size());
  private static final Map<String, Future<Truth>> PLAYED = new HashMap<>();

  @TempDir private static Path directory = Path.of("");

  /** Starts the venues, all at once; each test waits for its own. */
  @BeforeAll
  static void play() {
    for (Scenario scenario : Scenarios.all()) {
      if (NAMES.contains(scenario.name())) {
        PLAYED.put(
            scenario.name(),
            VENUES.submit(
                () -> Recorder.record(scenario, directory.resolve(scenario.name()), true)));
      }
    }
  }

  @AfterAll
  static void stop() {
    VENUES.shutdownNow();
  }

  @Execution(ExecutionMode.SAME_THREAD)
  @ParameterizedTest
  @FieldSource("NAMES")
  void verdictIsRightFromTheSeatAndTheMirror(String name) throws Exception {
    Truth truth = Objects.requireNonNull(PLAYED.get(name)).get(PATIENCE_MINUTES, TimeUnit.MINUTES);
    assertAll(
        () -> assertEquals(List.of(), differences(truth, "seat"), "seat: " + truth.note()),
        () -> assertEquals(List.of(), differences(truth, "mirror"), "mirror: " + truth.note()),
        () -> assertEquals(analysed(truth), live(truth), "live: " + truth.note()));
  }

  private static String analysed(Truth truth) throws IOException {
    return Analysis.of(directory.resolve(truth.scenario()).resolve("seat.pcap")).verdict().name();
  }

  private static String live(Truth truth) throws IOException {
    Path report = directory.resolve(truth.scenario()).resolve("live.json");
    return Agent.Final.parse(Files.readString(report)).verdict();
  }

  private static List<String> differences(Truth truth, String view) throws Exception {
    return Judgement.differences(
        truth,
        Analysis.of(directory.resolve(truth.scenario()).resolve(view + ".pcap"), truth.until()));
  }
}
