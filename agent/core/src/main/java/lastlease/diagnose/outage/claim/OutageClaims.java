package lastlease.diagnose.outage.claim;

import static lastlease.reports.Confidence.CONFIRMED;
import static lastlease.reports.Confidence.LIKELY;
import static lastlease.reports.Confidence.POSSIBLE;
import static lastlease.reports.Verdict.ADDRESS_CONFLICTS;
import static lastlease.reports.Verdict.PACKET_LOSS;
import static lastlease.reports.Verdict.POOL_EXHAUSTED;
import static lastlease.reports.Verdict.SELECTIVE_FAILURE;
import static lastlease.reports.Verdict.SERVER_SLOW;
import static lastlease.reports.Verdict.SERVER_UNREACHABLE;
import static lastlease.reports.Verdict.STARVATION_ATTACK;

import lastlease.diagnose.belief.Condition;
import lastlease.diagnose.belief.ServiceBelief;
import lastlease.diagnose.belief.Weights;
import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.outage.fact.OutageFacts;
import lastlease.reports.Confidence;
import lastlease.reports.Segment.Level;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What an episode of unanswered clients allows to claim: the rows of the report contract, by the
 * proofs that hold. Belief says whether there is trouble at all, and which rivals are still
 * probable; it makes nothing certain by itself.
 */
public final class OutageClaims {
  /** A rival that is less than a fiftieth as probable as the claim is not named for that alone. */
  private static final double NAMED = .02;

  /** What chance brings about more often than this is not confirmed (Wald's sequential test). */
  private static final double CHANCE = 1e-6;

  /**
   * Messages are lost in bursts, and those who were served had lost the fewest: so many lost ones
   * tell as much as one would that is lost by itself.
   */
  private static final int LOST_TOGETHER = 2;

  /**
   * So many different devices in a row, and nobody served between: a policy that denies three of
   * ten newcomers ({@code OwnTrouble}) does that in one of forty crowds at most, and only where
   * there is such a policy at all.
   */
  private static final int NO_POLICY = 3;

  /**
   * What a policy brings about more often than once in twenty times by {@link
   * lastlease.diagnose.outage.OrderOfComing} is not confirmed: before three who fail, three at
   * least were served.
   */
  private static final double BY_CHANCE = 1 / 20.0 + 1e-9;

  /** {@link #NO_POLICY} where only one sign of life is there: less is certain. */
  private static final int RATHER_NO_POLICY = 4;

  /** More of them than that change nothing. */
  public static final int BEYOND_POLICY = Math.max(NO_POLICY + 1, RATHER_NO_POLICY);

  /** Less probable than that, no address is said to be likely to have come free. */
  public static final double SELDOM = .2;

  /** So improbable it is that none came free at all: the pool has addresses, but not for all. */
  public static final double NEVER = .001;

  private static final int DECLINED = 2;

  /** One who takes OFFERs in vain may have trouble of its own. */
  private static final int SEVERAL_TAKE = 2;

  private OutageClaims() {}

  /** What may be claimed; null where it is too little. */
  public static @Nullable Claim of(OutageFacts facts) {
    Claim claim = facts.holders().isEmpty() ? exhausted(facts) : null;
    if (claim == null) {
      claim = unreachable(facts);
    }
    if (claim != null && facts.anyNotLetIn() && facts.holders().isEmpty()) {
      // What they send reaches no server: their silence tells nothing of it.
      claim = claim.capped(POSSIBLE, SELECTIVE_FAILURE);
    }
    return claim != null && facts.lost() > 0 ? claim.capped(LIKELY, PACKET_LOSS) : claim;
  }

  private static @Nullable Claim exhausted(OutageFacts facts) {
    if (facts.episode().victims().isEmpty()) {
      return null;
    }
    if (facts.tableFull() || facts.tableHasRoom() && facts.wasFullUntilNow()) {
      return claim(CONFIRMED, facts.lone() ? Severity.WARNING : Severity.CRITICAL);
    }
    if (facts.tableHasRoom()) {
      return notFull(facts);
    }
    if (othersAreGivenSome(facts)) {
      return Claim.of(SELECTIVE_FAILURE, LIKELY, Severity.WARNING, POOL_EXHAUSTED);
    }
    Claim claim = facts.servedBefore() > 0 ? afterSuccess(facts) : neverServed(facts);
    return claim == null ? null : weigh(claim, facts);
  }

