package lastlease.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An alert's way to a webhook, while the organizer's own network comes and goes. */
@Lab({Prerequisites.Tool.DNSMASQ, Prerequisites.Tool.DHCPCD})
@Execution(ExecutionMode.CONCURRENT)
final class LiveAlertIT {
  private static final String SEAT = "192.168.5.200/24";
  private static final String RECEIVER = "192.168.5.201";
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final int POOL = 2;

  /** From the first attempt that failed on. */
  private static final int CUT_SECONDS = 25;

  /** In which a kernel would still send what it was given during the cut. */
  private static final int RETRANSMISSION_SECONDS = 30;

  @Test
  void theAlertArrivesAndAfterACutTheResolvedOneOnce(Venue venue) throws IOException {
    Host receiver = venue.host("hook", "02:00:00:00:00:cc").address(RECEIVER + "/24");
    receiver.startJava("hook", HookServer.class, RECEIVER);
    Host seat = venue.host("seat", "3c:22:fb:00:00:01").address(SEAT);
    String address = "http://" + RECEIVER + ":" + HookServer.PORT + "/";
    Agent agent = Agent.alerting(seat, address);
    Server.dnsmasq(
        venue.host("server", "02:00:00:00:00:fd"), "192.168.5.1", new Server.Pool(10, 11, 3600));

    Station first = guest(venue, 0);
    Station second = guest(venue, 1);
    guest(venue, 2);
    guest(venue, 3);
    Patience.await("the alert", LONG, () -> receiver.read("hook.out").contains("\"OPENED\""));

    seat.inside("ip", "addr", "del", SEAT, "dev", "eth0");
    first.release();
    second.release();
    agent.awaitAlarm("it is tried again", LONG);
    Patience.pause(CUT_SECONDS);
    seat.address(SEAT);
    Patience.await(
        "the resolved alert: " + agent.said(),
        LONG,
        () -> receiver.read("hook.out").contains("\"RESOLVED\""));
    Patience.pause(RETRANSMISSION_SECONDS);

    List<String> told = receiver.read("hook.out").lines().toList();
    List<String> resolved =
        told.stream()
            .filter(line -> line.contains("\"RESOLVED\""))
            .map(LiveAlertIT::incident)
            .toList();
    String all = String.join("\n", told) + agent.said();
    assertTrue(resolved.contains(incident(told.get(0))), all);
    assertEquals(Set.copyOf(resolved).size(), resolved.size(), all);
    Agent.Final report = agent.end();
    Instant arrived = Instant.parse(told.get(0).substring(0, told.get(0).indexOf(' ')));
    Duration late = Duration.between(report.detected(), arrived);
    System.out.printf(Locale.ROOT, "alert after %.2f s%n", late.toMillis() / 1000.0);
    assertTrue(late.toSeconds() < 15, "late by " + late);
  }

  private static String incident(String line) {
    return line.replaceFirst(".*\"incident\":\"([^\"]*)\".*", "$1");
  }

  private static Station guest(Venue venue, int i) {
    String mac = String.format(Locale.ROOT, "f0:18:98:00:01:%02x", i);
    Station guest = new Station(venue.host("guest" + i, mac), Station.Kind.DHCPCD, "guest-" + i);
    guest.arrive();
    if (i < POOL) {
      Patience.await("guest " + i, LONG, () -> "BOUND".equals(guest.outcome()));
    }
    return guest;
  }
}
