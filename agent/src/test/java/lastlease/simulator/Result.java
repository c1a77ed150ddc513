package lastlease.simulator;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import lastlease.reports.Confidence;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What became of one venue.
 *
 * @param soon the verdict 30 s after the second denied guest's second DISCOVER; null without one
 * @param verdict of the whole time
 * @param delay seconds from that DISCOVER to the detection of the final verdict; NaN without
 * @param wrongConfirmed a CONFIRMED that the truth refutes, at any time
 * @param falseCritical a critical incident though nothing was wrong
 * @param hours simulated
 */
record Result(
    Draw draw,
    @Nullable Verdict soon,
    Verdict verdict,
    @Nullable Confidence confidence,
    double delay,
    boolean wrongConfirmed,
    boolean falseCritical,
    double hours) {

  static Result of(long seed) {
    // Neighbouring seeds of Random begin alike.
    Random random = new Random(new SplittableRandom(seed).nextLong());
    Draw draw = Draw.of(random);
    Room room = new Room(draw, random);
    double seconds = draw.spread() + 240 + random.nextInt(600);
    Verdict[] soon = new Verdict[1];
    long[] second = new long[1];
    room.onSecondVictim(
        () -> {
          second[0] = room.clock.now();
          room.clock.after(30, () -> soon[0] = room.seat.report().now().verdict());
        });
    room.clock.run(seconds);
    PoolReport report = room.seat.report();
    List<Incident> incidents =
        report.segments().stream().flatMap(segment -> segment.incidents().stream()).toList();
    boolean wrong = incidents.stream().anyMatch(incident -> isWrong(incident, room));
    boolean falseCritical =
        draw.fault() == Draw.Fault.NOTHING
            && incidents.stream().anyMatch(i -> i.severity() == Severity.CRITICAL);
    double delay =
        second[0] == 0
            ? Double.NaN
            : incidents.stream()
                .filter(i -> i.verdict() == report.verdict())
                .mapToDouble(i -> i.detected().toEpochMilli() / 1000.0 - second[0] / 1e6)
                .min()
                .orElse(Double.NaN);
    return new Result(
        draw,
        soon[0],
        report.verdict(),
        report.confidence(),
        delay,
        wrong,
        falseCritical,
        seconds / 3600);
  }

  private static boolean isWrong(Incident incident, Room room) {
    boolean everConfirmed =
        incident.confidence() == Confidence.CONFIRMED && contradicts(incident.verdict(), room);
    return everConfirmed
        || incident.revisions().stream()
            .anyMatch(
                revision ->
                    revision.confidence() == Confidence.CONFIRMED
                        && contradicts(revision.verdict(), room));
  }

  private static boolean contradicts(Verdict verdict, Room room) {
    return switch (verdict) {
      case POOL_EXHAUSTED -> !room.everFull();
      case SERVER_UNREACHABLE -> !room.everDied();
      case ROGUE_SERVER, STARVATION_ATTACK, ADDRESS_CONFLICTS -> true;
      default -> false;
    };
  }
}
