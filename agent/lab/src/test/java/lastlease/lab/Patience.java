package lastlease.lab;

import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** Waiting: for a moment of a scenario, or for a condition, but not for ever. */
public final class Patience {
  private static final double LOOK_AGAIN = 0.05;

  private Patience() {}

  /** Waits for a condition; throws {@link LabException} naming it if it does not come true. */
  public static void await(String what, Duration limit, BooleanSupplier done) {
    long end = System.nanoTime() + limit.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new LabException(
            String.format(Locale.ROOT, "waited %d s for %s", limit.toSeconds(), what));
      }
      pause(LOOK_AGAIN);
    }
  }

  /** Lets so many seconds pass, none if negative. */
  public static void pause(double seconds) {
    try {
      Thread.sleep(Math.max(0, Math.round(seconds * 1000)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted", e);
    }
  }
}
