package lastlease.diagnose.outage.episode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lastlease.track.ClientRecord;
import lastlease.track.KnownClients;
import lastlease.track.moment.Times;
import org.junit.jupiter.api.Test;

/** How long nobody has asked, where somebody might have been heard. */
class LastAskedTest {
  private final ClientRecord client = KnownClients.phone(1, "phone", at(10));
  private final Episode episode = new Episode(at(10), 0, null, AddressRange.NONE);
  private final LastAsked lastAsked = new LastAsked();

  LastAskedTest() {
    episode.unanswered(client, KnownClients.attempt(at(10)), Long.MIN_VALUE, at(10));
  }

  private static long at(int seconds) {
    return seconds * Times.SECOND;
  }

  @Test
  void itIsTheLastDiscoverOfThoseWhoStillHaveNoAddress() {
    assertEquals(at(10), LastAsked.of(episode));
    assertEquals(at(10), lastAsked.heard(episode));
  }

  @Test
  void aTimeInWhichNobodyCouldBeHeardIsNoSilence() {
    lastAsked.blind(at(10), at(30), at(100));
    assertEquals(at(10 + 70), lastAsked.heard(episode));
  }

  @Test
  void twoSuchTimesAreAddedUp() {
    lastAsked.blind(at(10), at(30), at(100));
    lastAsked.blind(at(10), at(110), at(150));
    assertEquals(at(10 + 70 + 40), lastAsked.heard(episode));
  }

  @Test
  void whoAskedAfterwardsWasHeardThen() {
    lastAsked.blind(at(10), at(30), at(100));
    KnownClients.tries(client, at(120));
    assertEquals(at(120), lastAsked.heard(episode));
  }

  @Test
  void whatWasBeforeALaterDiscoverDoesNotCountAgain() {
    lastAsked.blind(at(10), at(30), at(100));
    KnownClients.tries(client, at(120));
    lastAsked.blind(at(120), at(130), at(140));
    assertEquals(at(120 + 10), lastAsked.heard(episode));
  }

  @Test
  void whatIsKnownOfLaterThanTheBlindTimeIsNotMovedByIt() {
    lastAsked.blind(at(150), at(30), at(100));
    assertEquals(at(10), lastAsked.heard(episode));
  }
}
