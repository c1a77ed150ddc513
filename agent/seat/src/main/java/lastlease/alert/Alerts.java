package lastlease.alert;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import lastlease.alert.channel.Channel;
import lastlease.alert.form.Alert;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.render.words.Phrases;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/** The alerts of one session: hands what is new of its incidents to every channel. */
public final class Alerts implements Closeable {
  /** What may follow {@code alert.} in a configuration, see {@link Channels}. */
  public static final List<String> KINDS =
      List.of(
          "slack",
          "discord",
          "ntfy",
          "line",
          "webhook",
          "teams",
          "matrix",
          "pagerduty",
          "mail",
          "syslog",
          "alertmanager",
          "exec",
          "desktop",
          "bell",
          "every");

  private static final Duration REMINDER = Duration.ofMinutes(1);
  private static final long FAREWELL_MILLIS = 3_000;

  private final IncidentWatch watch;
  private final List<Outbox> boxes = new ArrayList<>();
  private final AlertFile file;
  private final Keeper keeper;
  private final Messages messages;
  private final AtomicBoolean unsaved = new AtomicBoolean();
  private Instant reminded = Instant.MIN;
  private long batch;

  /**
   * What a session's alerts need.
   *
   * @param config keys that begin with {@code alert.}, see {@link Channels}
   * @param every how often an open incident is repeated
   * @param event the title of the session's reports, or null
   * @param terminal prints on the terminal as it stands
   * @param complain gets a channel's name and why it fails
   */
  public record Plan(
      Map<String, String> config,
      Map<String, String> environment,
      Duration every,
      @Nullable String event,
      Phrases phrases,
      Consumer<String> terminal,
      BiConsumer<String, Saying> complain) {}

  private Alerts(Plan plan, String session, Shelf shelf, List<Channel> channels) {
    this.messages =
        new Messages(session, plan.event(), Host.name(plan.environment()), plan.phrases());
    this.watch = new IncidentWatch(messages, plan.every());
    this.file = new AlertFile(shelf);
    this.keeper =
        new Keeper(
            file, kept -> boxes.forEach(box -> box.kept(kept)), plan.complain(), Pacing.REAL);
    for (Channel channel : channels) {
      boxes.add(new Outbox(channel, plan.complain(), () -> unsaved.set(true), Pacing.REAL));
    }
  }

  /**
   * Begins, or goes on where the session stood. Nobody who calls waits for the file: what is to be
   * told goes out when another thread has kept it.
   *
   * @param session its name, part of the alerts' ids
   * @param file where the session keeps what was told and what waits
   * @throws IllegalArgumentException in words for the user, when the configuration is wrong
   * @throws IOException when the file cannot be read
   */
  public static Alerts begin(Plan plan, String session, Path file) throws IOException {
    return beginAside(plan, session, Shelf.file(file));
  }

  /** The same, with another shelf that may be slow. */
  static Alerts beginAside(Plan plan, String session, Shelf shelf) throws IOException {
    Alerts alerts = begin(plan, session, shelf);
    alerts.keeper.writeAside();
    return alerts;
  }

  /** The same, kept elsewhere, and before a call returns: who may no longer keep must hear it. */
  public static Alerts begin(Plan plan, String session, Shelf shelf) throws IOException {
    List<Channel> channels = channels(plan);
    Alerts alerts = new Alerts(plan, session, shelf, channels);
    AlertFile.Kept kept = alerts.file.load(what -> plan.complain().accept("alerts", what));
    alerts.watch.restore(kept.told());
    for (Outbox box : alerts.boxes) {
      kept.waiting().getOrDefault(box.name(), List.of()).forEach(alert -> box.offer(alert, 0));
      box.start();
    }
    return alerts;
  }

  /**
   * Whether anybody is told beyond this machine: a bell and a desktop reach whoever sits at it.
   *
   * @throws Misconfigured where a channel cannot be made
   */
  public static boolean reachOthers(Plan plan) {
    return channels(plan).stream().anyMatch(Channel::reachesOthers);
  }

  /**
   * Whether all channels can be made.
   *
   * @throws Misconfigured if not
   */
  public static void check(Plan plan) {
    channels(plan);
  }

