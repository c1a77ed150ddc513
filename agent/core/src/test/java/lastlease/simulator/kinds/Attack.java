package lastlease.simulator.kinds;

import lastlease.reports.Confidence;
import lastlease.reports.Verdict;
import lastlease.simulator.Venue;

/** What all floods have in common. */
final class Attack {
  /** As many names make it an attack that is likely at least (contract). */
  private static final int NAMES = 20;

  private Attack() {}

  /** Lets names appear at random, so many a second on average, beginning at the venue's hour. */
  static void begins(Venue venue, double rate, int names, Runnable name) {
    venue.clock.after(
        venue.draw.at(),
        () -> {
          venue.truth.flood();
          next(venue, rate, names, name);
        });
  }

  private static void next(Venue venue, double rate, int names, Runnable name) {
    if (names > 0) {
      name.run();
      venue.clock.after(
          -Math.log(1 - venue.random.nextDouble()) / rate,
          () -> next(venue, rate, names - 1, name));
    }
  }

  static boolean isInPoint(Venue venue) {
    return venue.truth.forged() >= NAMES;
  }

  /** The root cause hides its consequences: a pool that a flood has filled is a flood. */
  static void judges(Said said, boolean impossibleFrames) {
    if (!isInPoint(said.venue())) {
      return;
    }
    said.expectVerdict(Verdict.STARVATION_ATTACK);
    said.expect(
        !impossibleFrames || said.confidence() != Confidence.POSSIBLE,
        "frames of no real device under " + said.truth().forged() + " names, and only POSSIBLE");
  }
}
