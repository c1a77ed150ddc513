package lastlease.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import lastlease.cli.SampleReports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Reports are made when somebody reads, and not oftener than once a second. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class LatestTest {
  private final Latest latest = new Latest();
  private final AtomicInteger asked = new AtomicInteger();

  /** A core that answers at once. */
  private void answers() {
    latest.onAsk(
        () -> {
          asked.incrementAndGet();
          latest.put(SampleReports.FULL);
        });
  }

  @Test
  void nobodyReadsAndNothingIsAskedFor() {
    answers();
    assertEquals(0, asked.get());
  }

  @Test
  void readersWithinASecondShareAReport() {
    answers();
    long begun = System.nanoTime();
    for (int i = 0; i < 50; i++) {
      assertNotNull(latest.get());
    }
    long seconds = (System.nanoTime() - begun) / 1_000_000_000L;
    assertTrue(asked.get() <= 1 + seconds, asked.get() + " in " + seconds + " s");
    assertTrue(asked.get() >= 1);
  }

  @Test
  void aStreamAsksForTheNextOneASecondLater() throws InterruptedException {
    answers();
    Latest.Edition first = latest.after(0, 10_000);
    assertNotNull(first);
    long begun = System.nanoTime();
    Latest.Edition second = latest.after(first.version(), 10_000);
    assertNotNull(second);
    assertEquals(first.version() + 1, second.version());
    assertTrue(System.nanoTime() - begun > 900_000_000L, "too soon");
    assertEquals(2, asked.get());
  }

  @Test
  void aFreshReportIsShownAsItIs() {
    latest.put(SampleReports.FULL);
    latest.onAsk(asked::incrementAndGet);
    Latest.Edition fresh = latest.get();
    assertNotNull(fresh);
    assertEquals(0, asked.get(), "it is fresh");
  }

  @Test
  void beforeTheFirstReportAReaderWaitsAWhileAndGetsNone() {
    latest.onAsk(asked::incrementAndGet);
    assertNull(latest.get());
    assertEquals(1, asked.get());
  }

  @Test
  void whenTheLastReportIsOutNobodyIsAsked() throws InterruptedException {
    answers();
    latest.put(SampleReports.FULL);
    latest.onAsk(null);
    assertNotNull(latest.get());
    assertNull(latest.after(1, 1_200));
    assertEquals(0, asked.get());
  }
}
