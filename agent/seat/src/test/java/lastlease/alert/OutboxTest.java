package lastlease.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import lastlease.alert.channel.Channel;
import lastlease.alert.form.Alert;
import lastlease.reports.Severity;
import lastlease.reports.render.words.Language;
import lastlease.words.Saying;
import org.junit.jupiter.api.Test;

/** An hour with a receiver that does not work, in no time. */
class OutboxTest {
  private static final long HOUR_NANOS = Duration.ofHours(1).toNanos();

  private final AtomicLong time = new AtomicLong();
  private final CountDownLatch hour = new CountDownLatch(1);
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final AtomicInteger tried = new AtomicInteger();

  private final Pacing quick =
      new Pacing() {
        @Override
        public long nanos() {
          return time.get();
        }

        @Override
        @SuppressWarnings("WaitNotInLoop") // What ends it is the interrupt.
        public void await(Object monitor, long millis) throws InterruptedException {
          if (time.addAndGet(millis * 1_000_000) >= HOUR_NANOS) {
            hour.countDown();
            // Until the test closes the box.
            monitor.wait();
          }
        }
      };

  /** Fails in its way. */
  private interface Failing {
    void send(int attempt) throws IOException;
  }

  private int triesInAnHour(Failing how) throws InterruptedException {
    Channel channel =
        new Channel() {
          @Override
          public String name() {
            return "hook";
          }

          @Override
          public void send(Alert alert) throws IOException {
            how.send(tried.incrementAndGet());
          }
        };
    try (Outbox box =
        new Outbox(channel, (name, why) -> complaints.add(name + ": " + why), () -> {}, quick)) {
      box.start();
      box.offer(Telling.opened(Language.EN), 0);
      assertTrue(hour.await(30, TimeUnit.SECONDS), () -> tried + " tries");
      return tried.get();
    }
  }

  @Test
  void aReceiverThatFailsForAnHourIsAskedOnceAMinuteAndToldOfOnce() throws Exception {
    int tries =
        triesInAnHour(
            attempt -> {
              throw new Channel.Busy(
                  Saying.of("channel.answered").with("status", 500), Duration.ZERO);
            });
    // 1, 2, 4, … 60 s, and up to half as much again by chance.
    assertTrue(tries >= 42 && tries <= 70, tries + " tries");
    assertEquals(List.of("hook: answered 500; it is tried again"), complaints);
  }

  @Test
  void aReceiverThatIsBusyForAnHourGetsTheTimeThatItAsksFor() throws Exception {
    int tries =
        triesInAnHour(
            attempt -> {
              throw new Channel.Busy(
                  Saying.of("channel.answered").with("status", 429), Duration.ofMinutes(5));
            });
    assertTrue(tries >= 11 && tries <= 13, tries + " tries");
    assertEquals(1, complaints.size(), complaints::toString);
  }

  @Test
  void aReceiverThatAsksForADayIsAskedEveryTenMinutes() throws Exception {
    int tries =
        triesInAnHour(
            attempt -> {
              throw new Channel.Busy(
                  Saying.of("channel.answered").with("status", 429), Duration.ofDays(1));
            });
    assertTrue(tries >= 6 && tries <= 7, tries + " tries");
  }

  @Test
  void eachWayToFailIsToldOnceThoughTheyTakeTurns() throws Exception {
    triesInAnHour(
        attempt -> {
          throw attempt % 2 == 0
              ? new Channel.Busy(Saying.of("channel.answered").with("status", 500), Duration.ZERO)
              : new IOException("not reachable (ConnectException)");
        });
    assertEquals(2, complaints.size(), complaints::toString);
  }

  @Test
  void whereTooManyWaitTheMildestLeaves() {
    Channel channel =
        new Channel() {
          @Override
          public String name() {
            return "hook";
          }

          @Override
          public void send(Alert alert) {}
        };
    try (Outbox box =
        new Outbox(channel, (name, why) -> complaints.add(name + ": " + why), () -> {}, quick)) {
      // Never started: nothing leaves by itself.
      box.offer(alert("grave", Severity.CRITICAL), 0);
      for (int i = 0; i < 1_000; i++) {
        box.offer(alert("mild" + i, Severity.WARNING), 0);
      }
      List<String> left = box.undelivered().stream().map(Alert::incident).toList();
      assertEquals(100, left.size());
      assertEquals("grave", left.get(0));
      assertEquals("mild999", left.get(99));
      assertEquals(1, complaints.size(), complaints::toString);
    }
  }

  private static Alert alert(String incident, Severity severity) {
    Alert one = Telling.opened(Language.EN);
    return new Alert(
        incident,
        incident,
        one.kind(),
        one.verdict(),
        one.confidence(),
        severity,
        one.previous(),
        one.first(),
        one.event(),
        one.host(),
        one.segment(),
        one.at(),
        one.began(),
        one.until(),
        one.clients(),
        one.title(),
        one.body());
  }

  @Test
  void aDefectOfOursIsToldAndEndsNoChannel() throws Exception {
    int tries =
        triesInAnHour(
            attempt -> {
              if (attempt == 1) {
                throw new IllegalStateException("Bearer oops");
              }
              throw new IOException("gone");
            },
            2);
    assertTrue(tries > 1);
    assertTrue(complaints.get(0).contains("IllegalStateException"), complaints::toString);
    assertFalse(complaints.toString().contains("oops"), "what it says may be a secret");
  }

  private int triesInAnHour(Failing how, int offers) throws InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    Channel channel =
        new Channel() {
          @Override
          public String name() {
            return "hook";
          }

          @Override
          public void send(Alert alert) throws IOException {
            first.countDown();
            how.send(tried.incrementAndGet());
          }
        };
    try (Outbox box =
        new Outbox(channel, (name, why) -> complaints.add(name + ": " + why), () -> {}, quick)) {
      box.start();
      box.offer(Telling.opened(Language.EN), 0);
      assertTrue(first.await(30, TimeUnit.SECONDS));
      assertTrue(box.awaitEmpty(30_000));
      for (int i = 1; i < offers; i++) {
        box.offer(Telling.opened(Language.EN), 0);
      }
      assertTrue(hour.await(30, TimeUnit.SECONDS), () -> tried + " tries");
      return tried.get();
    }
  }
}
