package lastlease.diagnose.outage.victim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import lastlease.track.ClientRecord;
import lastlease.track.KnownClients;
import lastlease.track.moment.Times;
import org.junit.jupiter.api.Test;

class MacChangesTest {
  private final MacChanges changes = new MacChanges();
  private final ClientRecord first = KnownClients.phone(1, "phone", 10 * Times.SECOND);
  private final ClientRecord later = KnownClients.phone(2, "phone", 20 * Times.SECOND);

  @Test
  void followsADeviceToItsNextAddress() {
    changes.fails(first);
    changes.fails(later);
    assertEquals(first, changes.before(later));
  }

  @Test
  void whoAsksAgainIsAnotherDevice() {
    changes.fails(first);
    changes.fails(later);
    changes.asks(first);
    assertNull(changes.before(later));
  }

  @Test
  void whoWasServedWentOnAsNobody() {
    changes.fails(first);
    changes.forget(first);
    changes.fails(later);
    assertNull(changes.before(later));
  }

  @Test
  void whoLooksOtherwiseIsAnotherDevice() {
    changes.fails(first);
    ClientRecord other = KnownClients.phone(3, "tablet", 20 * Times.SECOND);
    changes.fails(other);
    assertNull(changes.before(other));
  }
}
