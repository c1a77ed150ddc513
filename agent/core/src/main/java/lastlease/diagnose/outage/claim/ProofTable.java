package lastlease.diagnose.outage.claim;

import static lastlease.diagnose.outage.claim.Cell.otherwise;
import static lastlease.diagnose.outage.claim.EvidenceKind.ADDRESSES_DECLINED;
import static lastlease.diagnose.outage.claim.EvidenceKind.ADDRESSES_IN_USE;
import static lastlease.diagnose.outage.claim.EvidenceKind.ALIVE_FOR_ONE_ALONE;
import static lastlease.diagnose.outage.claim.EvidenceKind.ALIVE_WHILE_MANY_FAIL;
import static lastlease.diagnose.outage.claim.EvidenceKind.ALL_OVERTAKEN;
import static lastlease.diagnose.outage.claim.EvidenceKind.BAD_AIR;
import static lastlease.diagnose.outage.claim.EvidenceKind.BEYOND_CHANCE;
import static lastlease.diagnose.outage.claim.EvidenceKind.CAME_LAST_OF_ALL_KINDS;
import static lastlease.diagnose.outage.claim.EvidenceKind.DENIED_BEFORE;
import static lastlease.diagnose.outage.claim.EvidenceKind.FLOOD;
import static lastlease.diagnose.outage.claim.EvidenceKind.FRAMES_LOST;
import static lastlease.diagnose.outage.claim.EvidenceKind.FRESH_ADDRESS;
import static lastlease.diagnose.outage.claim.EvidenceKind.FRESH_ADDRESSES;
import static lastlease.diagnose.outage.claim.EvidenceKind.FULL_WITH_HOSTS;
import static lastlease.diagnose.outage.claim.EvidenceKind.HOLDERS_ASK;
import static lastlease.diagnose.outage.claim.EvidenceKind.HOLDERS_IN_VAIN;
import static lastlease.diagnose.outage.claim.EvidenceKind.KNOWN_TO_BE_FULL;
import static lastlease.diagnose.outage.claim.EvidenceKind.LIFE_BRACKETED;
import static lastlease.diagnose.outage.claim.EvidenceKind.MANY_BEYOND_POLICY;
import static lastlease.diagnose.outage.claim.EvidenceKind.NOBODY_SERVED_BEFORE;
import static lastlease.diagnose.outage.claim.EvidenceKind.NOT_LET_IN;
import static lastlease.diagnose.outage.claim.EvidenceKind.NO_IPV4_BY_DESIGN;
import static lastlease.diagnose.outage.claim.EvidenceKind.OFFERS_TAKEN;
import static lastlease.diagnose.outage.claim.EvidenceKind.OFFERS_UNHEARD;
import static lastlease.diagnose.outage.claim.EvidenceKind.ONE_DEVICE_ALONE;
import static lastlease.diagnose.outage.claim.EvidenceKind.ONE_GROUP;
import static lastlease.diagnose.outage.claim.EvidenceKind.ONE_HOLDER_ALONE;
import static lastlease.diagnose.outage.claim.EvidenceKind.OTHERS_GIVEN_ADDRESSES;
import static lastlease.diagnose.outage.claim.EvidenceKind.OTHERS_SEEN_TO_BE_GIVEN;
import static lastlease.diagnose.outage.claim.EvidenceKind.OTHERS_SERVED;
import static lastlease.diagnose.outage.claim.EvidenceKind.OWN_TRAFFIC_ONLY;
import static lastlease.diagnose.outage.claim.EvidenceKind.POOL_HAS_ROOM;
import static lastlease.diagnose.outage.claim.EvidenceKind.ROOM_BUT_LIFE_OR_ALONE;
import static lastlease.diagnose.outage.claim.EvidenceKind.ROOM_BUT_NOT_LET_IN;
import static lastlease.diagnose.outage.claim.EvidenceKind.ROOM_WHILE_SERVING;
import static lastlease.diagnose.outage.claim.EvidenceKind.SEVERAL_AT_A_FULL_POOL;
import static lastlease.diagnose.outage.claim.EvidenceKind.SLOW_BY_ODDS;
import static lastlease.diagnose.outage.claim.EvidenceKind.TABLE_FULL;
import static lastlease.diagnose.outage.claim.EvidenceKind.TABLE_HAS_FEW;
import static lastlease.diagnose.outage.claim.EvidenceKind.TABLE_HAS_ONE_EACH;
import static lastlease.diagnose.outage.claim.EvidenceKind.TABLE_HAS_ROOM;
import static lastlease.diagnose.outage.claim.EvidenceKind.WAS_DEAD;
import static lastlease.diagnose.outage.claim.Remaining.MUCH;
import static lastlease.diagnose.outage.claim.Remaining.NOTHING;
import static lastlease.diagnose.outage.claim.Remaining.SOME;
import static lastlease.diagnose.outage.claim.Remaining.TRACE;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.outage.fact.OutageFacts;
import lastlease.reports.Confidence;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;

