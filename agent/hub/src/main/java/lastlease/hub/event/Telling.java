package lastlease.hub.event;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lastlease.words.Saying;

/**
 * Hands an event's pictures to its alerts, by a thread of its own: at once when an incident
 * changed, and whoever posted that does not wait for it. Many changes at a time are one picture.
 */
public final class Telling implements Closeable {
  private final EventHub event;
  private final EventAlerts alerts;
  private final Consumer<Saying> complain;
  private final Once failures = new Once();
  private final Thread thread;
  private boolean wanted;
  private boolean closed;
  private long told = -1;

  /**
   * @param complain takes what goes wrong, each kind of it once
   */
  public Telling(EventHub event, EventAlerts alerts, Consumer<Saying> complain) {
    this.event = event;
    this.alerts = alerts;
    this.complain = complain;
    this.thread = new Thread(this::run, "tell-" + event.name());
    thread.setDaemon(true);
  }

  /** Begins; until then nothing is told. */
  public void start() {
    thread.start();
  }

  /** An incident changed. */
  public synchronized void soon() {
    wanted = true;
    notifyAll();
  }

  private void run() {
    try {
      while (await()) {
        long pause;
        try {
          pause = tell();
        } catch (IOException | RuntimeException e) {
          // Of what one seat sent, perhaps: all others are told of the next time.
          pause = TimeUnit.SECONDS.toNanos(1);
          if (failures.isNew(e.toString())) {
            complain.accept(
                Saying.of("hub.failed").with("event", event.name()).with("why", e.toString()));
          }
        }
        // Half of the time is for what seats send.
        TimeUnit.NANOSECONDS.sleep(pause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean await() throws InterruptedException {
    while (!wanted && !closed) {
      wait();
    }
    wanted = false;
    return !closed;
  }

  /**
   * Hands on what is known now; one at a time, so that none is older than the last.
   *
   * @return nanoseconds that the picture took
   */
  public long tell() throws IOException {
    synchronized (alerts) {
      EventHub.Look look = event.look();
      if (look.number() != told) {
        alerts.update(look.picture(), look.reports());
        told = look.number();
      }
      return look.costNanos();
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(3));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
