package lastlease.live;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import lastlease.probe.Check;
import lastlease.probe.Outlet;
import lastlease.probe.Sender;
import lastlease.session.Surroundings;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/**
 * The active checks of a live session, only where {@code --probe} asks for them. Seldom: a server
 * that reserves on OFFER holds an address for a stranger. The answers come back as ordinary frames.
 */
public final class Prober implements Closeable {
  private static final long EVERY_NANOS = 300_000_000_000L;

  /** While something is wrong an answer is worth more. */
  private static final long SOONER_NANOS = 60_000_000_000L;

  /** What to ask. */
  public enum Question {
    INFORM,
    DISCOVER;

    /** As one types it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What can be had of an interface while it is there. */
  interface Source<T> {
    T get() throws IOException;
  }

  private final Surroundings here;
  private final Question question;
  private final Source<OwnIdentity> identity;
  private final Source<? extends Outlet> opening;

  /** Open unless it failed, or may be of an interface that is gone. */
  private @Nullable Outlet outlet;

  private long asked;
  private boolean first = true;

  /** Why it could not ask the last time; null if it could. */
  private @Nullable Saying failure;

  Prober(
      Surroundings here,
      Question question,
      Source<OwnIdentity> identity,
      Source<? extends Outlet> opening)
      throws IOException {
    this.here = here;
    this.question = question;
    this.identity = identity;
    this.opening = opening;
    this.outlet = opening.get();
  }

  /** Opens an interface for asking. */
  public static Prober open(Surroundings here, String name, Question question) throws IOException {
    return new Prober(here, question, () -> OwnIdentity.of(name), () -> Sender.open(name));
  }

  /** Whether it may be time to ask; then it matters whether something is wrong. */
  boolean mayBeDue(long nanoTime) {
    return first || nanoTime - asked >= SOONER_NANOS;
  }

  /** The interface may be another than before, by the same name. */
  void renew() {
    close();
  }

  /**
   * Asks if it is time. An interface that cannot be asked on is no reason to stop watching: it is
   * tried again, opened anew.
   *
   * @param wrong whether the verdict is anything but healthy
   * @param warn gets why it cannot ask, once as long as that stays the same
   */
  void tick(long nanoTime, boolean wrong, Consumer<Saying> warn) {
    boolean soon = wrong || failure != null;
    if (!first && nanoTime - asked < (soon ? SOONER_NANOS : EVERY_NANOS)) {
      return;
    }
    first = false;
    asked = nanoTime;
    try {
      ask();
      failure = null;
    } catch (IOException e) {
      close();
      Saying why = SaidException.of(e);
      if (!why.equals(failure)) {
        warn.accept(why);
      }
      failure = why;
    }
  }

  private void ask() throws IOException {
    OwnIdentity own = identity.get();
    boolean discover = question == Question.DISCOVER;
    if (!discover && own.address() == null) {
      // Without an address there is nothing to inform of.
      return;
    }
    Outlet out = outlet;
    if (out == null) {
      out = opening.get();
      outlet = out;
    }
    int xid = ThreadLocalRandom.current().nextInt();
    Check check = new Check(own.mac(), own.address(), discover, xid);
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, here.clock().instant());
    for (byte[] frame : check.toSend(micros)) {
      out.send(frame);
    }
  }

  @Override
  public void close() {
    Outlet open = outlet;
    outlet = null;
    if (open != null) {
      open.close();
    }
  }
}
