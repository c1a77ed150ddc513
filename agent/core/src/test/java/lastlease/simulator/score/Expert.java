package lastlease.simulator.score;

import lastlease.reports.Confidence;
import lastlease.reports.Verdict;
import lastlease.simulator.Fault;
import lastlease.simulator.Seat;
import lastlease.simulator.Truth;
import lastlease.simulator.Venue;
import org.jspecify.annotations.Nullable;

/** Which verdicts of the whole time an expert would sign, who sits where the agent sits. */
final class Expert {
  private Expert() {}

  static boolean accepts(Venue venue, Verdict verdict, @Nullable Confidence confidence) {
    Fault fault = venue.draw.fault();
    Truth truth = venue.truth;
    if (venue.seat.view() == Seat.View.NOTHING) {
      return verdict == Verdict.UNDETERMINED;
    }
    if (venue.seat.view() == Seat.View.OWN) {
      return confidence != Confidence.CONFIRMED || verdict == Verdict.HEALTHY;
    }
    boolean gone = fault.name().startsWith("DEAD") || fault.name().startsWith("RE");
    boolean healthy =
        fault.healthy()
            || fault.fills() && truth.denied().isEmpty()
            || gone && truth.inVain() == 0
            || fault == Fault.SLOW && truth.waitedLong() < 5;
    boolean late = fault.fills() && truth.second() != 0 && !truth.servedBeforeSecond();
    // Where most messages are late or lost, few clients' failures look like any other cause.
    boolean unclear =
        (fault == Fault.LOSS || fault == Fault.SLOW) && confidence == Confidence.POSSIBLE;
    return fault.accepts(verdict)
        || unclear
        || late && verdict == Verdict.SERVER_UNREACHABLE && confidence != Confidence.CONFIRMED
        || fault == Fault.ROGUE_ELSEWHERE
            && truth.servedByRogue() == 0
            && verdict == Verdict.HEALTHY
        || healthy && verdict == Verdict.HEALTHY
        || verdict == Verdict.SERVER_SLOW && truth.waitedLong() >= 3
        || verdict == Verdict.REQUESTS_REFUSED && truth.refusals() >= 2
        || verdict == Verdict.UNDETERMINED && !truth.served();
  }
}
