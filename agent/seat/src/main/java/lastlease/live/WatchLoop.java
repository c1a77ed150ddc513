package lastlease.live;

import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lastlease.capture.CaptureException;
import lastlease.capture.FrameQueue;
import lastlease.capture.Interfaces;
import lastlease.capture.Journal;
import lastlease.capture.LiveCapture;
import lastlease.capture.OwnLease;
import lastlease.capture.SelfAddresses;
import lastlease.reports.PoolReport;
import lastlease.reports.Verdict;
import lastlease.session.JournalNews;
import lastlease.session.Session;
import lastlease.session.SessionRecord;
import lastlease.session.Surroundings;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that owns the state of a live session: takes what the captures bring, lets time
 * pass, asks for the machine's own addresses, and tells what happens.
 */
public final class WatchLoop {
  private static final long POLL_MILLIS = 100;
  private static final long FLUSH_NANOS = 500_000_000L;
  private static final long TELL_NANOS = 1_000_000_000L;
  private static final long ADDRESSES_NANOS = 2_000_000_000L;

  /** Frames may be on their way for so long: time does not overtake them. */
  private static final long BEHIND_MICROS = 300_000;

  /** Silence is written down so often, for replays. */
  private static final long WRITE_TIME_MICROS = 30_000_000;

  /** Exit status of a process that had to end before its report was out. */
  private static final int UNFINISHED = 1;

  private final Surroundings here;
  private final FrameQueue queue;
  private final List<LiveCapture> live;
  private final Journal journal;
  private final Screens screens;
  private final @Nullable Prober prober;
  private final Session session;
  private final SelfAddresses addresses = new SelfAddresses();
  private final List<String> names;
  private final Teller teller;
  private final CountDownLatch finished = new CountDownLatch(1);
  private final boolean stream;
  private volatile boolean stopped;
  private volatile int status = UNFINISHED;
  private long lastFrame = Long.MIN_VALUE;
  private long lastArrival;
  private long lastWritten;
  private @Nullable Long blindSince;
  private final JournalNews journalNews = new JournalNews();

  public WatchLoop(
      Surroundings here,
      Teller teller,
      FrameQueue queue,
      List<LiveCapture> live,
      Journal journal,
      Screens screens,
      @Nullable Prober prober,
      List<String> names,
      SessionRecord start,
      @Nullable Path resumed)
      throws IOException {
    this.here = here;
    this.queue = queue;
    this.live = live;
    this.journal = journal;
    this.screens = screens;
    this.prober = prober;
    this.names = names;
    this.stream = live.isEmpty();
    this.teller = teller;
    if (resumed == null) {
      session = Session.begin(start, journal);
    } else {
      session = Replay.of(resumed, journal, teller::warn);
      OptionalLong last = session.diagnosis().now();
      long now = start.micros();
      if (last.isPresent() && last.getAsLong() < now) {
        gap(last.getAsLong(), now, "agent-stopped");
      }
    }
  }

  /** Runs until it is told to stop, the stream ends or the time is over. */
  public Session run(@Nullable Duration duration) throws IOException, InterruptedException {
    Thread stopper = new Thread(this::stopAndWait, "stop");
    Runtime.getRuntime().addShutdownHook(stopper);
    long end = duration == null ? Long.MAX_VALUE : System.nanoTime() + duration.toNanos();
    try {
      loop(end);
      long at = Math.max(coreTime(), session.diagnosis().now().orElse(Long.MIN_VALUE));
      session.record(new SessionRecord("end", at == Long.MIN_VALUE ? wallClock() : at, Map.of()));
      journal.flush();
      journalNews.tell(journal, teller::warn);
      PoolReport report = session.report(now());
      teller.done(report);
      screens.show(report, "the session has ended", now());
      return session;
    } finally {
      if (!stopped) {
        Runtime.getRuntime().removeShutdownHook(stopper);
      }
    }
  }

