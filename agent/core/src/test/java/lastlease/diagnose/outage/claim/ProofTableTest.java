package lastlease.diagnose.outage.claim;

import static lastlease.diagnose.outage.claim.EvidenceKind.BEYOND_CHANCE;
import static lastlease.diagnose.outage.claim.EvidenceKind.CAME_LAST_OF_ALL_KINDS;
import static lastlease.diagnose.outage.claim.EvidenceKind.HOLDERS_IN_VAIN;
import static lastlease.diagnose.outage.claim.EvidenceKind.KNOWN_TO_BE_FULL;
import static lastlease.diagnose.outage.claim.EvidenceKind.LIFE_BRACKETED;
import static lastlease.diagnose.outage.claim.EvidenceKind.NO_IPV4_BY_DESIGN;
import static lastlease.diagnose.outage.claim.EvidenceKind.ONE_DEVICE_ALONE;
import static lastlease.diagnose.outage.claim.EvidenceKind.TABLE_FULL;
import static lastlease.reports.Confidence.CONFIRMED;
import static lastlease.reports.Verdict.POOL_EXHAUSTED;
import static lastlease.reports.Verdict.SELECTIVE_FAILURE;
import static lastlease.reports.Verdict.SERVER_UNREACHABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import lastlease.diagnose.incident.Claim;
import lastlease.reports.Confidence;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the table says, for each of its rows, of the kinds of evidence that hold. */
class ProofTableTest {
  private static final List<Verdict> OUTAGES =
      List.of(POOL_EXHAUSTED, SERVER_UNREACHABLE, SELECTIVE_FAILURE);

  /** More of them than the longest proof needs: none is hidden behind it. */
  private static final int TOGETHER = 4;

  private static Claim claim(Verdict verdict, Set<EvidenceKind> holds) {
    return ProofTable.claim(verdict, Severity.CRITICAL, holds::contains);
  }

  private static boolean confirms(Verdict verdict, Set<EvidenceKind> holds) {
    return claim(verdict, holds).confidence() == CONFIRMED;
  }

  private static Set<EvidenceKind> kinds(String names) {
    Set<EvidenceKind> kinds = EnumSet.noneOf(EvidenceKind.class);
    if (!names.isEmpty()) {
      Arrays.stream(names.split(" ")).map(EvidenceKind::valueOf).forEach(kinds::add);
    }
    return kinds;
  }

  private static List<Verdict> verdicts(String names) {
    return names.isEmpty()
        ? List.of()
        : Arrays.stream(names.split(" ")).map(Verdict::valueOf).toList();
  }

  /** Shows each set of so many kinds, from those of a number on. */
  private static void each(
      int size, int from, Set<EvidenceKind> held, Consumer<Set<EvidenceKind>> seen) {
    if (size == 0) {
      seen.accept(held);
      return;
    }
    for (int i = from; i < EvidenceKind.values().length; i++) {
      EvidenceKind kind = EvidenceKind.values()[i];
      held.add(kind);
      each(size - 1, i + 1, held, seen);
      held.remove(kind);
    }
  }

  private static void upTo(int most, Consumer<Set<EvidenceKind>> seen) {
    for (int size = 0; size <= most; size++) {
      each(size, 0, EnumSet.noneOf(EvidenceKind.class), seen);
    }
  }

  /** All that confirms a verdict, and of which nothing may be missing. */
  private static Set<Set<EvidenceKind>> proofs(Verdict verdict) {
    Set<Set<EvidenceKind>> proofs = new HashSet<>();
    upTo(
        TOGETHER,
        held -> {
          if (confirms(verdict, held) && proofs.stream().noneMatch(held::containsAll)) {
            proofs.add(EnumSet.copyOf(held));
          }
        });
    return proofs;
  }

  @Test
  void aFullPoolIsProvenByTheServersTableOrByALivingServerThatHasNothingLeft() {
    assertEquals(
        Set.of(
            Set.of(TABLE_FULL),
            Set.of(LIFE_BRACKETED, KNOWN_TO_BE_FULL, BEYOND_CHANCE),
            Set.of(LIFE_BRACKETED, CAME_LAST_OF_ALL_KINDS, BEYOND_CHANCE)),
        proofs(POOL_EXHAUSTED));
  }

  @Test
  void aDeadServerIsProvenByHoldersInVainWhomNoLossExplains() {
    assertEquals(Set.of(Set.of(HOLDERS_IN_VAIN, BEYOND_CHANCE)), proofs(SERVER_UNREACHABLE));
  }

