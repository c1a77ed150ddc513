package lastlease.live;

import java.io.PrintWriter;
import java.util.Map;
import lastlease.session.Surroundings;

/** Tells of long work on a terminal: one line that renews itself, from the first second on. */
public interface Progress {
  Progress NONE = new Progress() {};

  /** So many frames have been read. */
  default void frames(long number) {}

  /** The work is done: leaves no trace. */
  default void done() {}

  /** Progress on a terminal. */
  static Progress on(Surroundings here) {
    PrintWriter err = here.errWriter();
    return new Progress() {
      private static final long SECOND = 1_000_000_000L;
      private final long began = System.nanoTime();
      private long shown;

      @Override
      public void frames(long number) {
        long now = System.nanoTime();
        if (now - began > SECOND && now - shown > SECOND / 4) {
          shown = now;
          err.print("\r" + here.words().get("progress.frames", Map.of("number", number)));
          err.flush();
        }
      }

      @Override
      public void done() {
        if (shown != 0) {
          err.print("\r\u001b[K");
          err.flush();
        }
      }
    };
  }
}
