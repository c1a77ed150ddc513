package lastlease.diagnose.outage.claim;

import java.util.function.Predicate;
import lastlease.diagnose.belief.Condition;
import lastlease.diagnose.belief.ServiceBelief;
import lastlease.diagnose.belief.Weights;
import lastlease.diagnose.outage.fact.OutageFacts;
import lastlease.reports.Segment.Level;

/** What there may be for or against a cause of an outage: the kinds that {@link ProofTable} has. */
public enum EvidenceKind {
  // ------------------------------------------------------------------ the server's own table

  /** No address is left by the server's own word. */
  TABLE_FULL(EvidenceKind::isFullByTable),

  /** Addresses are left by the server's own word. */
  TABLE_HAS_ROOM(EvidenceKind::hasRoomByTable),

  /** The same, and one device alone fails, or a server is heard elsewhere. */
  ROOM_BUT_LIFE_OR_ALONE(
      facts -> hasRoomByTable(facts) && (facts.lone() || !facts.otherPath().isEmpty())),

  /** The same, and others are served while several fail. */
  ROOM_WHILE_SERVING(
      facts -> hasRoomByTable(facts) && !facts.lone() && !facts.servedSince().isEmpty()),

  /** The same, and of those who fail some were not let into the network. */
  ROOM_BUT_NOT_LET_IN(facts -> hasRoomByTable(facts) && facts.anyNotLetIn()),

  /**
   * A few addresses are left by the server's own word. They may be on offer, or kept for somebody,
   * so that others go without; but that none is left is not certain.
   */
  TABLE_HAS_FEW(OutageFacts::tableHasFew),

  /** The same, and there is one for each device that fails: want of addresses explains nothing. */
  TABLE_HAS_ONE_EACH(OutageFacts::tableHasOneEach),

  // ------------------------------------------------------------------ the pool as seen

  /** After successes: the pool is as large as declared, or was said to be full by the server. */
  KNOWN_TO_BE_FULL(facts -> facts.servedBefore() > 0 && isGivenOut(facts)),

  /** The same with hosts that were heard by ARP alone, which a single station can make up. */
  FULL_WITH_HOSTS(facts -> facts.servedBefore() > 0 && isKnownFull(facts)),

  /** The pool is full as declared, or by the server's NAK, and several fail. */
  SEVERAL_AT_A_FULL_POOL(facts -> !facts.lone() && isKnownFull(facts)),

  POOL_HAS_ROOM(OutageFacts::poolHasRoom),

  /** The pool had an address that nobody was seen with: it was not provably full. */
  FRESH_ADDRESS(facts -> facts.freshSince() > 0),

  FRESH_ADDRESSES(facts -> facts.freshSince() > 1),

  /** Declined addresses are burnt: the pool may be full of strangers rather than of leases. */
  ADDRESSES_DECLINED(facts -> facts.declined() >= EvidenceKind.DECLINED),

  // ------------------------------------------------------------------ the server's life

  /** The server lives where newcomers ask, before and after they do so in vain. */
  LIFE_BRACKETED(OutageFacts::lifeConfirms),

  /** It lives there, and one device alone fails. */
  ALIVE_FOR_ONE_ALONE(facts -> facts.lone() && !facts.ownPath().isEmpty()),

  /**
   * After successes, it was seen alive on some path while so many fail that no policy tells why.
   * Renewals bypass a relay: that it works for newcomers, they do not show.
   */
  ALIVE_WHILE_MANY_FAIL(
      facts ->
          facts.servedBefore() > 0
              && !facts.lone()
              && isAlive(facts)
              && facts.beyondPolicy() >= EvidenceKind.RATHER_NO_POLICY
              && !facts.behindRelay()),

  /** The server was thought to be gone: it may be back, with a queue. */
  WAS_DEAD(OutageFacts::wasDead),

  /** Answers are as late as a slow server's. */
  SLOW_BY_ODDS(
      facts -> {
        Weights weights = facts.belief().weights();
        return weights.of(Condition.SLOW) > EvidenceKind.NAMED * weights.trouble();
      }),

  /** A full server offers nothing: these wait for a slow one, unless somebody forges OFFERs. */
  OFFERS_TAKEN(facts -> facts.offersTaken() >= EvidenceKind.SEVERAL_TAKE),

  /** No server was ever seen to answer a newcomer. */
  NOBODY_SERVED_BEFORE(facts -> facts.servedBefore() == 0),

  // ------------------------------------------------------------------ holders of leases

  /**
   * Holders of leases of here, several of them, ask for more time in vain. A full server answers
   * them, and a dead one does not (RFC 2131 4.4.5).
   */
  HOLDERS_IN_VAIN(
      facts ->
          facts.holdersGranted() >= EvidenceKind.HOLDERS
              && !facts.livedLately()
              && !mayBeLost(facts)),

  /** Who walks out of the room, or loses the radio, rebinds in vain, too. */
  ONE_HOLDER_ALONE(
      facts ->
          facts.holders().size() == 1
              && facts.lone()
              && facts.holders().containsAll(facts.victims())),

  HOLDERS_ASK(facts -> !facts.holders().isEmpty()),

  // ------------------------------------------------------------------ who fails

  ONE_DEVICE_ALONE(OutageFacts::lone),