  @Test
  void whyOnlySomeFailIsNeverProven() {
    assertEquals(Set.of(), proofs(SELECTIVE_FAILURE));
  }

  @Test
  void noClaimIsCertainWhileARivalStandsAndNoneIsUncertainWithoutOne() {
    for (Verdict verdict : OUTAGES) {
      upTo(
          3,
          held -> {
            Claim claim = claim(verdict, held);
            boolean mayBeNone = verdict == SERVER_UNREACHABLE && held.contains(NO_IPV4_BY_DESIGN);
            if (!mayBeNone) {
              assertEquals(
                  claim.confidence() == CONFIRMED, claim.rivals().isEmpty(), claim + " by " + held);
            }
            assertFalse(claim.rivals().contains(verdict), claim + " by " + held);
          });
    }
  }

  @Test
  void nothingIsRuledOutThatIsNamedAsARival() {
    for (Verdict verdict : OUTAGES) {
      upTo(
          3,
          held -> {
            Set<Verdict> both =
                new HashSet<>(ProofTable.excluded(verdict, held::contains).keySet());
            both.retainAll(claim(verdict, held).rivals());
            assertEquals(Set.of(), both, verdict + " by " + held);
          });
    }
  }

  @ParameterizedTest
  @CsvSource({
    // The server's own word is doubted only by what never reached the server, or was lost.
    "POOL_EXHAUSTED, TABLE_FULL, NOT_LET_IN FRAMES_LOST",
    // What is seen from a seat in the room is doubted by all that leaves a rival a chance.
    "POOL_EXHAUSTED, LIFE_BRACKETED KNOWN_TO_BE_FULL BEYOND_CHANCE,"
        + " POOL_HAS_ROOM FRESH_ADDRESS FRESH_ADDRESSES ADDRESSES_DECLINED ALIVE_FOR_ONE_ALONE"
        + " WAS_DEAD SLOW_BY_ODDS OFFERS_TAKEN ONE_DEVICE_ALONE NOT_LET_IN ONE_GROUP DENIED_BEFORE"
        + " ALL_OVERTAKEN OTHERS_GIVEN_ADDRESSES OTHERS_SERVED BAD_AIR OFFERS_UNHEARD FRAMES_LOST"
        + " FLOOD OWN_TRAFFIC_ONLY TABLE_HAS_FEW TABLE_HAS_ONE_EACH",
    "POOL_EXHAUSTED, LIFE_BRACKETED CAME_LAST_OF_ALL_KINDS BEYOND_CHANCE,"
        + " POOL_HAS_ROOM FRESH_ADDRESS FRESH_ADDRESSES ADDRESSES_DECLINED ALIVE_FOR_ONE_ALONE"
        + " WAS_DEAD SLOW_BY_ODDS OFFERS_TAKEN ONE_DEVICE_ALONE NOT_LET_IN ONE_GROUP DENIED_BEFORE"
        + " ALL_OVERTAKEN OTHERS_GIVEN_ADDRESSES OTHERS_SERVED BAD_AIR OFFERS_UNHEARD FRAMES_LOST"
        + " FLOOD OWN_TRAFFIC_ONLY TABLE_HAS_FEW TABLE_HAS_ONE_EACH",
    // Who holds a lease of here was let in, and is served whatever the pool has.
    "SERVER_UNREACHABLE, HOLDERS_IN_VAIN BEYOND_CHANCE,"
        + " NOT_LET_IN FRAMES_LOST NO_IPV4_BY_DESIGN",
  })
  void eachOfTheseDoubtsAloneTakesCertaintyFromAProof(
      Verdict verdict, String proof, String doubts) {
    Set<EvidenceKind> found =
        Arrays.stream(EvidenceKind.values())
            .filter(
                kind -> {
                  Set<EvidenceKind> more = kinds(proof);
                  more.add(kind);
                  return !confirms(verdict, more);
                })
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(EvidenceKind.class)));
    assertEquals(kinds(doubts), found);
  }

  @ParameterizedTest
  @CsvSource({
    // Silence alone: a full server is as silent as a dead one, and as one that denies these.
    "POOL_EXHAUSTED, '', POSSIBLE, SERVER_UNREACHABLE SELECTIVE_FAILURE",
    "SERVER_UNREACHABLE, '', LIKELY, POOL_EXHAUSTED",
    "SELECTIVE_FAILURE, '', LIKELY, POOL_EXHAUSTED",
    // It lives: not dead, but maybe against these only.
    "POOL_EXHAUSTED, LIFE_BRACKETED, LIKELY, SELECTIVE_FAILURE",
    "POOL_EXHAUSTED, LIFE_BRACKETED KNOWN_TO_BE_FULL, LIKELY, PACKET_LOSS",
    // The table has a few: nothing is certain, and less where there is one for each.
    "POOL_EXHAUSTED, LIFE_BRACKETED KNOWN_TO_BE_FULL BEYOND_CHANCE TABLE_HAS_FEW, LIKELY,"
        + " SELECTIVE_FAILURE",
    "POOL_EXHAUSTED, LIFE_BRACKETED KNOWN_TO_BE_FULL BEYOND_CHANCE TABLE_HAS_FEW"
        + " TABLE_HAS_ONE_EACH, POSSIBLE, SELECTIVE_FAILURE",
    // Of one device alone its own trouble is named first.
    "POOL_EXHAUSTED, ONE_DEVICE_ALONE, POSSIBLE, SELECTIVE_FAILURE SERVER_UNREACHABLE",
    "POOL_EXHAUSTED, OTHERS_SERVED, POSSIBLE, SERVER_UNREACHABLE SELECTIVE_FAILURE PACKET_LOSS",
    "POOL_EXHAUSTED, FLOOD, POSSIBLE, SERVER_UNREACHABLE SELECTIVE_FAILURE STARVATION_ATTACK",
    // Holders of leases: a full server would have answered them.
    "SERVER_UNREACHABLE, HOLDERS_IN_VAIN, LIKELY, PACKET_LOSS",
    "SERVER_UNREACHABLE, ONE_HOLDER_ALONE, POSSIBLE, POOL_EXHAUSTED SELECTIVE_FAILURE",
    "SERVER_UNREACHABLE, ADDRESSES_IN_USE, POSSIBLE, POOL_EXHAUSTED",
    "SERVER_UNREACHABLE, TABLE_HAS_ROOM, LIKELY, SELECTIVE_FAILURE",
    // The table has room: then it is no full pool.
    "SELECTIVE_FAILURE, TABLE_HAS_ROOM, POSSIBLE, SERVER_UNREACHABLE PACKET_LOSS",
    "SELECTIVE_FAILURE, TABLE_HAS_ROOM ROOM_WHILE_SERVING, LIKELY, SERVER_UNREACHABLE PACKET_LOSS",
    "SELECTIVE_FAILURE, NOT_LET_IN, POSSIBLE, POOL_EXHAUSTED",
  })
  void whatIsLeftOfTheRivalsSaysHowSureAClaimIs(
      Verdict verdict, String holds, Confidence confidence, String rivals) {
    Claim claim = claim(verdict, kinds(holds));
    assertEquals(confidence, claim.confidence());
    assertEquals(verdicts(rivals), claim.rivals());
  }

  @Test
  void aNetworkWithoutIpv4ByDesignIsNoFaultSoThatNoneIsCertain() {
    Claim claim = claim(SERVER_UNREACHABLE, Set.of(NO_IPV4_BY_DESIGN, ONE_DEVICE_ALONE));
    assertEquals(Confidence.POSSIBLE, claim.confidence());
    assertEquals(List.of(), claim.rivals(), "that all may be well is said by the severity");
  }

  @ParameterizedTest
  @EnumSource(names = {"POOL_EXHAUSTED", "SERVER_UNREACHABLE", "SELECTIVE_FAILURE"})
  void eachOutageTellsWhatWouldHaveShownItselfAndDidNot(Verdict verdict) {
    Set<Unseen> said = EnumSet.copyOf(ProofTable.excluded(verdict, kind -> false).values());
    assertTrue(
        said.containsAll(Set.of(Unseen.FLOOD, Unseen.DECLINE, Unseen.SECOND_SERVER)),
        verdict + ": " + said);
  }

  @Test
  void aFaultThatShowsItselfByFramesOfItsOwnHasNoRivalInTheTable() {
    for (Verdict verdict : Verdict.values()) {
      if (!OUTAGES.contains(verdict)) {
        assertEquals(CONFIRMED, claim(verdict, EnumSet.allOf(EvidenceKind.class)).confidence());
      } else {
        assertNotEquals(CONFIRMED, claim(verdict, Set.of()).confidence(), verdict::toString);
      }
    }
  }
}
