package lastlease.alert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import lastlease.alert.channel.Channel;
import lastlease.alert.form.Alert;
import lastlease.reports.AlertKind;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one channel, and the thread that delivers it. Of each incident only the newest
 * state waits; what cannot be delivered is tried again with growing pauses.
 */
final class Outbox implements AutoCloseable {
  private static final int ROOM = 100;
  private static final long FIRST_PAUSE_MILLIS = 1_000;
  private static final long LONGEST_PAUSE_MILLIS = 60_000;
  private static final long LONGEST_ASKED_MILLIS = 600_000;

  private final Channel channel;
  private final Complaints complaints;
  private final Runnable changed;
  private final Pacing pacing;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private final Thread thread;
  private @Nullable Alert underway;
  private boolean closed;
  private long kept;

  /**
   * @param batch goes out when this is kept, see {@link #kept}
   */
  private record Waiting(Alert alert, long batch) {}

  /**
   * @param complain gets the channel's name and why it fails, see {@link Complaints}
   * @param changed called, by the thread of the box, when something was delivered or not
   */
  Outbox(Channel channel, BiConsumer<String, Saying> complain, Runnable changed, Pacing pacing) {
    this.channel = channel;
    this.complaints = new Complaints(channel.name(), complain);
    this.changed = changed;
    this.pacing = pacing;
    this.thread = new Thread(this::run, "alert-" + channel.name());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  String name() {
    return channel.name();
  }

  boolean needsReminders() {
    return channel.needsReminders();
  }

  /** All up to a batch is kept for a restart, and may go out. */
  synchronized void kept(long batch) {
    kept = Math.max(kept, batch);
    notifyAll();
  }

  /**
   * Adds an alert, or puts it in the place of an older one of the same incident. Where too many
   * wait, what waits longest of the least grave leaves.
   *
   * @param batch it goes out when this is {@link #kept}; 0: at once
   */
  synchronized void offer(Alert alert, long batch) {
    Waiting older = waiting.remove(alert.incident());
    Alert newest = older == null ? alert : merged(older.alert(), alert);
    long due = older == null ? batch : Math.max(older.batch(), batch);
    waiting.put(alert.incident(), new Waiting(newest, due));
    if (waiting.size() > ROOM) {
      waiting.remove(leastGrave());
      complaints.failed(Saying.of("channel.full").with("most", ROOM), false);
    }
    notifyAll();
  }

  private String leastGrave() {
    Map.Entry<String, Waiting> least = null;
    for (Map.Entry<String, Waiting> one : waiting.entrySet()) {
      if (least == null
          || one.getValue().alert().severity().compareTo(least.getValue().alert().severity()) < 0) {
        least = one;
      }
    }
    return Objects.requireNonNull(least).getKey();
  }

  private static Alert merged(Alert older, Alert newer) {
    Alert known = newer.after(older.previous());
    boolean unheard = older.kind() == AlertKind.OPENED && newer.kind() != AlertKind.RESOLVED;
    return unheard ? known.asFirst() : known;
  }

  /** What is not delivered yet. */
  synchronized List<Alert> undelivered() {
    List<Alert> all = new ArrayList<>();
    if (underway != null) {
      all.add(underway);
    }
    waiting.values().forEach(one -> all.add(one.alert()));
    return all;
  }

  /** Waits until nothing waits any more; false when the time is over before. */
  synchronized boolean awaitEmpty(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    while (!waiting.isEmpty() || underway != null) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  private void run() {
    long pause = FIRST_PAUSE_MILLIS;
    try {
      while (true) {
        Alert next = take();
        if (next == null) {
          return;
        }
        try {
          channel.send(next);
          complaints.delivered();
          done();
          pause = FIRST_PAUSE_MILLIS;
        } catch (Channel.Refused e) {
          complaints.failed(e.saying(), false);
          done();
        } catch (RuntimeException e) {
          // A defect of ours must not end the channel. Its message may hold what is secret.
          complaints.failed(
              Saying.of("channel.defect").with("what", e.getClass().getSimpleName()), false);
          done();
        } catch (IOException e) {
          complaints.failed(SaidException.of(e), true);
          putBack(next);
          long own = pause + ThreadLocalRandom.current().nextLong(pause / 2);
          rest(Math.max(own, asked(e)));
          pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a receiver asks for is honoured, within reason: alerts of an hour ago help nobody. */
  private static long asked(IOException failure) {
    return failure instanceof Channel.Busy busy
        ? Math.min(busy.pause().toMillis(), LONGEST_ASKED_MILLIS)
        : 0;
  }

  private synchronized @Nullable Alert take() throws InterruptedException {
    while (true) {
      for (Map.Entry<String, Waiting> one : waiting.entrySet()) {
        if (one.getValue().batch() <= kept) {
          underway = one.getValue().alert();
          waiting.remove(one.getKey());
          return underway;
        }
      }
      if (closed) {
        return null;
      }
      wait();
    }
  }

  private synchronized void done() {
    underway = null;
    notifyAll();
    changed.run();
  }

  /** A newer state may have come meanwhile: then this one is what came before it. */
  private synchronized void putBack(Alert alert) {
    underway = null;
    Waiting newer = waiting.remove(alert.incident());
    Map<String, Waiting> others = new LinkedHashMap<>(waiting);
    waiting.clear();
    waiting.put(
        alert.incident(),
        newer == null
            ? new Waiting(alert, 0)
            : new Waiting(merged(alert, newer.alert()), newer.batch()));
    waiting.putAll(others);
    changed.run();
  }

  private synchronized void rest(long millis) throws InterruptedException {
    long end = pacing.nanos() + millis * 1_000_000;
    for (long left = millis; left > 0 && !closed; left = (end - pacing.nanos()) / 1_000_000) {
      pacing.await(this, left);
    }
    if (closed) {
      throw new InterruptedException("closed");
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    thread.interrupt();
  }
}
