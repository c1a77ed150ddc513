package lastlease.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The agent on a third host of the bridge, while dnsmasq's pool of 3 runs out. */
@Lab({Prerequisites.Tool.DNSMASQ, Prerequisites.Tool.DHCPCD})
@Execution(ExecutionMode.CONCURRENT)
@Order(4)
final class LiveWatchIT {
  private static final String FULL = "ALERT  The DHCP pool";
  private static final Duration ALARM = Duration.ofSeconds(90);
  private static final int POOL = 3;
  private static final String SEAT_MAC = "3c:22:fb:00:00:01";

  @Test
  void fullPoolIsToldWhileTheAgentRuns(Venue venue) throws IOException {
    Agent agent = Agent.watch(venue.host("seat", SEAT_MAC));
    List<Station> guests = arrive(venue, 0, 5);
    agent.awaitAlarm(FULL, ALARM);
    Agent.Final report = agent.end();
    assertEquals("POOL_EXHAUSTED", report.verdict());
    assertEquals(POOL, guests.stream().filter(g -> outcome(report, g).equals("BOUND")).count());
  }

  @Test
  void agentOnMacvlanTellsTheSame(Venue venue) throws IOException {
    Host parent = venue.host("parent", "02:00:00:00:00:aa");
    Agent agent = Agent.watch(venue.macvlan("seat", SEAT_MAC, parent));
    arrive(venue, 0, 5);
    agent.awaitAlarm(FULL, ALARM);
    assertEquals("POOL_EXHAUSTED", agent.end().verdict());
  }

  @Test
  void unprivilegedAgentOnTheStreamOfTcpdumpTellsTheSame(Venue venue) throws IOException {
    Agent agent = Agent.stream(venue.host("seat", SEAT_MAC));
    arrive(venue, 0, 5);
    agent.awaitAlarm(FULL, ALARM);
    assertEquals("POOL_EXHAUSTED", agent.end().verdict());
  }

  @Test
  void agentItselfIsAVictim(Venue venue) throws IOException {
    Host seat = venue.host("seat", SEAT_MAC);
    Agent agent = Agent.watch(seat);
    arrive(venue, 0, 4);
    Station own = new Station(seat, Station.Kind.DHCPCD, "organizer");
    own.arrive();
    agent.awaitAlarm(FULL, ALARM);
    Patience.await("the own machine to fall back", ALARM, () -> "LINK_LOCAL".equals(own.outcome()));
    // The agent looks at its own addresses every 2 s.
    Patience.pause(5);
    Agent.Final report = agent.end();
    assertEquals("POOL_EXHAUSTED", report.verdict());
    assertEquals("LINK_LOCAL", report.outcomes().get(SEAT_MAC));
    assertTrue(report.own().contains(SEAT_MAC), "own: " + report.own());
  }

  @Test
  void linkOfTheAgentIsDownForTwentySeconds(Venue venue) throws IOException {
    Host seat = venue.host("seat", SEAT_MAC);
    Agent agent = Agent.watch(seat);
    arrive(venue, 0, POOL);
    seat.linkDown();
    Patience.pause(20);
    seat.linkUp();
    Patience.pause(3);
    more(venue, POOL, 5);
    agent.awaitAlarm(FULL, ALARM);
    Agent.Final report = agent.end();
    assertEquals("POOL_EXHAUSTED", report.verdict());
    assertTrue(
        report.gaps().contains("interface-down"),
        "gaps: " + report.gaps() + "; it said: " + agent.said());
  }

  /** Starts the server, then these guests one after the other; the pool is full after three. */
  private static List<Station> arrive(Venue venue, int from, int to) {
    Server.dnsmasq(
        venue.host("server", "02:00:00:00:00:fd"), "192.168.5.1", new Server.Pool(10, 12, 3600));
    return more(venue, from, to);
  }

  private static List<Station> more(Venue venue, int from, int to) {
    List<Station> guests = new ArrayList<>();
    for (int i = from; i < to; i++) {
      String mac = String.format(Locale.ROOT, "f0:18:98:00:00:%02x", i);
      Station guest = new Station(venue.host("guest" + i, mac), Station.Kind.DHCPCD, "guest-" + i);
      guest.arrive();
      guests.add(guest);
      if (i < POOL) {
        Patience.await(
            "guest " + i + " to get an address",
            Duration.ofSeconds(30),
            () -> "BOUND".equals(guest.outcome()));
      }
    }
    return guests;
  }

  private static String outcome(Agent.Final report, Station guest) {
    return report.outcomes().getOrDefault(guest.mac(), "");
  }
}
