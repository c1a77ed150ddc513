package lastlease.diagnose.outage.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lastlease.diagnose.outage.episode.AddressRange;
import lastlease.diagnose.outage.episode.Episode;
import lastlease.track.ClientRecord;
import lastlease.track.KnownClients;
import lastlease.track.around.NotLetIn;
import lastlease.track.moment.Times;
import org.junit.jupiter.api.Test;

class KeptOutTest {
  private final Episode episode = new Episode(0, 0, null, AddressRange.NONE);
  private final NotLetIn devices = new NotLetIn();
  private final KeptOut keptOut = new KeptOut(devices);
  private final ClientRecord one = KnownClients.client(1);
  private final ClientRecord other = KnownClients.client(2);

  private static long at(long seconds) {
    return seconds * Times.SECOND;
  }

  private void asksInVain(ClientRecord client) {
    episode.unanswered(client, KnownClients.attempt(at(100)), 0, at(104));
  }

  private void expect(ClientRecord... clients) {
    assertEquals(List.of(clients), List.copyOf(KeptOut.of(episode, devices).keySet()));
    boolean any = clients.length > 0;
    assertEquals(any, keptOut.any(episode));
    assertEquals(any, keptOut.any(episode), "asked again");
  }

  @Test
  void whoWasKeptOutBeforeItAskedIsFoundAtOnce() {
    KnownClients.keepOut(devices, one, at(90));
    assertFalse(keptOut.any(episode));
    asksInVain(one);
    expect(one);
  }

  @Test
  void whoIsKeptOutWhileOthersWereLookedAtIsFound() {
    asksInVain(one);
    KnownClients.keepOut(devices, other, at(110));
    expect();
    KnownClients.keepOut(devices, one, at(120));
    expect(one);
  }

  @Test
  void whoJoinsThoseWhoAskIsFound() {
    asksInVain(one);
    KnownClients.keepOut(devices, other, at(110));
    expect();
    asksInVain(other);
    expect(other);
  }

  @Test
  void whoAsksInVainAgainIsFound() {
    asksInVain(one);
    asksInVain(other);
    KnownClients.keepOut(devices, one, at(110));
    episode.settled(one);
    expect();
    asksInVain(one);
    expect(one);
  }

  @Test
  void whoIsLetInAtLastIsNotKeptOut() {
    asksInVain(one);
    KnownClients.keepOut(devices, one, at(110));
    expect(one);
    KnownClients.letIn(devices, one, at(111));
    expect();
  }

  @Test
  void anotherEpisodeIsLookedAtAnew() {
    asksInVain(one);
    KnownClients.keepOut(devices, other, at(110));
    expect();
    Episode next = new Episode(0, 0, null, AddressRange.NONE);
    next.unanswered(other, KnownClients.attempt(at(120)), 0, at(124));
    assertTrue(keptOut.any(next));
    assertFalse(keptOut.any(episode));
  }
}