/**
 * Which evidence excludes which rival: a row for each verdict that an outage may have, a cell for
 * each other verdict. How sure a claim is, which rivals it names, and what is told as ruled out are
 * all read from here, so that they cannot contradict each other: it is confirmed where nothing
 * remains of any rival, and ruled out is only what nothing remains of. Both switches are complete
 * by the compiler: a new verdict needs its row and its column.
 */
public final class ProofTable {
  /** A cause that leaves frames of its own: without a sign of it, nothing remains. */
  private static final Cell NO_SIGN = otherwise(NOTHING);

  private static final Map<Verdict, Map<Verdict, Cell>> CELLS = new EnumMap<>(Verdict.class);

  static {
    for (Verdict claimed : Verdict.values()) {
      Map<Verdict, Cell> row = new EnumMap<>(Verdict.class);
      for (Verdict rival : Verdict.values()) {
        if (rival != claimed) {
          row.put(rival, make(claimed, rival));
        }
      }
      CELLS.put(claimed, row);
    }
  }

  private ProofTable() {}

  private static Map<Verdict, Cell> cells(Verdict claimed) {
    return Objects.requireNonNull(CELLS.get(claimed));
  }

  private static Cell make(Verdict claimed, Verdict rival) {
    return switch (claimed) {
      case POOL_EXHAUSTED -> againstExhausted(rival);
      case SERVER_UNREACHABLE -> againstUnreachable(rival);
      case SELECTIVE_FAILURE -> againstSelective(rival);
      // Found by detectors of their own, by frames that are there rather than by those that are
      // not.
      case STARVATION_ATTACK,
          ROGUE_SERVER,
          REQUESTS_REFUSED,
          ADDRESS_CONFLICTS,
          SERVER_SLOW,
          PACKET_LOSS,
          POOL_NEARLY_FULL,
          UNDETERMINED,
          HEALTHY ->
          NO_SIGN;
    };
  }

  private static Cell againstExhausted(Verdict rival) {
    return switch (rival) {
      case SERVER_UNREACHABLE ->
          otherwise(MUCH)
              .keptBy(MUCH, POOL_HAS_ROOM, OWN_TRAFFIC_ONLY)
              .excludedBy(TABLE_FULL)
              .then(TRACE, ALIVE_FOR_ONE_ALONE)
              .excludedBy(LIFE_BRACKETED)
              .then(SOME, SEVERAL_AT_A_FULL_POOL, ALIVE_WHILE_MANY_FAIL);
      case SELECTIVE_FAILURE ->
          otherwise(MUCH)
              .keptBy(MUCH, NOT_LET_IN, ONE_DEVICE_ALONE, ONE_GROUP, DENIED_BEFORE)
              .keptBy(MUCH, ALL_OVERTAKEN, OTHERS_GIVEN_ADDRESSES, TABLE_HAS_ONE_EACH)
              .keptBy(SOME, OTHERS_SERVED, FRESH_ADDRESS, TABLE_HAS_FEW)
              .excludedBy(TABLE_FULL, KNOWN_TO_BE_FULL, CAME_LAST_OF_ALL_KINDS)
              .then(SOME, LIFE_BRACKETED)
              .then(TRACE, FULL_WITH_HOSTS, MANY_BEYOND_POLICY, NOBODY_SERVED_BEFORE);
      case PACKET_LOSS ->
          otherwise(TRACE)
              .keptBy(MUCH, OFFERS_UNHEARD)
              .keptBy(SOME, OTHERS_SERVED, BAD_AIR, FRAMES_LOST)
              .excludedBy(TABLE_FULL, BEYOND_CHANCE)
              .saidWhere(Unseen.SUCCESS_AMID_FAILURES);
      case SERVER_SLOW ->
          NO_SIGN.keptBy(MUCH, OFFERS_TAKEN).keptBy(SOME, SLOW_BY_ODDS, WAS_DEAD, FRESH_ADDRESSES);
      case STARVATION_ATTACK -> NO_SIGN.keptBy(SOME, FLOOD).saidWhere(Unseen.FLOOD);
      case ADDRESS_CONFLICTS -> NO_SIGN.keptBy(SOME, ADDRESSES_DECLINED).saidWhere(Unseen.DECLINE);
      case ROGUE_SERVER -> NO_SIGN.saidWhere(Unseen.SECOND_SERVER);
      // A refusal is an answer, a pool that is nearly full still answers, and the rest is no cause.
      case POOL_EXHAUSTED, REQUESTS_REFUSED, POOL_NEARLY_FULL, UNDETERMINED, HEALTHY -> NO_SIGN;
    };
  }

