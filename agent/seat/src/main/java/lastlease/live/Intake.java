package lastlease.live;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import lastlease.capture.CaptureException;
import lastlease.capture.journal.Journal;
import lastlease.capture.listen.FrameQueue;
import lastlease.capture.listen.LiveCapture;
import lastlease.core.Input;
import lastlease.live.time.InterfaceTime;
import lastlease.live.time.PassingTime;
import lastlease.live.time.StreamTime;
import lastlease.session.Numbering;
import lastlease.session.Surroundings;
import lastlease.wire.Frame;
import lastlease.wire.Observation;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/**
 * Makes inputs of what the captures bring, of time and of what the machine knows of itself; writes
 * them into the journal, and only then hands them on to the core. A thread of its own, so that what
 * has arrived is kept whatever the core is busy with.
 */
final class Intake {

  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final long LOOK_NANOS = 2 * SECOND_NANOS;

  /** When it ends, what has arrived by then is still taken, for so long at most. */
  private static final long LAST_NANOS = SECOND_NANOS;

  private static final long ABANDONED_MILLIS = 3_000;

  /** Silence is written down so often, for replays: a gap is longer. */
  private static final long WRITE_TIME = 30_000_000;

  /** Who did not look at the clock for so long was held up, and so were captures. */
  private static final long HELD_UP = 60_000_000;

  private final FrameQueue queue;
  private final List<LiveCapture> live;
  private final Numbering numbering;
  private final PassingTime time;
  private final OwnReports own;
  private final KeptInputs kept;
  private final WaitingTables tables;
  private final boolean sent;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final boolean stream;
  private final long begin;
  private final Thread thread = new Thread(this::run, "intake");
  private volatile boolean stopped;
  private volatile long wake = Long.MAX_VALUE;
  private volatile long sleepsUntil = Long.MIN_VALUE;
  private long end = Long.MAX_VALUE;
  private long looked;
  private boolean seen;
  private final Outages outages;

  /**
   * @param live empty where a stream is watched
   * @param begin when the session begins, by the wall clock
   * @param last core time at which the session stood before; empty for a new one
   * @param sent called when the journal has grown, where it is sent on; else null. Then time stands
   *     in it whenever the core wanted it: elsewhere nobody has this clock
   */
  Intake(
      Surroundings here,
      FrameQueue queue,
      List<LiveCapture> live,
      Journal journal,
      List<String> names,
      Numbering numbering,
      long begin,
      OptionalLong last,
      @Nullable OnJournal sent) {
    this.queue = queue;
    this.live = live;
    this.numbering = numbering;
    this.begin = begin;
    this.stream = live.isEmpty();
    this.outages = new Outages(names);
    this.time = stream ? new StreamTime(here.clock(), last) : new InterfaceTime(here.clock(), last);
    this.own = new OwnReports(names, stream);
    this.sent = sent != null;
    this.kept = new KeptInputs(journal, time, sent);
    this.tables = new WaitingTables(time, kept);
    thread.setDaemon(true);
  }

  /** This machine's clock as the session has it, milliseconds; empty where it has another. */
  OptionalLong ownMillis() {
    OptionalLong micros = time.own();
    return micros.isPresent() ? OptionalLong.of(micros.getAsLong() / 1000) : micros;
  }

  /** Begins. */
  void start(@Nullable Duration duration) {
    end = duration == null ? Long.MAX_VALUE : duration.toNanos();
    thread.start();
  }

  /** Ends, as if the time were over. */
  void stop() {
    stopped = true;
    queue.nudge();
  }

  /** The next thing for the core, or null after so many nanoseconds. */
  @Nullable Handed next(long nanos) throws InterruptedException {
    return kept.next(nanos);
  }

