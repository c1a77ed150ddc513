package lastlease.diagnose;

import lastlease.reports.Verdict;
import lastlease.track.ClientState;

/**
 * What is remembered of outages, the one that lasts included.
 *
 * @param end core time of the end of the last one that ended; far in the past without one
 * @param overtaken see {@link OutageFacts#overtaken}
 * @param dead see {@link OutageFacts#wasDead}
 */
record PastOutages(long end, long overtaken, boolean dead) {
  static final PastOutages NONE = new PastOutages(Long.MIN_VALUE / 2, 0, false);

  /** The same, with newcomers who have overtaken somebody. */
  PastOutages overtaken(long more) {
    return new PastOutages(end, Math.max(overtaken, more), dead);
  }

  /** An outage lasts: its victims may begin anew, and then nobody has overtaken them. */
  PastOutages during(OutageFacts facts, Claim told) {
    return new PastOutages(
        end,
        Math.max(overtaken, facts.overtaken()),
        dead || told.verdict() == Verdict.SERVER_UNREACHABLE);
  }

  /** It has ended; where all were served in the end, it was no policy. */
  PastOutages after(OutageFacts facts) {
    boolean all =
        facts.victims().stream().allMatch(client -> client.state() instanceof ClientState.Bound);
    return new PastOutages(facts.now(), all ? 0 : overtaken, false);
  }
}