  /** Takes a report: all that is known of incidents. Never waits for a channel. */
  public void update(PoolReport report, Instant now) {
    update(report, now, incident -> false);
  }

  /**
   * The same of a report that does not know some incidents for a while.
   *
   * @param unknown whether nobody knows how an incident stands, by its id: it is not over
   */
  public void update(PoolReport report, Instant now, Predicate<String> unknown) {
    messages.event(report.title());
    tell(watch.changes(report, now, unknown), now);
  }

  /** Takes an incident as it is now; never waits for a channel. */
  public void changed(String segment, Incident incident, Instant now) {
    tell(watch.changed(segment, incident, now), now);
  }

  /** Whether an incident was told of, in this run or an earlier one, and its end was not. */
  public boolean owesEnd(String incident) {
    return watch.owesEnd(incident);
  }

  /** Tells what is due by time alone: to be called once a second while {@link #waits}. */
  public void tick(Instant now) {
    tell(watch.due(now), now);
  }

  /** The session ends: tells what was kept back in case that it changes again. */
  public void finish(Instant now) {
    tell(watch.last(now), now);
  }

  /** Whether time alone may bring something to tell. */
  public boolean waits() {
    return watch.isOpen() || unsaved.get() || keeper.isBusy();
  }

  /** What is told is kept first: who goes on after a crash knows what may be out. */
  private void tell(List<Alert> changes, Instant now) {
    long next = batch + 1;
    for (Alert alert : changes) {
      boxes.forEach(box -> box.offer(alert, next));
      unsaved.set(true);
    }
    if (reminded.equals(Instant.MIN)) {
      // What is new is told by itself; the first reminder is due in a while.
      reminded = now;
    } else if (Duration.between(reminded, now).compareTo(REMINDER) >= 0) {
      reminded = now;
      remind(now);
    }
    if (unsaved.getAndSet(false)) {
      batch = next;
      save();
    }
    keeper.lookAtTheDisk();
  }

  private void remind(Instant now) {
    watch.forOpen(
        (segment, incident) -> {
          Alert alert = watch.reminder(segment, incident, now);
          boxes.stream().filter(Outbox::needsReminders).forEach(box -> box.offer(alert, 0));
        });
  }

  private void save() {
    Map<String, List<Alert>> waiting = new LinkedHashMap<>();
    boxes.forEach(box -> waiting.put(box.name(), box.undelivered()));
    keeper.keep(batch, new AlertFile.Kept(watch.told(), waiting));
  }

  /** Ends without another word: somebody else goes on with what was kept. */
  public void abandon() {
    boxes.forEach(Outbox::close);
    keeper.close();
  }

  /** Gives what is under way a moment to arrive, and keeps the rest. */
  @Override
  public void close() {
    try {
      if (!keeper.awaitKept(FAREWELL_MILLIS)) {
        // A disk that stands still holds no last word back.
        boxes.forEach(box -> box.kept(Long.MAX_VALUE));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    long end = System.nanoTime() + FAREWELL_MILLIS * 1_000_000;
    try {
      for (Outbox box : boxes) {
        box.awaitEmpty(millisUntil(end));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    batch++;
    save();
    try {
      keeper.awaitKept(millisUntil(end + FAREWELL_MILLIS * 1_000_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    boxes.forEach(Outbox::close);
    keeper.close();
  }

  private static long millisUntil(long end) {
    return Math.max(1, (end - System.nanoTime()) / 1_000_000);
  }

  /**
   * Sends a test message through every channel, one after the other.
   *
   * @param told gets a channel's name, and null or why it failed
   * @return whether all arrived
   */
  public static boolean test(Plan plan, Instant now, BiConsumer<String, @Nullable Saying> told)
      throws InterruptedException {
    Alert alert =
        new Messages("test", plan.event(), Host.name(plan.environment()), plan.phrases()).test(now);
    boolean all = true;
    for (Channel channel : channels(plan)) {
      try {
        channel.send(alert);
        told.accept(channel.name(), null);
      } catch (IOException e) {
        told.accept(channel.name(), SaidException.of(e));
        all = false;
      }
    }
    return all;
  }

  private static List<Channel> channels(Plan plan) {
    return Channels.of(plan.config(), plan.environment(), plan.terminal(), plan.phrases());
  }
}
