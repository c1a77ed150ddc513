package lastlease.diagnose.outage.victim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lastlease.track.ClientRecord;
import lastlease.track.KnownClients;
import lastlease.track.moment.Times;
import org.junit.jupiter.api.Test;

class DistinctDevicesTest {
  private final DistinctDevices devices = new DistinctDevices();

  private static long at(int seconds) {
    return seconds * Times.SECOND;
  }

  private static Victim victim(ClientRecord client, int began) {
    return new Victim(client, KnownClients.attempt(at(began)), Long.MIN_VALUE);
  }

  @Test
  void whoGoesOnUnderAnotherAddressIsOneDevice() {
    devices.add(victim(KnownClients.phone(1, "phone", at(10)), 10));
    devices.add(victim(KnownClients.phone(2, "phone", at(20)), 20));
    assertEquals(1, devices.count());
  }

  @Test
  void whoAsksOnIsNotTheOther() {
    ClientRecord first = KnownClients.phone(1, "phone", at(10));
    devices.add(victim(first, 10));
    devices.add(victim(KnownClients.phone(2, "phone", at(20)), 20));
    assertEquals(1, devices.count());
    KnownClients.hear(first, at(26));
    assertEquals(2, devices.count(), "both at once");
  }

  @Test
  void anotherNameOrALaterTimeIsAnotherDevice() {
    devices.add(victim(KnownClients.phone(1, "phone", at(10)), 10));
    devices.add(victim(KnownClients.phone(2, "tablet", at(20)), 20));
    devices.add(victim(KnownClients.phone(3, "phone", at(311)), 311));
    assertEquals(3, devices.count());
  }

  @Test
  void whoIsNoVictimAfterAllCountsNoMore() {
    Victim later = victim(KnownClients.phone(2, "phone", at(20)), 20);
    devices.add(victim(KnownClients.phone(1, "phone", at(10)), 10));
    devices.add(later);
    devices.remove(later);
    assertEquals(1, devices.count());
  }

  @Test
  void twoIdentifiersOfOneAddressAreOneDevice() {
    devices.add(victim(KnownClients.client(1), 10));
    Victim same = victim(KnownClients.client(1), 11);
    devices.add(same);
    assertEquals(1, devices.count());
    devices.remove(same);
    assertEquals(1, devices.count());
  }
}
