package lastlease.diagnose.outage.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lastlease.diagnose.belief.ServiceBelief;
import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.outage.episode.AddressRange;
import lastlease.diagnose.outage.episode.Episode;
import lastlease.reports.Confidence;
import lastlease.reports.EvidenceCode.LifeKind;
import lastlease.reports.Incident.EndCode;
import lastlease.reports.Segment.Level;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.track.ClientRecord;
import lastlease.track.KnownClients;
import lastlease.track.Served;
import lastlease.track.moment.Times;
import lastlease.track.server.LifeSign;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecoveryTest {
  private static final int[] COUNTED = {10, 11, 12, 13, 14, 15, 16, 17, 18, 19};
  private static final int[] HASHED = {45, 12, 31, 88, 23, 71, 94, 52, 10, 66};
  private static final Claim FULL = claim(Verdict.POOL_EXHAUSTED, Confidence.LIKELY);
  private static final Claim DEAD = claim(Verdict.SERVER_UNREACHABLE, Confidence.LIKELY);

  private final Set<Ipv4> seen = new HashSet<>();
  private Episode episode = after(COUNTED);
  private boolean oneLease;
  private boolean stood;
  private long back = at(100);
  private final ClientRecord victim = KnownClients.client(1);
  private final ClientRecord otherVictim = KnownClients.client(2);
  private final ClientRecord stranger = KnownClients.client(3);
  private final ClientRecord otherStranger = KnownClients.client(4);

  RecoveryTest() {
    fails();
  }

  private void fails() {
    for (ClientRecord client : List.of(victim, otherVictim)) {
      episode.witness(episode.unanswered(client, KnownClients.attempt(at(1)), 0, at(1)), at(1));
    }
  }

  private static Episode after(int... given) {
    AddressRange range = AddressRange.NONE;
    for (int last : given) {
      range = range.with(Ipv4.parse("10.77.0." + last));
    }
    ClientRecord before = KnownClients.client(9);
    Served last =
        KnownClients.served(before, 0, Ipv4.parse("10.77.0." + given[given.length - 1]), true);
    return new Episode(0, given.length, last, range);
  }

  private void begins(int... given) {
    episode = after(given);
    fails();
  }

  private static long at(double seconds) {
    return Math.round(seconds * Times.SECOND);
  }

  private static Claim claim(Verdict verdict, Confidence confidence) {
    return Claim.of(verdict, confidence, Severity.CRITICAL);
  }

  private Served served(ClientRecord client, double seconds, String address, boolean fresh) {
    Served one = KnownClients.served(client, at(seconds), Ipv4.parse(address), fresh);
    episode.served(one);
    return one;
  }

  private Recovery recovery(Claim told) {
    OutageFacts facts =
        new OutageFacts(
            at(120),
            0,
            episode,
            new ServiceBelief(0),
            List.of(),
            0,
            0,
            null,
            false,
            false,
            false,
            false,
            0,
            false,
            null,
            null,
            null,
            false,
            0,
            0,
            false,
            0,
            () -> 1,
            false,
            false,
            null,
            false,
            null,
            false,
            Level.BROADCASTS);
    return Recovery.of(
        episode, back, told, facts, new Recovery.Before(seen::contains, oneLease, stood));
  }

  private void ends(EndCode because, @Nullable Verdict rather, Claim told) {
    Recovery recovery = recovery(told);
    assertEquals(because, recovery.because());
    Claim revised = recovery.revised();
    assertEquals(rather, revised == null ? null : revised.verdict());
  }

  private void likely(Confidence confidence) {
    Claim revised = recovery(FULL).revised();
    assertNotNull(revised);
    assertEquals(confidence, revised.confidence());
    if (revised.verdict() == Verdict.SERVER_UNREACHABLE) {
      assertEquals(List.of(Verdict.POOL_EXHAUSTED), revised.rivals());
    }
  }

  private void livedMeanwhile() {
    episode
        .life()
        .life(
            new LifeSign(KnownClients.at(at(20)), LifeKind.REPLY, null, true, 9, false, false),
            Times.SECOND / 10);
    episode.life().unanswered(victim, at(1), at(22));
  }

  @Test
  void addressesThatHadBeenInUseCameFree() {
    served(victim, 101, "10.77.0.12", false);
    served(otherVictim, 102, "10.77.0.13", false);
    ends(EndCode.ADDRESSES_FREED, null, FULL);
  }

  @Test
  void oneThatCameFreeBeforeNewOnesStillShowsThatThePoolHadBeenFull() {
    served(victim, 101, "10.77.0.20", true);
    served(stranger, 102, "10.77.0.13", false);
    served(otherVictim, 103, "10.77.0.21", true);
    ends(EndCode.ADDRESSES_FREED, null, FULL);
  }

  @Test
  void leasesLapseWhileAServerIsGoneSoThatTheyAreGivenOutTellsNothing() {
    served(victim, 101, "10.77.0.12", false);
    ends(EndCode.NEWCOMERS_SERVED, null, claim(Verdict.SERVER_UNREACHABLE, Confidence.CONFIRMED));
  }

  @Test
  void newOnesBetweenThoseOfBeforeSayThatThereHadBeenSome() {
    begins(HASHED);
    oneLease = true;
    served(victim, 101, "10.77.0.40", true);
    served(otherVictim, 102, "10.77.0.33", true);
    ends(EndCode.NEW_ADDRESSES, Verdict.SERVER_UNREACHABLE, FULL);
    likely(Confidence.LIKELY);
  }

  @Test
  void withinOneLeaseTheyMayHaveBeenLeasedBefore() {
    begins(HASHED);
    served(victim, 101, "10.77.0.40", true);
    served(otherVictim, 102, "10.77.0.33", true);
    ends(EndCode.NEW_ADDRESSES, null, FULL);
    stood = true;
    ends(EndCode.NEW_ADDRESSES, Verdict.SERVER_UNREACHABLE, FULL);
    likely(Confidence.POSSIBLE);
  }

  @Test
  void beyondThoseOfBeforeTheyLeaveBothOpenWhereNoOrderIsSeen() {
    begins(HASHED);
    oneLease = true;
    served(victim, 101, "10.77.0.140", true);
    served(otherVictim, 102, "10.77.0.133", true);
    ends(EndCode.NEW_ADDRESSES, null, FULL);
  }

  @Test
  void theNextOnesOfAServerThatCountsLeaveBothOpen() {
    served(victim, 101, "10.77.0.20", true);
    served(otherVictim, 102, "10.77.0.21", true);
    ends(EndCode.NEW_ADDRESSES, Verdict.POOL_EXHAUSTED, FULL);
    likely(Confidence.POSSIBLE);
    served(stranger, 103, "10.77.0.23", true);
    likely(Confidence.POSSIBLE);
  }

  @Test
  void withinAMinuteNobodyEnlargesAPool() {
    served(victim, 40, "10.77.0.20", true);
    served(otherVictim, 41, "10.77.0.21", true);
    back = at(40);
    likely(Confidence.POSSIBLE);
    served(stranger, 42, "10.77.0.23", true);
    ends(EndCode.NEW_ADDRESSES, Verdict.SERVER_UNREACHABLE, FULL);
    likely(Confidence.LIKELY);
  }

  @Test
  void downwardsAsWell() {
    begins(99, 98, 97, 95, 96, 94, 92);
    served(victim, 101, "10.77.0.91", true);
    served(otherVictim, 102, "10.77.0.90", true);
    served(stranger, 103, "10.77.0.89", true);
    ends(EndCode.NEW_ADDRESSES, Verdict.POOL_EXHAUSTED, FULL);
  }

  @Test
  void farBeyondThemIsANewRangeUnlessSomebodyWasSeenBetween() {
    served(victim, 101, "10.77.0.150", true);
    served(otherVictim, 102, "10.77.0.151", true);
    ends(EndCode.POOL_ENLARGED, Verdict.POOL_EXHAUSTED, FULL);
    likely(Confidence.LIKELY);
    seen.add(Ipv4.parse("10.77.0.100"));
    ends(EndCode.NEW_ADDRESSES, null, FULL);
  }

  @Test
  void aGapNoLongerThanWhatWasGivenMayBeInUse() {
    served(victim, 101, "10.77.0.30", true);
    served(otherVictim, 102, "10.77.0.31", true);
    ends(EndCode.NEW_ADDRESSES, null, FULL);
  }

  @Test
  void aRaceForANewAddressIsNoFreedOne() {
    KnownClients.takeBack(served(victim, 101, "10.77.0.20", true));
    served(otherVictim, 101, "10.77.0.20", false);
    served(victim, 102, "10.77.0.21", true);
    served(stranger, 103, "10.77.0.22", true);
    ends(EndCode.NEW_ADDRESSES, Verdict.POOL_EXHAUSTED, FULL);
  }

  @Test
  void oneNewAddressRevisesNothing() {
    served(victim, 101, "10.77.0.20", true);
    ends(EndCode.NEWCOMERS_SERVED, null, FULL);
  }

  @Test
  void newAddressesForStrangersOnlyReviseNothing() {
    served(stranger, 101, "10.77.0.20", true);
    served(otherStranger, 102, "10.77.0.21", true);
    ends(EndCode.NEWCOMERS_SERVED, null, FULL);
  }

  @Test
  void aSuccessThatWasNoneDoesNotCount() {
    served(victim, 101, "10.77.0.20", true);
    KnownClients.takeBack(served(otherVictim, 102, "10.77.0.21", true));
    ends(EndCode.NEWCOMERS_SERVED, null, FULL);
  }

  @Test
  void whatWasGivenBeforeTheServiceCameBackDoesNotCount() {
    served(victim, 50, "10.77.0.20", true);
    served(otherVictim, 101, "10.77.0.21", true);
    ends(EndCode.NEWCOMERS_SERVED, null, FULL);
  }

  @Test
  void aServerThatIsBackGivesWhatItHas() {
    served(victim, 101, "10.77.0.20", true);
    served(otherVictim, 102, "10.77.0.21", true);
    ends(EndCode.NEW_ADDRESSES, null, DEAD);
  }

  @Test
  void whereTheServerLivedMeanwhileAnAddressBeyondAllOthersIsALargerPool() {
    livedMeanwhile();
    served(victim, 101, "10.77.0.20", true);
    served(otherVictim, 102, "10.77.0.21", true);
    ends(EndCode.POOL_ENLARGED, null, FULL);
  }

  @Test
  void aConfirmedFullPoolIsNotRevisedByNewAddresses() {
    served(victim, 101, "10.77.0.20", true);
    served(otherVictim, 102, "10.77.0.21", true);
    ends(EndCode.POOL_ENLARGED, null, claim(Verdict.POOL_EXHAUSTED, Confidence.CONFIRMED));
  }

  @Test
  void aNewAddressAmongTheOthersIsNoLargerPool() {
    livedMeanwhile();
    served(victim, 101, "10.77.0.15", true);
    served(otherVictim, 102, "10.77.0.16", true);
    ends(EndCode.NEWCOMERS_SERVED, null, FULL);
  }

  @Test
  void aStrangersAddressBeyondTheOthersIsNoLargerPoolWhileVictimsFail() {
    livedMeanwhile();
    served(stranger, 101, "10.77.0.20", true);
    ends(EndCode.NEWCOMERS_SERVED, null, FULL);
  }

  @Test
  void withNobodyServedNothingIsToldOfThePool() {
    ends(EndCode.NEWCOMERS_SERVED, null, FULL);
    assertNull(recovery(DEAD).revised());
  }
}
