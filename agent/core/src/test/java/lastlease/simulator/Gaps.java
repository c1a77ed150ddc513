package lastlease.simulator;

import java.util.Random;

/** How long a kind of client waits for an answer to its DISCOVER. */
@FunctionalInterface
public interface Gaps {
  /**
   * Seconds until the next DISCOVER; negative where the client gives up this round, and begins
   * another so long after; NaN where it gives up for good.
   *
   * @param sent DISCOVERs of this round, from 1
   * @param elapsed seconds since the first of them
   */
  double after(Random random, int sent, double elapsed);

  /** Given gaps, varied a little; the last one repeats. */
  static Gaps of(double jitter, double... gaps) {
    return (random, sent, elapsed) ->
        gaps[Math.min(sent, gaps.length) - 1] + jitter * (2 * random.nextDouble() - 1);
  }

  /** The same, but after so many DISCOVERs a pause. */
  static Gaps rounds(Gaps gaps, int size, double shortest, double longest) {
    return (random, sent, elapsed) ->
        sent >= size
            ? -(shortest + (longest - shortest) * random.nextDouble())
            : gaps.after(random, sent, elapsed);
  }

  /** The same by a clock that runs so many times as slow. */
  static Gaps slower(Gaps gaps, double factor) {
    return (random, sent, elapsed) -> factor * gaps.after(random, sent, elapsed / factor);
  }

  /** The dhclient of ISC: random waits in rounds of a minute, then four minutes of silence. */
  static Gaps dhclient() {
    return (random, sent, elapsed) -> {
      double longest = Math.min(21, 8.4 * Math.pow(1.4, sent - 1));
      double gap = Math.min(sent, 4) + 1.4 + random.nextDouble() * (longest - 2.4);
      return elapsed + gap > 60 ? -(60 - elapsed + 230) : gap;
    };
  }
}