  /**
   * The server's own table has addresses left: then it is a policy, the path, or the server that
   * does not answer. Who is served or confirmed meanwhile shows that it does.
   */
  private static Claim notFull(OutageFacts facts) {
    Severity severity = facts.lone() ? Severity.WARNING : Severity.CRITICAL;
    boolean serves = !facts.servedSince().isEmpty();
    if (serves || !facts.ownPath().isEmpty()) {
      return Claim.of(
          SELECTIVE_FAILURE,
          serves && !facts.lone() ? LIKELY : POSSIBLE,
          Severity.WARNING,
          PACKET_LOSS,
          SERVER_UNREACHABLE);
    }
    boolean told = facts.lone() || !facts.otherPath().isEmpty();
    return Claim.of(SERVER_UNREACHABLE, told ? POSSIBLE : LIKELY, severity, SELECTIVE_FAILURE);
  }

  private static Claim afterSuccess(OutageFacts facts) {
    boolean lives = !facts.ownPath().isEmpty();
    if (facts.lone()) {
      return lives
          ? claim(POSSIBLE, Severity.WARNING, SELECTIVE_FAILURE)
          : claim(POSSIBLE, Severity.WARNING, SELECTIVE_FAILURE, SERVER_UNREACHABLE);
    }
    boolean known = facts.poolFull() || facts.nearFull() != null;
    if (facts.lifeConfirms()) {
      return excludesPolicy(facts) || known
          ? claim(CONFIRMED, Severity.CRITICAL)
          : claim(LIKELY, Severity.CRITICAL, SELECTIVE_FAILURE);
    }
    if (known) {
      return claim(LIKELY, Severity.CRITICAL, SERVER_UNREACHABLE);
    }
    if (lives || !facts.otherPath().isEmpty()) {
      // Renewals bypass a relay: that it works for newcomers, they do not show.
      return facts.beyondPolicy() >= RATHER_NO_POLICY && !facts.behindRelay()
          ? claim(LIKELY, Severity.CRITICAL, SERVER_UNREACHABLE)
          : claim(POSSIBLE, Severity.CRITICAL, SERVER_UNREACHABLE, SELECTIVE_FAILURE);
    }
    return facts.beyondPolicy() > NO_POLICY
        ? claim(POSSIBLE, Severity.CRITICAL, SERVER_UNREACHABLE)
        : claim(POSSIBLE, Severity.CRITICAL, SERVER_UNREACHABLE, SELECTIVE_FAILURE);
  }

  /** Several devices of several kinds, and it is no chance that they came last. */
  private static boolean excludesPolicy(OutageFacts facts) {
    return facts.beyondPolicy() >= NO_POLICY
        && facts.lastByChance() < BY_CHANCE
        && !facts.oneKind();
  }

  private static @Nullable Claim neverServed(OutageFacts facts) {
    if (facts.lone()) {
      return null;
    }
    if (facts.lifeConfirms()) {
      return claim(LIKELY, Severity.CRITICAL, SELECTIVE_FAILURE);
    }
    if (facts.nearFull() != null || facts.poolFull()) {
      return claim(LIKELY, Severity.CRITICAL, SERVER_UNREACHABLE);
    }
    // Holders or refused clients were answered: a server was there, and is as silent as a full one.
    boolean life = facts.lastLife() != null;
    boolean addressesInUse = facts.hosts() >= 2 || facts.ownLease();
    if (life || facts.episode().beganInView() >= 3 && addressesInUse) {
      return claim(POSSIBLE, Severity.CRITICAL, SERVER_UNREACHABLE);
    }
    return null;
  }

  /**
   * Others are given addresses at once amid those who ask in vain, before and after: the pool has
   * some, and none of those who fail came after that was last seen.
   */
  private static boolean othersAreGivenSome(OutageFacts facts) {
    return facts.freedForOthersInView() < NEVER
        && facts.episode().atOnce().newSince() < NO_POLICY
        && !facts.poolFull()
        && facts.nearFull() == null;
  }

