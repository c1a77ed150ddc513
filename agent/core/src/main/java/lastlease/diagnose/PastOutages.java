package lastlease.diagnose;

import lastlease.reports.Verdict;
import lastlease.track.ClientRecord;

/**
 * What is remembered of outages, the one that lasts included.
 *
 * @param end core time when the last one was over; far in the past without one
 * @param overtaken newcomers who have overtaken a victim, see {@link OutageFacts#overtaken}
 * @param overtakenAt core time when they were so many
 * @param dead see {@link OutageFacts#wasDead}
 */
record PastOutages(long end, long overtaken, long overtakenAt, boolean dead) {
  static final PastOutages NONE = new PastOutages(Long.MIN_VALUE / 2, 0, Long.MIN_VALUE / 2, false);

  /** How many have overtaken a victim, as far as it is not too long ago. */
  long overtaken(long now) {
    return now - overtakenAt <= Thresholds.POLICY_REMEMBERED ? overtaken : 0;
  }

  /** The same, with newcomers who have overtaken somebody. */
  PastOutages withOvertaken(long more, long now) {
    return more > overtaken(now) ? new PastOutages(end, more, now, dead) : this;
  }

  /** An outage lasts: its victims may begin anew, and then nobody has overtaken them. */
  PastOutages during(OutageFacts facts, Claim told) {
    PastOutages known = withOvertaken(facts.overtaken(), facts.now());
    return new PastOutages(
        end,
        known.overtaken,
        known.overtakenAt,
        dead || told.verdict() == Verdict.SERVER_UNREACHABLE);
  }

  /** It has ended; where all were served in the end, it was no policy. */
  PastOutages after(OutageFacts facts) {
    boolean all = facts.victims().stream().allMatch(ClientRecord::isBound);
    return new PastOutages(facts.now(), all ? 0 : overtaken, overtakenAt, false);
  }
}
