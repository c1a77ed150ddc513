package lastlease.diagnose.outage.victim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import lastlease.track.ClientRecord;
import lastlease.track.KnownClients;
import lastlease.track.Served;
import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;
import org.junit.jupiter.api.Test;

/** Who counts among those that were served beside somebody who asks in vain. */
class ServedDevicesTest {
  private static final long ALL = Long.MAX_VALUE;

  private final ServedDevices devices = new ServedDevices();

  private Served serve(ClientRecord client, int seconds) {
    Ipv4 address = new Ipv4(0x0A4D0000 + client.ordinal());
    Served one = KnownClients.served(client, seconds * Times.SECOND, address, true);
    devices.served(one);
    return one;
  }

  @Test
  void whoReleasesAndIsServedAnewIsOneDevice() {
    ClientRecord again = KnownClients.client(1);
    serve(again, 10);
    serve(KnownClients.client(2), 11);
    serve(again, 12);
    assertEquals(2, devices.between(0, ALL));
    assertEquals(3, devices.successes());
  }

  @Test
  void whoIsServedAnewCountsByItsLatestTurn() {
    ClientRecord again = KnownClients.client(1);
    Served other;
    serve(again, 10);
    long first = devices.turn();
    other = serve(KnownClients.client(2), 11);
    long second = devices.turn();
    Served last = serve(again, 12);
    assertEquals(0, devices.between(0, first), "its first turn is not its latest");
    assertEquals(List.of(other), devices.within(first, second).toList());
    assertEquals(List.of(other, last), devices.within(0, ALL).toList(), "in the order of time");
  }

  @Test
  void aTurnIsAfterTheOneItBeginsWithAndUntilTheOneItEndsWith() {
    serve(KnownClients.client(1), 10);
    long before = devices.turn();
    serve(KnownClients.client(2), 11);
    serve(KnownClients.client(3), 12);
    assertEquals(2, devices.between(before, devices.turn()));
    assertEquals(0, devices.between(devices.turn(), ALL));
  }

  @Test
  void aSuccessThatWasNoneCountsNoMore() {
    ClientRecord refused = KnownClients.client(1);
    serve(refused, 10);
    serve(KnownClients.client(2), 11);
    long turn = devices.turn();
    devices.takenBack(refused);
    assertEquals(1, devices.successes());
    assertEquals(1, devices.between(0, ALL));
    assertEquals(turn, devices.turn(), "turns are not given twice");
  }

  @Test
  void ofManyTheLatestThirtyTwoAreCompared() {
    for (int i = 1; i <= 40; i++) {
      serve(KnownClients.client(i), i);
    }
    assertEquals(32, devices.between(0, ALL));
    assertEquals(40, devices.successes());
    assertEquals(0, devices.between(0, 8), "the first eight are forgotten");
  }
}