  /** Reasons why newcomers may go unanswered although the pool is not full. */
  private static Claim weigh(Claim claim, OutageFacts facts) {
    Claim left = claim;
    Weights weights = facts.belief().weights();
    double full = weights.trouble();
    if (facts.flood() != null) {
      left = left.capped(LIKELY, STARVATION_ATTACK);
    }
    if (facts.groupOnly() != null) {
      left = left.capped(POSSIBLE, SELECTIVE_FAILURE);
    }
    if (facts.deniedKnown()) {
      // A policy that is known to deny some may deny the others, too.
      left = left.capped(POSSIBLE, SELECTIVE_FAILURE);
    }
    if (facts.beyondPolicy() == 0) {
      // All of them failed before, where newcomers that came later got addresses (the contract).
      left = left.capped(POSSIBLE, SELECTIVE_FAILURE);
    }
    if (facts.othersAreServed()) {
      left = left.capped(LIKELY, SELECTIVE_FAILURE).capped(LIKELY, PACKET_LOSS);
    }
    if (facts.freedForOthers() < SELDOM) {
      // That they were served shows that the server lives; and that it has addresses for some.
      left = left.capped(POSSIBLE, SELECTIVE_FAILURE);
    }
    if (facts.freshSince() > 0) {
      // The pool had an address that nobody was seen with: it was not provably full.
      left = left.capped(LIKELY, SELECTIVE_FAILURE);
    }
    if (facts.offersUnheard()) {
      left = left.capped(POSSIBLE, PACKET_LOSS);
    }
    if (facts.offersTaken() >= SEVERAL_TAKE) {
      // A full server offers nothing: these wait for a slow one, unless somebody forges the OFFERs.
      left = left.capped(POSSIBLE, SERVER_SLOW);
    }
    if (weights.of(Condition.SLOW) > NAMED * full || facts.wasDead() || facts.freshSince() > 1) {
      left = left.capped(LIKELY, SERVER_SLOW);
    }
    if (mayBeBadAir(facts.belief())) {
      left = left.capped(LIKELY, PACKET_LOSS);
    }
    if (facts.declined() >= DECLINED) {
      // Declined addresses are burnt: the pool may be full of strangers rather than of leases.
      left = left.capped(LIKELY, ADDRESS_CONFLICTS);
    }
    if (facts.poolHasRoom() || facts.level() == Level.OWN_TRAFFIC) {
      left = left.capped(POSSIBLE, SERVER_UNREACHABLE);
    }
    // Loss is everywhere: it is a rival only where nothing else kept the claim from certainty.
    return left.confidence() == CONFIRMED && mayBeLost(facts)
        ? left.capped(LIKELY, PACKET_LOSS)
        : left;
  }

  /**
   * Whether bad air, in which messages are lost in bursts, is a rival that must be named: some were
   * lost here before.
   */
  public static boolean mayBeBadAir(ServiceBelief belief) {
    Weights weights = belief.weights();
    return belief.loss().learnt() > 0 && weights.of(Condition.LOSSY) > NAMED * weights.trouble();
  }

  /** Whether so many unanswered messages in a row are lost by chance, where messages get lost. */
  private static boolean mayBeLost(OutageFacts facts) {
    ServiceBelief belief = facts.belief();
    double rate = belief.loss().learnt() > 0 ? belief.loss().mean() : 0;
    return Math.pow(rate, (double) (facts.unanswered() + facts.holdersAsked()) / LOST_TOGETHER)
        > CHANCE;
  }

  /**
   * Holders who ask for more time are answered by a full server, and not by a dead one (RFC 2131
   * 4.4.5): their silence tells. Where nobody was ever answered, silence alone must do.
   */
  private static @Nullable Claim unreachable(OutageFacts facts) {
    Severity severity =
        facts.lone() && facts.holders().size() <= 1 ? Severity.WARNING : Severity.CRITICAL;
    if (!facts.holders().isEmpty()) {
      boolean chance = mayBeLost(facts);
      if (facts.holdersGranted() >= 2 && !facts.livedLately() && !chance) {
        return Claim.of(SERVER_UNREACHABLE, CONFIRMED, severity);
      }
      if (alone(facts)) {
        // Who walks out of the room, or loses the radio, rebinds in vain, too.
        return Claim.of(SERVER_UNREACHABLE, POSSIBLE, severity, POOL_EXHAUSTED, SELECTIVE_FAILURE);
      }
      Claim claim = Claim.of(SERVER_UNREACHABLE, LIKELY, severity, POOL_EXHAUSTED);
      return chance ? claim.against(PACKET_LOSS) : claim;
    }
    if (facts.servedBefore() > 0 || facts.episode().victims().isEmpty()) {
      return null;
    }
    if (facts.withoutV4()) {
      // A network for IPv6 only answers no DISCOVER, by design: no outage (RFC 8781, RFC 8925).
      return Claim.of(SERVER_UNREACHABLE, POSSIBLE, Severity.INFO);
    }
    boolean addressesInUse = facts.hosts() >= 2 || facts.ownLease();
    Confidence confidence = facts.lone() || addressesInUse ? POSSIBLE : LIKELY;
    return Claim.of(SERVER_UNREACHABLE, confidence, severity, POOL_EXHAUSTED);
  }

  /** Whether one device alone goes unanswered, be it as a holder or as a newcomer. */
  private static boolean alone(OutageFacts facts) {
    return facts.holders().size() <= 1
        && facts.lone()
        && facts.holders().containsAll(facts.victims());
  }

  private static Claim claim(Confidence confidence, Severity severity, Verdict... rivals) {
    return Claim.of(POOL_EXHAUSTED, confidence, severity, rivals);
  }
}
