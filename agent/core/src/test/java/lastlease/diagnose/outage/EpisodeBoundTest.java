package lastlease.diagnose.outage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lastlease.diagnose.outage.episode.AddressRange;
import lastlease.diagnose.outage.episode.Episode;
import lastlease.track.ClientRecord;
import lastlease.track.Clients;
import lastlease.track.KnownClients;
import lastlease.track.moment.Times;
import org.junit.jupiter.api.Test;

/** Whom an outage hits is kept for as many as a segment lists; that others ask on is known. */
class EpisodeBoundTest {
  private final Episode episode = new Episode(0, 0, null, AddressRange.NONE);

  private ClientRecord fails(int ordinal, long seconds) {
    ClientRecord client = KnownClients.client(ordinal);
    long at = seconds * Times.SECOND;
    episode.unanswered(client, KnownClients.attempt(at), Long.MIN_VALUE, at);
    return client;
  }

  @Test
  void whoComesAfterTheMostIsNotTold() {
    ClientRecord first = fails(1, 1);
    for (int i = 2; i <= Clients.LIMIT; i++) {
      fails(i, 2);
    }
    ClientRecord late = fails(Clients.LIMIT + 1, 9);
    assertTrue(episode.hits(first));
    assertFalse(episode.hits(late));
    assertEquals(Clients.LIMIT, episode.victims().size());
    assertEquals(Clients.LIMIT, episode.unserved());
    assertEquals(9 * Times.SECOND, episode.lastAsked());
    // Where one has its address another finds a place.
    episode.remove(first);
    assertTrue(episode.hits(fails(Clients.LIMIT + 2, 10)));
  }
}
