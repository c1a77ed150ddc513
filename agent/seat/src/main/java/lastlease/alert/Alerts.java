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
  private final Messages messages;
  private final BiConsumer<String, Saying> complain;
  private final AtomicBoolean unsaved = new AtomicBoolean();
  private Instant reminded = Instant.MIN;

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
    this.complain = plan.complain();
    this.watch = new IncidentWatch(messages, plan.every());
    this.file = new AlertFile(shelf);
    for (Channel channel : channels) {
      boxes.add(new Outbox(channel, complain, () -> unsaved.set(true), Pacing.REAL));
    }
  }

  /**
   * Begins, or goes on where the session stood.
   *
   * @param session its name, part of the alerts' ids
   * @param file where the session keeps what was told and what waits
   * @throws IllegalArgumentException in words for the user, when the configuration is wrong
   * @throws IOException when the file cannot be read
   */
  public static Alerts begin(Plan plan, String session, Path file) throws IOException {
    return begin(plan, session, Shelf.file(file));
  }

  /** The same, kept elsewhere. */
  public static Alerts begin(Plan plan, String session, Shelf shelf) throws IOException {
    List<Channel> channels = channels(plan);
    Alerts alerts = new Alerts(plan, session, shelf, channels);
    AlertFile.Kept kept = alerts.file.load();
    alerts.watch.restore(kept.told());
    for (Outbox box : alerts.boxes) {
      kept.waiting().getOrDefault(box.name(), List.of()).forEach(box::offer);
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
    messages.event(report.title());
    tell(watch.changes(report, now), now);
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
    return watch.isOpen() || unsaved.get();
  }

  /** What is told is kept first: who goes on after a crash knows what may be out. */
  private void tell(List<Alert> changes, Instant now) {
    boxes.forEach(Outbox::hold);
    for (Alert alert : changes) {
      boxes.forEach(box -> box.offer(alert));
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
      save();
    }
    boxes.forEach(Outbox::release);
  }

  private void remind(Instant now) {
    watch.forOpen(
        (segment, incident) -> {
          Alert alert = watch.reminder(segment, incident, now);
          boxes.stream().filter(Outbox::needsReminders).forEach(box -> box.offer(alert));
        });
  }

  private void save() {
    Map<String, List<Alert>> waiting = new LinkedHashMap<>();
    boxes.forEach(box -> waiting.put(box.name(), box.undelivered()));
    try {
      file.save(new AlertFile.Kept(watch.told(), waiting));
    } catch (IOException e) {
      complain.accept("alerts", Saying.of("channel.notKept").with("why", SaidException.of(e)));
    }
  }

  /** Ends without another word: somebody else goes on with what was kept. */
  public void abandon() {
    boxes.forEach(Outbox::close);
  }

  /** Gives what is under way a moment to arrive, and keeps the rest. */
  @Override
  public void close() {
    long end = System.nanoTime() + FAREWELL_MILLIS * 1_000_000;
    try {
      for (Outbox box : boxes) {
        box.awaitEmpty(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    save();
    boxes.forEach(Outbox::close);
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