  /** What they send reaches no server: their silence tells nothing of it. */
  NOT_LET_IN(facts -> facts.anyNotLetIn() && facts.holders().isEmpty()),

  /** Those who fail have in common what the served have not. */
  ONE_GROUP(facts -> facts.groupOnly() != null),

  /** A policy that is known to deny some may deny the others, too. */
  DENIED_BEFORE(OutageFacts::deniedKnown),

  /** All of them failed before, where newcomers that came later got addresses (the contract). */
  ALL_OVERTAKEN(facts -> facts.beyondPolicy() == 0),

  /** Several devices of several kinds, and it is no chance that they came last. */
  CAME_LAST_OF_ALL_KINDS(
      facts ->
          facts.servedBefore() > 0
              && facts.lifeConfirms()
              && facts.beyondPolicy() >= EvidenceKind.NO_POLICY
              && facts.lastByChance() < EvidenceKind.BY_CHANCE
              && !facts.oneKind()),

  /** More than any policy explains, as far as what is seen of the server is of their own path. */
  MANY_BEYOND_POLICY(
      facts ->
          facts.beyondPolicy() >= EvidenceKind.RATHER_NO_POLICY
              && !(isAlive(facts) && facts.behindRelay())),

  // ------------------------------------------------------------------ others meanwhile

  /** That they were served shows that the server lives; and that it has addresses for some. */
  OTHERS_GIVEN_ADDRESSES(facts -> facts.freedForOthers() < EvidenceKind.SELDOM),

  /** The same by what the server was seen to give, and beyond chance. */
  OTHERS_SEEN_TO_BE_GIVEN(facts -> facts.freedForOthersInView() < EvidenceKind.NEVER),

  OTHERS_SERVED(OutageFacts::othersAreServed),

  // ------------------------------------------------------------------ loss, and what else

  /** So many unanswered messages in a row are not lost by chance, as messages get lost here. */
  BEYOND_CHANCE(facts -> !mayBeLost(facts)),

  /** Messages were lost here before, as bad air loses them: in bursts. */
  BAD_AIR(facts -> mayBeBadAir(facts.belief())),

  OFFERS_UNHEARD(OutageFacts::offersUnheard),

  /** Frames were dropped on the way to the agent. */
  FRAMES_LOST(facts -> facts.lost() > 0),

  FLOOD(facts -> facts.flood() != null),

  OWN_TRAFFIC_ONLY(facts -> facts.level() == Level.OWN_TRAFFIC),

  /** Where hosts have routable addresses, a server may have been there long before. */
  ADDRESSES_IN_USE(EvidenceKind::areAddressesInUse),

  /** A network for IPv6 only answers no DISCOVER, by design: no outage (RFC 8781, RFC 8925). */
  NO_IPV4_BY_DESIGN(OutageFacts::withoutV4);

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
  static final int NO_POLICY = 3;

  /**
   * What a policy brings about more often than once in twenty times by {@link
   * lastlease.diagnose.outage.victim.OrderOfComing} is not confirmed: before three who fail, three
   * at least were served.
   */
  private static final double BY_CHANCE = 1 / 20.0 + 1e-9;

  /** {@link #NO_POLICY} where only one sign of life is there: less is certain. */
  private static final int RATHER_NO_POLICY = NO_POLICY + 1;

  /** More of them than that change nothing. */
  public static final int BEYOND_POLICY = RATHER_NO_POLICY;

  /** Less probable than that, no address is said to be likely to have come free. */
  public static final double SELDOM = .2;

  /** So improbable it is that none came free at all: the pool has addresses, but not for all. */
  public static final double NEVER = .001;

  /** Declined addresses: one alone may be of a single device with a fixed one. */
  private static final int DECLINED = 2;

  /** One who takes OFFERs in vain may have trouble of its own. */
  private static final int SEVERAL_TAKE = 2;

  /** Of holders, two at least (the contract): one alone may have left the room. */
  private static final int HOLDERS = 2;

  private final Predicate<OutageFacts> predicate;

  EvidenceKind(Predicate<OutageFacts> predicate) {
    this.predicate = predicate;
  }

  boolean holds(OutageFacts facts) {
    return predicate.test(facts);
  }

  /**
   * Whether it is a doubt also where the server's own table says that no address is left: what
   * never reached the server, or was not seen of it.
   */
  boolean standsAgainstTable() {
    return this == NOT_LET_IN || this == FRAMES_LOST;
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

  private static boolean isFullByTable(OutageFacts facts) {
    return facts.holders().isEmpty()
        && !facts.episode().victims().isEmpty()
        && (facts.tableFull() || facts.tableHasRoom() && facts.wasFullUntilNow());
  }

  private static boolean hasRoomByTable(OutageFacts facts) {
    return facts.tableHasRoom() && !facts.tableFull() && !facts.wasFullUntilNow();
  }

  private static boolean isKnownFull(OutageFacts facts) {
    return facts.poolFull() || facts.nearFull() != null;
  }

  private static boolean isGivenOut(OutageFacts facts) {
    return facts.poolGivenOut() || facts.nearFull() != null;
  }

  private static boolean isAlive(OutageFacts facts) {
    return !facts.ownPath().isEmpty() || !facts.otherPath().isEmpty();
  }

  private static boolean areAddressesInUse(OutageFacts facts) {
    return facts.hosts() >= 2 || facts.ownLease();
  }
}