  private static Cell againstUnreachable(Verdict rival) {
    return switch (rival) {
      case POOL_EXHAUSTED ->
          otherwise(SOME)
              .excludedBy(HOLDERS_IN_VAIN)
              .then(MUCH, ONE_HOLDER_ALONE)
              .then(SOME, HOLDERS_ASK)
              .excludedBy(TABLE_HAS_ROOM)
              .then(TRACE, NO_IPV4_BY_DESIGN)
              .then(MUCH, ONE_DEVICE_ALONE, ADDRESSES_IN_USE)
              .saidWhere(Unseen.FULL_TABLE);
      case SELECTIVE_FAILURE ->
          otherwise(TRACE)
              .keptBy(MUCH, NOT_LET_IN)
              .excludedBy(HOLDERS_IN_VAIN)
              .then(MUCH, ONE_HOLDER_ALONE)
              .then(TRACE, HOLDERS_ASK)
              .then(MUCH, ROOM_BUT_LIFE_OR_ALONE)
              .then(SOME, TABLE_HAS_ROOM);
      case PACKET_LOSS ->
          otherwise(TRACE)
              .keptBy(SOME, FRAMES_LOST)
              .excludedBy(BEYOND_CHANCE)
              .then(TRACE, ONE_HOLDER_ALONE)
              .then(SOME, HOLDERS_ASK)
              .saidWhere(Unseen.SUCCESS_AMID_FAILURES);
      case HEALTHY -> NO_SIGN.excludedBy(HOLDERS_ASK, TABLE_HAS_ROOM).then(MUCH, NO_IPV4_BY_DESIGN);
      case STARVATION_ATTACK -> NO_SIGN.saidWhere(Unseen.FLOOD);
      case ADDRESS_CONFLICTS -> NO_SIGN.saidWhere(Unseen.DECLINE);
      case ROGUE_SERVER -> NO_SIGN.saidWhere(Unseen.SECOND_SERVER);
      // All of these answer, or are no cause.
      case SERVER_UNREACHABLE, REQUESTS_REFUSED, SERVER_SLOW, POOL_NEARLY_FULL, UNDETERMINED ->
          NO_SIGN;
    };
  }

  private static Cell againstSelective(Verdict rival) {
    return switch (rival) {
      case POOL_EXHAUSTED ->
          otherwise(SOME)
              .excludedBy(TABLE_HAS_ROOM)
              .then(MUCH, NOT_LET_IN)
              .saidWhere(Unseen.FULL_TABLE);
      case SERVER_UNREACHABLE ->
          otherwise(TRACE)
              .then(MUCH, ROOM_BUT_NOT_LET_IN)
              .then(SOME, ROOM_WHILE_SERVING)
              .then(MUCH, TABLE_HAS_ROOM)
              .excludedBy(OTHERS_SEEN_TO_BE_GIVEN);
      case PACKET_LOSS ->
          otherwise(TRACE)
              .keptBy(SOME, FRAMES_LOST)
              .then(SOME, ROOM_WHILE_SERVING)
              .then(MUCH, TABLE_HAS_ROOM);
      case STARVATION_ATTACK -> NO_SIGN.saidWhere(Unseen.FLOOD);
      case ADDRESS_CONFLICTS -> NO_SIGN.saidWhere(Unseen.DECLINE);
      case ROGUE_SERVER -> NO_SIGN.saidWhere(Unseen.SECOND_SERVER);
      // Who is refused, or waits, hits no group for long; the rest is no cause.
      case SELECTIVE_FAILURE,
          REQUESTS_REFUSED,
          SERVER_SLOW,
          POOL_NEARLY_FULL,
          UNDETERMINED,
          HEALTHY ->
          NO_SIGN;
    };
  }