  /** SIGINT and SIGTERM: the report is written before the process ends. */
  private void stopAndWait() {
    stopped = true;
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

  private void loop(long end) throws IOException, InterruptedException {
    long flushed = System.nanoTime();
    long told = flushed;
    long asked = 0;
    while (!stopped && System.nanoTime() < end) {
      FrameQueue.Event event = queue.poll(POLL_MILLIS);
      long now = System.nanoTime();
      if (event instanceof FrameQueue.Event.Captured captured) {
        lastFrame = captured.frame().micros();
        lastArrival = now;
        session.frame(captured.frame());
      } else if (event instanceof FrameQueue.Event.Ended ended && ends(ended)) {
        return;
      } else if (event instanceof FrameQueue.Event.Reopened reopened) {
        reopened(reopened.name());
      } else if (event == null) {
        passTime();
      }
      if (asked == 0 || now - asked > ADDRESSES_NANOS) {
        asked = now;
        ownAddresses();
        losses();
      }
      if (now - flushed > FLUSH_NANOS) {
        flushed = now;
        journal.flush();
        journalNews.tell(journal, teller::warn);
      }
      if (now - told > TELL_NANOS) {
        told = now;
        PoolReport report = session.report(now());
        teller.tell(report);
        screens.show(report, blindness(), now());
        if (prober != null && blindSince == null) {
          prober.tick(now, report.now().verdict() != Verdict.HEALTHY);
        }
      }
    }
  }

  private boolean ends(FrameQueue.Event.Ended ended) throws CaptureException {
    if (stream && ended.failure() != null && session.frames() == 0) {
      throw new CaptureException(ended.failure());
    }
    if (ended.failure() != null) {
      teller.warn(ended.failure());
    }
    if (stream) {
      return true;
    }
    blindSince = coreTime();
    return false;
  }

  private void reopened(String name) throws IOException {
    Long since = blindSince;
    if (since != null) {
      gap(since, wallClock(), "interface-down");
      blindSince = null;
      teller.warn("capture goes on, on " + name);
    }
  }

  private @Nullable String blindness() {
    return blindSince == null ? null : "an interface is down: nothing can be seen";
  }

  private void gap(long from, long to, String reason) throws IOException {
    session.record(new SessionRecord("gap", to, Map.of("from", from, "reason", reason)));
  }

  /** Nothing arrived: time goes on all the same, but not through blindness. */
  private void passTime() throws IOException {
    if (blindSince != null) {
      return;
    }
    long time = coreTime();
    if (time == Long.MIN_VALUE) {
      return;
    }
    OptionalLong before = session.diagnosis().now();
    if (before.isPresent() && time - before.getAsLong() > 60_000_000L) {
      // The machine slept: what happened meanwhile is not known.
      gap(before.getAsLong(), time, "suspended");
    } else if (time - lastWritten > WRITE_TIME_MICROS) {
      lastWritten = time;
      session.record(new SessionRecord("advance", time, Map.of()));
    } else {
      session.advance(time);
    }
  }

  /** Core time now: the wall clock's, or a stream's own that goes on from its last frame. */
  private long coreTime() {
    if (!stream) {
      return wallClock() - BEHIND_MICROS;
    }
    return lastFrame == Long.MIN_VALUE
        ? Long.MIN_VALUE
        : lastFrame + (System.nanoTime() - lastArrival) / 1000 - BEHIND_MICROS;
  }

  private long wallClock() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, now());
  }

  private Instant now() {
    return here.clock().instant();
  }

  private void ownAddresses() throws IOException {
    if (stream && lastFrame == Long.MIN_VALUE) {
      return;
    }
    List<SelfAddresses.Own> changes;
    try {
      changes = addresses.changes();
    } catch (SocketException e) {
      teller.warn("own addresses cannot be read: " + e.getMessage());
      return;
    }
    for (SelfAddresses.Own own : changes) {
      String point = names.contains(own.iface()) ? own.iface() : names.get(0);
      if (!stream && !names.contains(own.iface())) {
        continue;
      }
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("point", stream ? "capture" : point);
      values.put("iface", own.iface());
      values.put("mac", own.mac());
      values.put("address", own.address());
      values.put("prefixLength", (long) own.prefixLength());
      values.put("present", own.present());
      values.put("byDesign", Interfaces.isVirtual(own.iface()) && !names.contains(own.iface()));
      OwnLease lease = own.lease();
      if (lease != null) {
        put(values, "server", lease.server());
        put(values, "leaseSeconds", lease.seconds());
        put(values, "router", lease.router());
      }
      session.record(new SessionRecord("own", coreTime(), values));
    }
  }

  private static void put(Map<String, Object> values, String name, @Nullable Object value) {
    if (value != null) {
      values.put(name, value);
    }
  }

  private void losses() throws IOException {
    long lost = queue.takeDropped();
    for (LiveCapture capture : live) {
      lost += capture.takeKernelDrops();
    }
    if (lost > 0) {
      session.record(new SessionRecord("lost", coreTime(), Map.of("frames", lost)));
      teller.warn(lost + " frames were dropped on the way");
    }
  }
}
