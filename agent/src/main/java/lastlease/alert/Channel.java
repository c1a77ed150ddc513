package lastlease.alert;

import java.io.IOException;

/** A way to tell people. */
interface Channel {
  /** A name for messages; no address, which may be a secret. */
  String name();

  /**
   * Delivers an alert; may take seconds.
   *
   * @throws IOException when it could not be delivered now; it will be tried again
   * @throws Refused when it never will be
   */
  void send(Alert alert) throws IOException, InterruptedException;

  /** Whether open incidents must be told again every minute. */
  default boolean needsReminders() {
    return false;
  }

  /** Trying again will not help. */
  final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }
}
