package lastlease.live;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lastlease.alert.AlertTime;
import lastlease.capture.journal.Journal;
import lastlease.capture.listen.FrameQueue;
import lastlease.capture.listen.LiveCapture;
import lastlease.core.Input;
import lastlease.diagnose.Diagnosis;
import lastlease.reports.PoolReport;
import lastlease.reports.Verdict;
import lastlease.session.Numbering;
import lastlease.session.Session;
import lastlease.session.Surroundings;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that owns the core of a live session: takes what {@link Intake} hands on, tells
 * what changes at once, and builds a report only when somebody reads it.
 */
public final class WatchLoop {
  private static final long SECOND_NANOS = 1_000_000_000L;

  private static final long LONGEST_NANOS = 5 * SECOND_NANOS;

  /** Exit status of a process that had to end before its report was out. */
  private static final int UNFINISHED = 1;

  private final Screens screens;
  private final @Nullable Prober prober;
  private final Session session;
  private final Teller teller;
  private final Intake intake;
  private final AlertTime time;
  private final long begunNanos = System.nanoTime();
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean stopped;
  private volatile int status = UNFINISHED;
  private boolean blind;
  private boolean owed;
  private boolean news = true;
  private @Nullable Instant lastFrame;
  private long ticked = begunNanos;
  private final Pace pace = new Pace(begunNanos);

  /** What the last report said. */
  private Verdict verdict = Verdict.UNDETERMINED;

  public WatchLoop(
      Surroundings here,
      Teller teller,
      FrameQueue queue,
      List<LiveCapture> live,
      Journal journal,
      Screens screens,
      @Nullable Prober prober,
      List<String> names,
      Input.Start start,
      @Nullable Path resumed)
      throws IOException {
    this.screens = screens;
    this.prober = prober;
    this.teller = teller;
    this.time = new AlertTime(here.clock());
    Numbering numbering = new Numbering();
    OptionalLong last = OptionalLong.empty();
    if (resumed == null) {
      session = new Session(start);
      journal.add(start);
    } else {
      Replay replay = Replay.of(resumed, teller::warn);
      session = replay.session();
      numbering = replay.numbering();
      last = session.driver().now();
      if (!replay.ended() && last.isPresent()) {
        journal.add(new Input.End(last.getAsLong()));
      }
      screens.resumed(report(), now());
    }
    this.intake =
        new Intake(
            here, queue, live, journal, names, numbering, start.micros(), last, screens.sent());
    screens.onAsk(intake::ask);
    screens.clock(intake::ownMillis);
  }

  /** Runs until it is told to stop, the stream ends or the time is over. */
  public Session run(@Nullable Duration duration) throws IOException, InterruptedException {
    Thread stopper = new Thread(this::stopAndWait, "stop");
    Runtime.getRuntime().addShutdownHook(stopper);
    try {
      intake.start(duration);
      screens.sight(null);
      loop();
      PoolReport report = report();
      teller.done(report, lastFrame);
      screens.end(report, now());
      return session;
    } finally {
      intake.abandon();
      if (!stopped) {
        Runtime.getRuntime().removeShutdownHook(stopper);
      }
    }
  }

  /** SIGINT and SIGTERM: the report is written before the process ends. */
  private void stopAndWait() {
    stopped = true;
    intake.stop();
    try {
      finished.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // Being told to stop is the regular end: the status is the report's, not the signal's.
    Runtime.getRuntime().halt(status);
  }

  /** Frames of the session so far, those of before it was resumed included. */
  public long frames() {
    return session.frames();
  }

  /** The report is out: a stopping process may end. */
  public void finished(int exitStatus) {
    status = exitStatus;
    finished.countDown();
  }

  private void loop() throws IOException, InterruptedException {
    while (true) {
      Handed next = intake.next(pause());
      if (next instanceof Handed.Taken taken) {
        take(taken.input());
      } else if (next instanceof Handed.Asked) {
        owed = true;
      } else if (next instanceof Handed.Sight sight) {
        blind = sight.all();
        teller.sight(sight.blindness(), blind);
        screens.sight(sight.blindness());
        if (!blind && prober != null) {
          prober.renew();
        }
      } else if (next instanceof Handed.Said said) {
        teller.warn(said.warning());
      } else if (next instanceof Handed.Done done) {
        fail(done.failure());
        return;
      }
      long now = System.nanoTime();
      if (owed && now >= pace.due()) {
        owed = false;
        publish();
      }
      if (now - ticked >= SECOND_NANOS) {
        ticked = now;
        tick(now);
      }
    }
  }

  private static void fail(@Nullable Throwable failure) throws IOException {
    if (failure instanceof IOException io) {
      throw io;
    } else if (failure instanceof RuntimeException unexpected) {
      throw unexpected;
    } else if (failure instanceof Error error) {
      throw error;
    }
  }

  private void take(Input input) {
    List<Diagnosis.Change> changes = session.take(input);
    if (input instanceof Input.Captured) {
      lastFrame = Instant.EPOCH.plus(input.micros(), ChronoUnit.MICROS);
    }
    for (Diagnosis.Change change : changes) {
      teller.tell(change.incident(), at());
      screens.changed(change.segment(), change.incident(), now());
    }
    news |= !(input instanceof Input.Time) || !changes.isEmpty();
    // The status line must not say another thing than the alert above it.
    owed |= !changes.isEmpty() && teller.renews();
    if (intake.isEmpty()) {
      intake.wakeAt(session.driver().nextWake());
    }
  }

  /** How long to wait for an input: as long as nothing else is due. */
  private long pause() {
    long now = System.nanoTime();
    boolean ticks =
        prober != null || screens.waits() || teller.renews() || news && teller.isWatched();
    long tick = ticks ? ticked + SECOND_NANOS - now : LONGEST_NANOS;
    return Math.max(0, Math.min(tick, owed ? pace.due() - now : LONGEST_NANOS));
  }

  private void tick(long now) {
    screens.tick(now());
    teller.tick();
    if (news && teller.isWatched() && now >= pace.due()) {
      publish();
    }
    if (prober != null && !blind && prober.mayBeDue(now)) {
      if (pace.isOld(now)) {
        report();
      }
      prober.tick(now, verdict != Verdict.HEALTHY, teller::warn);
    }
  }

  private void publish() {
    PoolReport report = report();
    pace.shown();
    news = false;
    teller.tell(report, lastFrame);
    screens.show(report, lastFrame);
  }

  private PoolReport report() {
    long begins = System.nanoTime();
    PoolReport report = session.report(now(), false);
    pace.built(begins, System.nanoTime());
    verdict = report.now().verdict();
    return report;
  }

  /** Core time. */
  private Instant at() {
    return Instant.EPOCH.plus(session.driver().now().orElse(0), ChronoUnit.MICROS);
  }

  private Instant now() {
    return time.now();
  }
}
