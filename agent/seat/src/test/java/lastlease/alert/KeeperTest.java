package lastlease.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import lastlease.cli.Receiver;
import lastlease.cli.SampleReports;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told is kept first, and nobody waits for the disk. */
class KeeperTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir private Path home = Path.of("");
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  /** A disk that stands still until it may go on. */
  private static final class Slow implements Shelf {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final List<String> kept = new CopyOnWriteArrayList<>();

    @Override
    public String load() {
      return "";
    }

    @Override
    public void save(String text) throws IOException {
      begun.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      kept.add(text);
    }
  }

  private Alerts.Plan plan(Receiver receiver) {
    return new Alerts.Plan(
        Map.of("alert.webhook", receiver.address(), "alert.desktop", "false"),
        Map.of(),
        Duration.ofHours(1),
        null,
        new Phrases(Language.EN, ZoneOffset.UTC),
        text -> {},
        (channel, why) -> complaints.add(channel + ": " + why));
  }

  @Test
  void aDiskThatStandsStillHoldsNobodyUpAndWhatItKeepsGoesOutThen() throws Exception {
    Slow disk = new Slow();
    try (Receiver receiver = new Receiver(0);
        Alerts alerts = Alerts.beginAside(plan(receiver), "session", disk)) {
      assertTimeoutPreemptively(
          LONG, () -> alerts.changed("wlan0", SampleReports.incident(), Telling.NOW));
      disk.begun.await();
      assertTrue(alerts.waits(), "somebody looks after it");
      assertTrue(receiver.isQuiet(300), "it is not kept yet");
      disk.goOn.countDown();
      assertTrue(receiver.next().body().contains("\"OPENED\""));
      assertTrue(disk.kept.get(0).contains("OPENED"), "kept before it went out");
    }
  }

  @Test
  void whatADiskDoesNotKeepForLongGoesOutAllTheSameAndThatIsToldOnce() throws Exception {
    Slow disk = new Slow();
    AtomicLong time = new AtomicLong();
    AtomicLong mayGo = new AtomicLong();
    Pacing pacing =
        new Pacing() {
          @Override
          public long nanos() {
            return time.get();
          }

          @Override
          public void await(Object monitor, long millis) {}
        };
    try (Keeper keeper =
        new Keeper(
            new AlertFile(disk),
            mayGo::set,
            (who, why) -> complaints.add(who + ": " + why),
            pacing)) {
      keeper.writeAside();
      keeper.keep(7, new AlertFile.Kept(List.of(), Map.of()));
      disk.begun.await();
      time.set(Duration.ofSeconds(Keeper.PATIENCE_SECONDS).toNanos() - 1);
      keeper.lookAtTheDisk();
      assertEquals(0, mayGo.get());
      time.incrementAndGet();
      keeper.lookAtTheDisk();
      keeper.lookAtTheDisk();
      assertEquals(7, mayGo.get());
      assertEquals(1, complaints.size(), complaints::toString);
      assertFalse(keeper.awaitKept(1));
      disk.goOn.countDown();
      assertTrue(keeper.awaitKept(LONG.toMillis()));
      assertFalse(keeper.isBusy());
    }
  }

  @Test
  void whatComesWhileTheDiskIsBusyIsKeptAsTheNewestOnly() throws Exception {
    Slow disk = new Slow();
    AtomicLong mayGo = new AtomicLong();
    try (Keeper keeper =
        new Keeper(new AlertFile(disk), mayGo::set, (who, why) -> {}, Pacing.REAL)) {
      keeper.writeAside();
      keeper.keep(1, new AlertFile.Kept(List.of(), Map.of()));
      disk.begun.await();
      for (int batch = 2; batch <= 1_000; batch++) {
        keeper.keep(batch, new AlertFile.Kept(List.of(), Map.of()));
      }
      disk.goOn.countDown();
      assertTrue(keeper.awaitKept(LONG.toMillis()));
      assertEquals(2, disk.kept.size());
      assertEquals(1_000, mayGo.get());
    }
  }

  @Test
  void aFileHoldsWhatWasSavedLast() throws Exception {
    Path file = home.resolve("alerts.json");
    Shelf shelf = Shelf.file(file);
    assertEquals("", shelf.load());
    shelf.save("a longer text, 長い");
    shelf.save("short");
    assertEquals("short", shelf.load());
    try (var files = Files.list(home)) {
      assertEquals(List.of(file), files.toList());
    }
  }
}
