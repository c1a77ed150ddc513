package lastlease.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import lastlease.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code lastlease probe} against real servers. */
@Lab({Prerequisites.Tool.DNSMASQ, Prerequisites.Tool.KEA, Prerequisites.Tool.DHCPCD})
@Execution(ExecutionMode.CONCURRENT)
final class LiveProbeIT {
  private static final String SERVER = "192.168.5.1";

  private static Host seat(Venue venue) {
    return venue.host("seat", "3c:22:fb:00:00:01").address("192.168.5.200/24");
  }

  private static String probe(Host seat, int expected, String label) throws InterruptedException {
    Process probe = seat.startJava(label, Main.class, "probe", "-i", "eth0");
    assertTrue(probe.waitFor(60, TimeUnit.SECONDS), "probe does not end");
    String said = seat.read(label + ".out") + seat.read(label + ".err");
    assertEquals(expected, probe.exitValue(), said);
    return said;
  }

  private static void fill(Venue venue) {
    Station guest =
        new Station(venue.host("guest", "f0:18:98:00:00:01"), Station.Kind.DHCPCD, "guest");
    guest.arrive();
    Patience.await(
        "the guest to get the last address",
        Duration.ofSeconds(30),
        () -> "BOUND".equals(guest.outcome()));
  }

  @Test
  void dnsmasqWithFreeAddressesThenFullThenDead(Venue venue) throws InterruptedException {
    Host host = venue.host("server", "02:00:00:00:00:fd");
    Server server = Server.dnsmasq(host, SERVER, new Server.Pool(10, 10, 3600));
    Host seat = seat(venue);
    assertTrue(probe(seat, 0, "free").contains("offers 192.168.5.10"));
    fill(venue);
    assertTrue(probe(seat, 2, "full").contains("lives but offers no address"));
    Host.stop(server.process(), Duration.ofSeconds(5));
    host.killAll();
    assertTrue(probe(seat, 2, "dead").contains("no DHCP server answers"));
  }

  @Test
  void keaWithFreeAddressesThenFull(Venue venue) throws InterruptedException {
    Server.kea(venue.host("server", "02:00:00:00:00:fd"), SERVER, new Server.Pool(10, 10, 3600));
    Host seat = seat(venue);
    assertTrue(probe(seat, 0, "free").contains("offers 192.168.5.10"));
    fill(venue);
    assertTrue(probe(seat, 2, "full").contains("lives but offers no address"));
  }

  @Test
  void watchAsksOnlyWhenToldTo(Venue venue) throws java.io.IOException {
    Server.dnsmasq(
        venue.host("server", "02:00:00:00:00:fd"), SERVER, new Server.Pool(10, 10, 3600));
    Agent silent = Agent.watch(seat(venue));
    Agent asking =
        Agent.watch(
            venue.host("asker", "3c:22:fb:00:00:02").address("192.168.5.201/24"),
            "--probe=discover");
    Patience.pause(8);
    // The probe's INFORM is the own machine's; its stranger's DISCOVER is no client's.
    Agent.Final asked = asking.end();
    assertEquals(java.util.Set.of("3c:22:fb:00:00:02"), asked.outcomes().keySet());
    assertTrue(asked.outcomes().keySet().stream().noneMatch(mac -> mac.endsWith("fb:00:00:01")));
    Agent.Final heard = silent.end();
    assertTrue(
        heard.outcomes().keySet().stream().noneMatch(mac -> mac.endsWith("fb:00:00:01")),
        () -> "the silent one was heard: " + heard.outcomes());
  }
}
