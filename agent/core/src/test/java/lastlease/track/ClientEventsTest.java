package lastlease.track;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import lastlease.reports.Client.Event;
import lastlease.reports.Client.EventKind;
import lastlease.reports.FrameRef;
import lastlease.track.moment.Sighting;
import lastlease.wire.Ipv4;
import org.junit.jupiter.api.Test;

class ClientEventsTest {
  private static final Ipv4 ADDRESS = Ipv4.parse("192.168.255.254");
  private final ClientEvents events = new ClientEvents();

  private void add(long micros, EventKind kind) {
    events.add(new Sighting(micros, 0, micros), kind, null);
  }

  @Test
  void anEventComesOutAsItWentIn() {
    FrameRef far = new FrameRef(70_000, (1L << 40) - 1);
    events.add(new Sighting(1_000_001, far.source(), far.number()), EventKind.ARP_ADDRESS, ADDRESS);
    events.add(new Sighting(-1, 0, 0), EventKind.DISCOVER, Ipv4.ZERO);
    events.add(new Sighting(2, 0, 0), EventKind.BOUND, Ipv4.BROADCAST);
    assertEquals(
        List.of(
            new Event(
                Instant.parse("1970-01-01T00:00:01.000001Z"),
                EventKind.ARP_ADDRESS,
                "192.168.255.254",
                far),
            new Event(Instant.EPOCH.minusNanos(1000), EventKind.DISCOVER, null, null),
            new Event(Instant.EPOCH.plusNanos(2000), EventKind.BOUND, "255.255.255.255", null)),
        events.list());
  }

  @Test
  void ofManyTheFirstAndTheLatestStay() {
    for (int i = 0; i < 100; i++) {
      add(i, EventKind.DISCOVER);
    }
    List<Event> kept = events.list();
    assertEquals(64, kept.size());
    assertEquals(36, events.omitted());
    assertEquals(new FrameRef(0, 31), kept.get(31).frame());
    assertEquals(new FrameRef(0, 68), kept.get(32).frame());
    assertEquals(new FrameRef(0, 99), kept.get(63).frame());
  }

  @Test
  void whatIsSaidAgainAndAgainIsKeptOnceUntilSomethingElseHappens() {
    add(1, EventKind.LINK_LOCAL_PROBE);
    add(2, EventKind.LINK_LOCAL_ANNOUNCE);
    add(3, EventKind.LINK_LOCAL_PROBE);
    add(4, EventKind.DISCOVER);
    add(5, EventKind.LINK_LOCAL_PROBE);
    assertEquals(
        List.of(1L, 2L, 4L, 5L),
        events.list().stream().map(one -> requireNonNull(one.frame()).number()).toList());
    assertEquals(1, events.omitted());
  }

  @Test
  void whatWasToldDoesNotChange() {
    add(1, EventKind.DISCOVER);
    List<Event> told = events.list();
    add(2, EventKind.OFFER);
    assertEquals(1, told.size());
  }

  @Test
  void whatWasToldDoesNotChangeWhereTheMiddleIsLeftOutLater() {
    for (int i = 1; i <= 64; i++) {
      add(i, EventKind.DISCOVER);
    }
    List<Event> told = events.list();
    List<Event> before = List.copyOf(told);
    add(65, EventKind.OFFER);
    add(66, EventKind.DISCOVER);
    assertEquals(before, told);
    assertEquals(new FrameRef(0, 66), events.list().get(63).frame());
  }
}