  /** What may be claimed of a verdict by what is known: as sure as its rivals allow. */
  static Claim claim(Verdict verdict, Severity severity, OutageFacts facts) {
    return claim(verdict, severity, kind -> kind.holds(facts));
  }

  /** The same by the kinds of evidence that hold. */
  static Claim claim(Verdict verdict, Severity severity, Predicate<EvidenceKind> holds) {
    Map<Verdict, Remaining> row = new EnumMap<>(Verdict.class);
    Remaining most = NOTHING;
    // This is asked at each unanswered DISCOVER: no streams here, and no lambdas that hold
    // anything.
    for (Map.Entry<Verdict, Cell> cell : cells(verdict).entrySet()) {
      Remaining left = cell.getValue().remains(holds);
      if (left != NOTHING) {
        row.put(cell.getKey(), left);
        most = left.compareTo(most) > 0 ? left : most;
      }
    }
    Remaining named = most == TRACE ? TRACE : SOME;
    List<Verdict> rivals = new ArrayList<>();
    for (Map.Entry<Verdict, Remaining> left : row.entrySet()) {
      // That all may be well is said by the severity.
      if (left.getValue().compareTo(named) >= 0 && left.getKey() != Verdict.HEALTHY) {
        add(rivals, left.getKey(), verdict, holds);
      }
    }
    return new Claim(verdict, confidence(most), severity, List.copyOf(rivals));
  }

  /** Puts a rival where it belongs among those that are named. */
  private static void add(
      List<Verdict> rivals, Verdict rival, Verdict claimed, Predicate<EvidenceKind> holds) {
    int rank = rank(rival, claimed, holds);
    int at = rivals.size();
    while (at > 0 && rank(rivals.get(at - 1), claimed, holds) > rank) {
      at--;
    }
    rivals.add(at, rival);
  }

  /**
   * The order in which rivals are named, which does not change as they come and go: the outages,
   * then the trouble of some, then what may cause it. Of one device alone, trouble of its own is
   * named before a dead server.
   */
  private static int rank(Verdict rival, Verdict claimed, Predicate<EvidenceKind> holds) {
    return switch (rival) {
      case POOL_EXHAUSTED -> 1;
      case SERVER_UNREACHABLE -> 2;
      case SELECTIVE_FAILURE ->
          claimed == Verdict.POOL_EXHAUSTED && holds.test(ONE_DEVICE_ALONE) ? 0 : 3;
      case STARVATION_ATTACK -> 4;
      case PACKET_LOSS -> 5;
      case SERVER_SLOW -> 6;
      case ADDRESS_CONFLICTS -> 7;
      case ROGUE_SERVER, REQUESTS_REFUSED, POOL_NEARLY_FULL, UNDETERMINED, HEALTHY -> 8;
    };
  }

  private static Confidence confidence(Remaining most) {
    return switch (most) {
      case NOTHING -> Confidence.CONFIRMED;
      case TRACE, SOME -> Confidence.LIKELY;
      case MUCH -> Confidence.POSSIBLE;
    };
  }

  /**
   * Of which verdicts nothing remains against a claim, and how each would have shown itself where
   * it was not seen.
   */
  public static Map<Verdict, Unseen> excluded(Verdict claimed, OutageFacts facts) {
    return excluded(claimed, kind -> kind.holds(facts));
  }

  /** The same by the kinds of evidence that hold. */
  static Map<Verdict, Unseen> excluded(Verdict claimed, Predicate<EvidenceKind> holds) {
    Map<Verdict, Unseen> excluded = new EnumMap<>(Verdict.class);
    cells(claimed)
        .forEach(
            (rival, cell) -> {
              Unseen said = cell.said();
              if (said != null && cell.remains(holds) == NOTHING) {
                excluded.put(rival, said);
              }
            });
    return excluded;
  }
}
