package lastlease.live;

import java.io.Closeable;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import lastlease.probe.Check;
import lastlease.probe.Sender;
import lastlease.session.Surroundings;

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

  private final Surroundings here;
  private final String name;
  private final Question question;
  private final Sender sender;
  private long asked;
  private boolean first = true;

  private Prober(Surroundings here, String name, Question question, Sender sender) {
    this.here = here;
    this.name = name;
    this.question = question;
    this.sender = sender;
  }

  /** Opens an interface for asking. */
  public static Prober open(Surroundings here, String name, Question question) throws IOException {
    return new Prober(here, name, question, Sender.open(name));
  }

  /** Whether it may be time to ask; then it matters whether something is wrong. */
  boolean mayBeDue(long nanoTime) {
    return first || nanoTime - asked >= SOONER_NANOS;
  }

  /**
   * Asks if it is time.
   *
   * @param wrong whether the verdict is anything but healthy
   */
  void tick(long nanoTime, boolean wrong) throws IOException {
    if (!first && nanoTime - asked < (wrong ? SOONER_NANOS : EVERY_NANOS)) {
      return;
    }
    first = false;
    asked = nanoTime;
    OwnIdentity own = OwnIdentity.of(name);
    boolean discover = question == Question.DISCOVER;
    if (!discover && own.address() == null) {
      // Without an address there is nothing to inform of.
      return;
    }
    int xid = ThreadLocalRandom.current().nextInt();
    Check check = new Check(own.mac(), own.address(), discover, xid);
    long micros = ChronoUnit.MICROS.between(java.time.Instant.EPOCH, here.clock().instant());
    for (byte[] frame : check.toSend(micros)) {
      sender.send(frame);
    }
  }

  @Override
  public void close() {
    sender.close();
  }
}
