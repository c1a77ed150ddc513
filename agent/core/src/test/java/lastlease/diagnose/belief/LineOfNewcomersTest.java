package lastlease.diagnose.belief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lastlease.track.ClientRecord;
import lastlease.track.KnownClients;
import lastlease.track.moment.Times;
import org.junit.jupiter.api.Test;

class LineOfNewcomersTest {
  /** Tags that one trunk may carry: each is a segment with a belief of its own. */
  private static final int TAGS = 256;

  private static final int NAMES = 200;

  private final LineOfNewcomers line = new LineOfNewcomers();
  private final Set<ClientRecord> waiting = new HashSet<>();
  private final ClientRecord one = KnownClients.client(1);
  private final ClientRecord other = KnownClients.client(2);

  private static long at(double seconds) {
    return Math.round(seconds * Times.SECOND);
  }

  private void begins(ClientRecord client, double seconds) {
    KnownClients.asks(client, at(seconds));
    waiting.add(client);
    line.begins(client, at(seconds));
  }

  @Test
  void behindStandsWhoBeganLater() {
    begins(one, 10);
    assertTrue(line.standsBehind(at(9), waiting, at(11)));
    assertFalse(line.standsBehind(at(10), waiting, at(11)), "it is the served one itself");
    assertFalse(line.standsBehind(at(12), waiting, at(12)), "it was passed over");
  }

  @Test
  void whoBeginsAnewStandsAtTheEnd() {
    begins(one, 10);
    begins(other, 20);
    begins(one, 30);
    assertEquals(2, line.size());
    waiting.remove(other);
    assertTrue(line.standsBehind(at(20), waiting, at(31)));
  }

  @Test
  void whoAskedOnceAndNoMoreHasLeft() {
    begins(one, 10);
    assertTrue(line.standsBehind(at(9), waiting, at(18.5)));
    assertFalse(line.standsBehind(at(9), waiting, at(18.500001)));
    assertEquals(0, line.size());
  }

  @Test
  void whoWaitsNoMoreUncoversWhoStandsBeforeIt() {
    begins(one, 10);
    begins(other, 12);
    waiting.remove(other);
    assertFalse(line.standsBehind(at(11), waiting, at(13)));
    assertTrue(line.standsBehind(at(9), waiting, at(13)));
  }

  @Test
  void ofTooManyTheFirstAreForgotten() {
    List<ClientRecord> all = new ArrayList<>();
    for (int i = 0; i <= LineOfNewcomers.KEPT; i++) {
      all.add(KnownClients.client(i));
      begins(all.get(i), 10 + i * .0001);
    }
    assertEquals(LineOfNewcomers.KEPT, line.size());
    line.forget(all.get(0));
    assertEquals(LineOfNewcomers.KEPT, line.size(), "it had been forgotten");
    line.forget(all.get(1));
    assertEquals(LineOfNewcomers.KEPT - 1, line.size());
  }

  @Test
  void whoIsForgottenStandsNowhere() {
    begins(one, 10);
    begins(other, 12);
    line.forget(other);
    assertFalse(line.standsBehind(at(11), waiting, at(13)));
    assertTrue(line.standsBehind(at(5), waiting, at(18)));
    line.clear();
    assertEquals(0, line.size());
    assertFalse(line.standsBehind(at(5), waiting, at(18)));
  }

  /** Names that a flood makes up under many tags leave with all that was known of them. */
  @Test
  void namesOfManyTagsAreHeldNoLongerThanTheyAreKnown() {
    int held = 0;
    for (int tag = 0; tag < TAGS; tag++) {
      ServiceBelief belief = new ServiceBelief(0);
      List<ClientRecord> names = new ArrayList<>();
      for (int i = 0; i < NAMES; i++) {
        ClientRecord name = KnownClients.client(i);
        KnownClients.asks(name, at(i));
        belief.begins(name, true, at(i));
        names.add(name);
      }
      assertEquals(NAMES, belief.inLine());
      names.subList(0, NAMES - 1).forEach(belief::leaves);
      names.subList(0, NAMES - 1).forEach(belief::forget);
      assertEquals(1, belief.waiting());
      held += belief.inLine();
    }
    assertEquals(TAGS, held);
  }
}