  /** Ends, and hands nothing on any more: the core is gone. What arrived is kept. */
  void abandon() {
    kept.abandon();
    stop();
    try {
      thread.join(ABANDONED_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the core has taken all there is. */
  boolean isEmpty() {
    return kept.isEmpty();
  }

  /** When the core wants to know that time has passed, if nothing arrives before. */
  void wakeAt(OptionalLong micros) {
    long wanted = micros.orElse(Long.MAX_VALUE);
    if (wanted != wake) {
      wake = wanted;
      if (wanted < sleepsUntil) {
        queue.nudge();
      }
    }
  }

  /** Wants {@link Handed.Asked} soon. */
  void ask() {
    asked.set(true);
    queue.nudge();
  }

  private void run() {
    Throwable failure = null;
    try {
      begin();
      boolean exhausted = false;
      long begun = System.nanoTime();
      while (!stopped && System.nanoTime() - begun < end) {
        if (!step(end - (System.nanoTime() - begun))) {
          exhausted = true;
          break;
        }
      }
      last(exhausted);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | Error e) {
      failure = e;
    }
    try {
      kept.end(new Handed.Done(failure));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void begin() throws IOException, InterruptedException {
    for (Input input : time.begin()) {
      kept.keep(input);
    }
  }

  /** One turn; false when the stream has come to its end. */
  private boolean step(long left) throws IOException, InterruptedException {
    FrameQueue.Event event = queue.poll(TimeUnit.NANOSECONDS.toMillis(pause(left)) + 1);
    sleepsUntil = Long.MIN_VALUE;
    boolean goesOn = take(event);
    long now = System.nanoTime();
    if (looked == 0 || now - looked > LOOK_NANOS) {
      looked = now;
      look();
    }
    tellOwn(0);
    boolean wanted = asked.getAndSet(false);
    if (queue.isEmpty()) {
      passTime(wanted);
    }
    if (wanted) {
      kept.note(new Handed.Asked());
    }
    kept.flushIfDue(queue.isEmpty());
    kept.handNotes();
    return goesOn;
  }

  /** How long to wait for an event. */
  private long pause(long left) {
    long look = LOOK_NANOS - (System.nanoTime() - looked);
    long longest = Math.max(0, Math.min(left, look));
    while (true) {
      long wanted = wake;
      long pause = outages.all() ? longest : Math.min(longest, time.nanosUntil(wanted));
      sleepsUntil = time.after(pause);
      if (wanted == wake) {
        return pause;
      }
    }
  }

  private boolean take(FrameQueue.@Nullable Event event) throws IOException, InterruptedException {
    if (event instanceof FrameQueue.Event.Taken taken) {
      if (taken.input() instanceof Input.Captured captured) {
        frame(captured.frame());
      } else {
        kept.keep(taken.input());
        time.came(taken.input());
      }
    } else if (event instanceof FrameQueue.Event.Ended ended) {
      return ended(ended);
    } else if (event instanceof FrameQueue.Event.Read read) {
      tables.add(read.news());
      tables.tell();
    } else if (event instanceof FrameQueue.Event.Reopened reopened) {
      reopened(reopened.name());
    }
    return true;
  }

  private void frame(Frame frame) throws IOException, InterruptedException {
    seen = true;
    checkClock();
    long at = time.of(frame);
    Input.Gap gap = time.before(at);
    if (gap != null) {
      kept.keep(gap);
    }
    Input input = numbering.numbered(frame, at);
    kept.keep(input);
    time.came(input);
  }

  private void checkClock() throws IOException, InterruptedException {
    Input.ClockStep step = time.checkClock();
    if (step != null) {
      kept.keep(step);
    }
  }

  private boolean ended(FrameQueue.Event.Ended ended) throws IOException, InterruptedException {
    Saying failure = ended.failure();
    if (stream) {
      if (failure != null && !seen) {
        throw new CaptureException(failure);
      }
      kept.warn(failure);
      return false;
    }
    kept.warn(failure);
    long told = Math.max(time.reached(), time.passed());
    for (Input input : outages.down(ended.name(), time.now(), told)) {
      kept.keep(input);
    }
    kept.note(new Handed.Sight(outages.sight(), outages.all()));
    return true;
  }

  private void reopened(String name) throws IOException, InterruptedException {
    Input.Gap gap = outages.up(name, time.now());
    if (gap != null) {
      kept.keep(gap);
      kept.note(new Handed.Sight(outages.sight(), outages.all()));
      kept.warn(Saying.of("watch.reopened").with("name", name));
    }
  }

  /** Nothing is here: time goes on all the same, if anybody wants to know, but not when blind. */
  private void passTime(boolean wanted) throws IOException, InterruptedException {
    long now = time.passed();
    if (outages.all() || now == PassingTime.NEVER || now <= time.reached()) {
      return;
    }
    if (time.reached() != PassingTime.NEVER && now - time.reached() > HELD_UP) {
      // The machine slept: what happened meanwhile is not known.
      kept.keep(new Input.Gap(time.reached(), now, "suspended"));
    } else if (time.reached() == PassingTime.NEVER || now - time.written() > WRITE_TIME) {
      kept.keep(new Input.Time(now));
    } else if (sent && wake <= now) {
      kept.keep(new Input.Time(now));
    } else if (wanted || wake <= now) {
      time.reach(now);
      kept.hand(new Input.Time(now));
    }
  }

  /** What nobody tells by itself. */
  private void look() throws IOException, InterruptedException {
    checkClock();
    tables.tell();
    long lost = queue.takeDropped();
    for (LiveCapture capture : live) {
      lost += capture.takeKernelDrops();
    }
    if (lost > 0) {
      kept.keep(new Input.Lost(Math.max(time.reached(), time.now()), lost));
      kept.warn(Saying.of("watch.dropped").with("count", lost));
    }
    if (time.now() == PassingTime.NEVER || !time.here()) {
      return;
    }
    own.ask(queue::nudge);
  }

  /**
   * The machine's own addresses, when it has told them.
   *
   * @param nanos how long they are waited for
   */
  private void tellOwn(long nanos) throws IOException, InterruptedException {
    if (time.now() == PassingTime.NEVER || !time.here()) {
      return;
    }
    try {
      for (Observation.OwnAddress address : own.changes(time.now(), nanos)) {
        kept.keep(new Input.Own(address));
      }
    } catch (SocketException e) {
      kept.warn(Saying.of("watch.ownAddresses").with("why", String.valueOf(e.getMessage())));
    }
  }

  private void last(boolean exhausted) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    for (FrameQueue.Event event = queue.poll(0);
        event != null && System.nanoTime() - begun < LAST_NANOS;
        event = queue.poll(0)) {
      take(event);
    }
    look();
    tellOwn(LAST_NANOS);
    own.close();
    long at = Math.max(exhausted ? PassingTime.NEVER : time.passed(), time.reached());
    for (Input gap : outages.end(at)) {
      kept.keep(gap);
    }
    kept.keep(new Input.End(at == PassingTime.NEVER ? begin : at));
    kept.flush();
  }
}
