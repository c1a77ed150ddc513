package lastlease.alert.channel;

import java.io.IOException;
import java.time.Duration;
import lastlease.alert.form.Alert;
import lastlease.words.SaidException;
import lastlease.words.Saying;

/** A way to tell people. */
public interface Channel {
  /** So long one delivery may take, whatever its receiver does. */
  Duration LIMIT = Duration.ofSeconds(10);

  /** A name for messages; no address, which may be a secret. */
  String name();

  /**
   * Delivers an alert, within about {@link #LIMIT}.
   *
   * @throws IOException when it could not be delivered now; it will be tried again
   * @throws Refused when it never will be
   */
  void send(Alert alert) throws IOException, InterruptedException;

  /** Whether open incidents must be told again every minute. */
  default boolean needsReminders() {
    return false;
  }

  /** Whether it tells people who are not at this machine. */
  default boolean reachesOthers() {
    return true;
  }

  /** Trying again will not help. */
  final class Refused extends SaidException {
    private static final long serialVersionUID = 1;

    public Refused(Saying saying) {
      super(saying);
    }
  }

  /** The receiver cannot take it now, and may have said when it can. */
  final class Busy extends SaidException {
    private static final long serialVersionUID = 1;

    private final Duration pause;

    public Busy(Saying saying, Duration pause) {
      super(saying);
      this.pause = pause;
    }

    /** How long it wants to be left alone; zero where it did not say. */
    public Duration pause() {
      return pause;
    }
  }
}
