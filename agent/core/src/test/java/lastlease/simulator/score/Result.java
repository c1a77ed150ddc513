package lastlease.simulator.score;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import lastlease.reports.Confidence;
import lastlease.reports.PoolReport;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.simulator.Clock;
import lastlease.simulator.Draw;
import lastlease.simulator.Fault;
import lastlease.simulator.Told;
import lastlease.simulator.Truth;
import lastlease.simulator.Venue;
import lastlease.simulator.kinds.Kind;
import lastlease.simulator.kinds.Kinds;
import lastlease.simulator.kinds.Said;
import lastlease.simulator.kinds.Troubles;
import lastlease.wire.PcapBytes;
import org.jspecify.annotations.Nullable;

/**
 * What became of one venue.
 *
 * @param wrong a CONFIRMED that the truth refutes, at any time; null without
 * @param unknowable a full pool CONFIRMED where a policy sends the same frames
 * @param falseCritical a critical incident though nothing was wrong
 * @param tellable two newcomers at least were denied for lack of an address, and the seat could
 *     know
 * @param delay seconds from the second victim's second DISCOVER to the first right claim; infinite
 *     without
 * @param denied newcomers that were
 * @param accepted the verdict of the whole time is one that an expert could give
 * @param soon the verdict 30 s after that moment
 * @param inPoint what its kind is about came to pass
 * @param objections what an expert would not sign, where the fault has a class of its own
 */
record Result(
    long seed,
    Draw draw,
    Verdict verdict,
    @Nullable Confidence confidence,
    @Nullable Told wrong,
    boolean unknowable,
    boolean falseCritical,
    boolean exhausted,
    boolean tellable,
    double delay,
    Verdict soon,
    int denied,
    boolean accepted,
    boolean inPoint,
    List<String> objections) {
  private static final double SOON = 30;

  /**
   * @param fault null for one that is drawn, too
   */
  static Result of(@Nullable Fault fault, long seed) {
    Venue venue = venue(fault, seed, null);
    venue.clock.run(venue.draw.seconds());
    return of(seed, venue);
  }

  /** Neighbouring seeds of Random begin alike; so they are stirred. */
  static Venue venue(@Nullable Fault fault, long seed, @Nullable PcapBytes recorded) {
    Random random = new Random(new SplittableRandom(seed).nextLong());
    Kind kind = fault == null ? null : Kinds.of(fault);
    if (kind != null) {
      Venue venue = new Venue(kind.draw(random), random, recorded);
      kind.begins(venue);
      return venue;
    }
    Draw draw = fault == null ? Draw.of(random) : Draw.of(random, fault);
    Venue venue = new Venue(draw, random, recorded);
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
            .filter(one -> !truth.allows(one.verdict(), one.claimed()))
            .filter(one -> !looksFull(truth, one))
            .findFirst()
            .orElse(null);
    boolean unknowable = told.stream().anyMatch(one -> looksFull(truth, one));
    boolean healthy = draw.fault().healthy() && !truth.everFull();
    boolean falseCritical =
        healthy && told.stream().anyMatch(one -> one.severity() == Severity.CRITICAL);
    long second = truth.second();
    boolean intime = second != 0 && (venue.clock.now() - second) / (double) Clock.SECOND >= SOON;
    boolean tellable = intime && venue.seat.sees() && truth.servedBeforeSecond();
    double delay =
        second == 0
            ? Double.POSITIVE_INFINITY
            : told.stream()
                .filter(one -> isRight(one.verdict(), draw.fault()))
                .filter(one -> !one.ended())
                .mapToDouble(one -> (one.at() - second) / (double) Clock.SECOND)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    List<String> objections = Said.objections(venue, report, told);
    return new Result(
        seed,
        draw,
        report.verdict(),
        report.confidence(),
        wrong,
        unknowable,
        falseCritical,
        intime,
        tellable,
        delay,
        History.verdictAt(told, second + (long) (SOON * Clock.SECOND)),
        truth.denied().size(),
        draw.fault().isOfItsOwn()
            ? objections.isEmpty()
            : Expert.accepts(venue, report.verdict(), report.confidence()),
        Said.isInPoint(venue),
        objections);
  }

  private static boolean looksFull(Truth truth, Told one) {
    return one.verdict() == Verdict.POOL_EXHAUSTED
        && one.confidence() == Confidence.CONFIRMED
        && truth.looksFull(one.at());
  }

  /** A pool that a flood has filled is full; of two servers one may be dead, the other full. */
  private static boolean isRight(Verdict verdict, Fault fault) {
    return verdict == Verdict.POOL_EXHAUSTED
        || verdict == Verdict.STARVATION_ATTACK
        || verdict == Verdict.SERVER_UNREACHABLE && fault == Fault.SPLIT_HALF_DEAD;
  }

  boolean rightSoon() {
    return delay <= SOON && isRight(soon, draw.fault());
  }

  boolean healthy() {
    return draw.fault().healthy() && denied == 0;
  }

  double hours() {
    return (draw.seconds() - draw.seat().startsAfter()) / 3600;
  }
}
