package lastlease.diagnose.outage.claim;

import static lastlease.reports.Confidence.LIKELY;
import static lastlease.reports.Confidence.POSSIBLE;
import static lastlease.reports.Severity.CRITICAL;
import static lastlease.reports.Severity.INFO;
import static lastlease.reports.Severity.WARNING;
import static lastlease.reports.Verdict.PACKET_LOSS;
import static lastlease.reports.Verdict.POOL_EXHAUSTED;
import static lastlease.reports.Verdict.SELECTIVE_FAILURE;
import static lastlease.reports.Verdict.SERVER_UNREACHABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import lastlease.diagnose.incident.Claim;
import org.junit.jupiter.api.Test;

class LoneClaimsTest {
  @Test
  void ofOneThatFailsAloneItsOwnTroubleIsNamedBeforeADeadServer() {
    assertEquals(
        Claim.of(POOL_EXHAUSTED, POSSIBLE, WARNING, SELECTIVE_FAILURE, SERVER_UNREACHABLE),
        LoneClaims.alone(false, true, false));
  }

  @Test
  void whereNoServerWasHeardOneThatFailsAloneMeetsNoneOrAFullOne() {
    assertEquals(
        Claim.of(SERVER_UNREACHABLE, POSSIBLE, WARNING, POOL_EXHAUSTED),
        LoneClaims.alone(false, false, false));
  }

  @Test
  void aNetworkForIpv6OnlyIsNoOutage() {
    Claim none = Claim.of(SERVER_UNREACHABLE, POSSIBLE, INFO);
    assertEquals(none, LoneClaims.alone(false, false, true));
    assertEquals(none, LoneClaims.alone(true, false, true), "whatever its table has");
  }

  @Test
  void whereTheServersTableHasRoomThePoolIsNotFull() {
    assertEquals(
        Claim.of(SELECTIVE_FAILURE, POSSIBLE, WARNING, SERVER_UNREACHABLE),
        LoneClaims.alone(true, true, false));
  }

  @Test
  void theMoreOthersAreServedInsteadTheSurerIsItsOwnTrouble() {
    assertEquals(
        Claim.of(SELECTIVE_FAILURE, POSSIBLE, WARNING, PACKET_LOSS),
        LoneClaims.selective(3, false, 0));
    assertEquals(
        Claim.of(SELECTIVE_FAILURE, LIKELY, WARNING, PACKET_LOSS),
        LoneClaims.selective(4, false, 0));
  }

  @Test
  void aFullPoolThatGivesOutWhatComesFreeLooksTheSame() {
    Claim likely = Claim.of(SELECTIVE_FAILURE, LIKELY, WARNING, PACKET_LOSS, POOL_EXHAUSTED);
    assertEquals(likely, LoneClaims.selective(9, true, 3));
    assertEquals(
        Claim.of(SELECTIVE_FAILURE, POSSIBLE, WARNING, PACKET_LOSS, POOL_EXHAUSTED),
        LoneClaims.selective(9, false, 4),
        "since nobody new has come");
  }

  @Test
  void whoFailedFirstMayHaveMetAServerThatIsBack() {
    assertEquals(
        Claim.of(
            SELECTIVE_FAILURE, POSSIBLE, WARNING, POOL_EXHAUSTED, SERVER_UNREACHABLE, PACKET_LOSS),
        LoneClaims.othersServed());
  }

  @Test
  void severalOfAllKindsThatGoOnInVainAreAnOutageAmidOthersThatAreServed() {
    assertEquals(
        Claim.of(
            POOL_EXHAUSTED, POSSIBLE, CRITICAL, SERVER_UNREACHABLE, SELECTIVE_FAILURE, PACKET_LOSS),
        LoneClaims.goOn());
  }
}
