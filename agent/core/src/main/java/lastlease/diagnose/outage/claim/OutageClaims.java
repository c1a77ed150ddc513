package lastlease.diagnose.outage.claim;

import static lastlease.reports.Verdict.POOL_EXHAUSTED;
import static lastlease.reports.Verdict.SELECTIVE_FAILURE;
import static lastlease.reports.Verdict.SERVER_UNREACHABLE;

import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.outage.fact.OutageFacts;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What an episode of unanswered clients is called: which verdict the facts speak for, and how grave
 * it is. How sure that is, and against whom, {@link ProofTable} says. Belief says whether there is
 * trouble at all, and which rivals are still probable; it makes nothing certain by itself.
 */
public final class OutageClaims {
  /** So many newcomers who began in view, and hosts with addresses: a full pool is possible. */
  private static final int IN_VIEW = 3;

  private OutageClaims() {}

  /** What may be claimed; null where it is too little. */
  public static @Nullable Claim of(OutageFacts facts) {
    Verdict verdict = verdict(facts);
    return verdict == null ? null : ProofTable.claim(verdict, severity(verdict, facts), facts);
  }

  private static @Nullable Verdict verdict(OutageFacts facts) {
    if (!facts.holders().isEmpty()) {
      // Holders who ask for more time are answered by a full server, and not by a dead one (RFC
      // 2131 4.4.5): their silence tells.
      return SERVER_UNREACHABLE;
    }
    if (facts.episode().victims().isEmpty()) {
      return null;
    }
    if (EvidenceKind.TABLE_FULL.holds(facts)) {
      return POOL_EXHAUSTED;
    }
    if (EvidenceKind.TABLE_HAS_ROOM.holds(facts)) {
      // Then it is a policy, the path, or the server that does not answer. Who is served or
      // confirmed meanwhile shows that it does.
      return facts.servedSince().isEmpty() && facts.ownPath().isEmpty()
          ? SERVER_UNREACHABLE
          : SELECTIVE_FAILURE;
    }
    if (othersAreGivenSome(facts)) {
      return SELECTIVE_FAILURE;
    }
    return facts.servedBefore() > 0 || mayBeFull(facts) ? POOL_EXHAUSTED : SERVER_UNREACHABLE;
  }

  /**
   * Others are given addresses at once amid those who ask in vain, before and after: the pool has
   * some, and none of those who fail came after that was last seen.
   */
  private static boolean othersAreGivenSome(OutageFacts facts) {
    return EvidenceKind.OTHERS_SEEN_TO_BE_GIVEN.holds(facts)
        && facts.episode().atOnce().newSince() < EvidenceKind.NO_POLICY
        && !facts.poolFull()
        && facts.nearFull() == null;
  }

  /**
   * Whether the pool may be full where nobody was served in view. Holders or refused clients were
   * answered: a server was there, and is as silent as a full one.
   */
  private static boolean mayBeFull(OutageFacts facts) {
    return !facts.lone()
        && (facts.lifeConfirms()
            || facts.nearFull() != null
            || facts.poolFull()
            || facts.lastLife() != null
            || facts.episode().beganInView() >= IN_VIEW
                && EvidenceKind.ADDRESSES_IN_USE.holds(facts));
  }

  private static Severity severity(Verdict verdict, OutageFacts facts) {
    if (verdict == SELECTIVE_FAILURE) {
      return Severity.WARNING;
    }
    boolean newcomers = facts.holders().isEmpty();
    if (verdict == SERVER_UNREACHABLE
        && newcomers
        && EvidenceKind.NO_IPV4_BY_DESIGN.holds(facts)
        && !EvidenceKind.TABLE_HAS_ROOM.holds(facts)) {
      return Severity.INFO;
    }
    return facts.lone() && facts.holders().size() <= 1 ? Severity.WARNING : Severity.CRITICAL;
  }
}
