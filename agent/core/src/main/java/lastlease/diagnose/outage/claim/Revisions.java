package lastlease.diagnose.outage.claim;

import static lastlease.reports.Confidence.CONFIRMED;
import static lastlease.reports.Verdict.POOL_EXHAUSTED;
import static lastlease.reports.Verdict.SERVER_UNREACHABLE;

import java.util.stream.Stream;
import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.outage.fact.OutageFacts;
import lastlease.reports.Incident.RevisionCode;
import lastlease.track.moment.Times;

/** Whether and why an outage that is told becomes another one, as more is known of it. */
public final class Revisions {
  /** A server that is back serves whoever asks: nobody asks in vain for so long after a sign. */
  private static final long BACK_AGAIN = 60 * Times.SECOND;

  private Revisions() {}

  /**
   * A server that is back was gone nevertheless: its life refutes that only where newcomers had
   * asked in vain before a sign of it, and did after it.
   */
  public static boolean outlasts(Claim found, Claim told, OutageFacts facts) {
    return told.verdict() == SERVER_UNREACHABLE
        && found.verdict() == POOL_EXHAUSTED
        && facts.servedBefore() > 0
        && !facts.lifeConfirms()
        && !goesOn(facts);
  }

  /** A server that is back serves newcomers within a minute, unless its pool is full. */
  private static boolean goesOn(OutageFacts facts) {
    return Stream.concat(facts.ownPath().stream(), facts.otherPath().stream())
        .anyMatch(sign -> facts.now() - sign.at().micros() >= BACK_AGAIN);
  }

  /** What made the difference, the surest first. */
  public static RevisionCode why(Claim old, Claim claim, OutageFacts facts) {
    if (claim.isSelective() && !facts.servedSince().isEmpty()) {
      return RevisionCode.OTHERS_SERVED;
    }
    if (claim.verdict() == SERVER_UNREACHABLE && !facts.holders().isEmpty()) {
      return RevisionCode.HOLDERS_UNANSWERED;
    }
    if (facts.tableFull() && claim.verdict() == POOL_EXHAUSTED) {
      return RevisionCode.POOL_SEEN_FULL;
    }
    if (facts.tableHasRoom()) {
      return RevisionCode.TABLE_HAS_ROOM;
    }
    if (claim.confidence() == CONFIRMED || !facts.ownPath().isEmpty()) {
      return RevisionCode.SERVER_LIFE_SEEN;
    }
    if (facts.poolFull() || facts.nearFull() != null) {
      return RevisionCode.POOL_SEEN_FULL;
    }
    if (!facts.otherPath().isEmpty()) {
      return RevisionCode.SERVER_LIFE_ELSEWHERE;
    }
    return old.severity() == claim.severity()
        ? RevisionCode.EVIDENCE_STRONGER
        : RevisionCode.MORE_VICTIMS;
  }
}
