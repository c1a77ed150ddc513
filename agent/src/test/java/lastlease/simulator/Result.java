package lastlease.simulator;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import lastlease.reports.Confidence;
import lastlease.reports.PoolReport;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.wire.PcapBytes;
import org.jspecify.annotations.Nullable;

/**
 * What became of one venue.
 *
 * @param wrong a CONFIRMED that the truth refutes, at any time; null without
 * @param falseCritical a critical incident though nothing was wrong
 * @param tellable two newcomers at least were denied for lack of an address, and the seat could
 *     know
 * @param delay seconds from the second victim's second DISCOVER to the first right claim; infinite
 *     without
 * @param soon the verdict 30 s after that moment
 */
record Result(
    long seed,
    Draw draw,
    Verdict verdict,
    @Nullable Confidence confidence,
    @Nullable Told wrong,
    boolean falseCritical,
    boolean exhausted,
    boolean tellable,
    double delay,
    Verdict soon,
    int denied) {
  private static final double SOON = 30;

  static Result of(long seed) {
    Venue venue = venue(seed, null);
    venue.clock.run(venue.draw.seconds());
    return of(seed, venue);
  }

  /** Neighbouring seeds of Random begin alike; so they are stirred. */
  static Venue venue(long seed, @Nullable PcapBytes recorded) {
    Random random = new Random(new SplittableRandom(seed).nextLong());
    Venue venue = new Venue(Draw.of(random), random, recorded);
    new Troubles(venue).begin();
    return venue;
  }

  static Result of(long seed, Venue venue) {
    Draw draw = venue.draw;
    Truth truth = venue.truth;
    List<Told> told = venue.seat.told();
    PoolReport report = venue.seat.report();
    Told wrong =
        told.stream()
            .filter(one -> one.confidence() == Confidence.CONFIRMED)
            .filter(one -> !truth.allows(one.verdict(), one.at()))
            .findFirst()
            .orElse(null);
    boolean healthy = draw.fault().healthy() && !truth.everFull();
    boolean falseCritical =
        healthy && told.stream().anyMatch(one -> one.severity() == Severity.CRITICAL);
    long second = truth.second();
    boolean intime = second != 0 && (venue.clock.now() - second) / (double) Clock.SECOND >= SOON;
    boolean tellable =
        intime && venue.seat.view() != Seat.View.NOTHING && truth.servedBeforeSecond();
    double delay =
        told.stream()
            .filter(one -> isRight(one.verdict()))
            .filter(one -> !one.ended())
            .mapToDouble(one -> (one.at() - second) / (double) Clock.SECOND)
            .findFirst()
            .orElse(Double.POSITIVE_INFINITY);
    return new Result(
        seed,
        draw,
        report.verdict(),
        report.confidence(),
        wrong,
        falseCritical,
        intime,
        tellable,
        delay,
        History.verdictAt(told, second + (long) (SOON * Clock.SECOND)),
        truth.denied().size());
  }

  /** A pool that a flood has filled is full. */
  private static boolean isRight(Verdict verdict) {
    return verdict == Verdict.POOL_EXHAUSTED || verdict == Verdict.STARVATION_ATTACK;
  }

  boolean rightSoon() {
    return delay <= SOON && isRight(soon);
  }

  boolean healthy() {
    return draw.fault().healthy() && denied == 0;
  }

  double hours() {
    return (draw.seconds() - draw.seat().startsAfter()) / 3600;
  }

  boolean accepted() {
    return draw.fault().accepts(verdict);
  }
}
