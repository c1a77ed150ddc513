package lastlease.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The agent beside real servers whose own tables it reads while they write them: it knows the pool,
 * and that it is full, as soon as a newcomer goes without.
 */
@Lab({
  Prerequisites.Tool.DNSMASQ,
  Prerequisites.Tool.KEA,
  Prerequisites.Tool.ISC,
  Prerequisites.Tool.DHCPCD
})
@Execution(ExecutionMode.CONCURRENT)
final class LeaseTableIT {
  private static final String FULL = "ALERT  The DHCP pool is exhausted";
  private static final String ADDRESS = "192.168.5.1";
  private static final Server.Pool POOL = new Server.Pool(10, 12, 3600);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  @Test
  void dnsmasqAndItsConfiguration(Venue venue) throws IOException {
    fullPoolIsCertainAtOnce(
        venue,
        host -> Server.dnsmasq(host, ADDRESS, POOL),
        host -> {
          host.write("pool.conf", "dhcp-range=192.168.5.10,192.168.5.12,255.255.255.0,1h\n");
          return List.of(
              "dnsmasq:" + host.home().resolve("leases"),
              "dnsmasq-conf:" + host.home().resolve("pool.conf"));
        });
  }

  @Test
  void dnsmasqByCommands(Venue venue) throws IOException {
    fullPoolIsCertainAtOnce(
        venue,
        host -> Server.dnsmasq(host, ADDRESS, POOL),
        host ->
            List.of(
                "exec:dnsmasq:cat " + host.home().resolve("leases"),
                "exec:dnsmasq-conf:echo dhcp-range=192.168.5.10,192.168.5.12,1h"));
  }

  @Test
  void keaAndItsConfiguration(Venue venue) throws IOException {
    fullPoolIsCertainAtOnce(
        venue,
        host -> Server.kea(host, ADDRESS, POOL),
        host ->
            List.of(
                "kea:" + host.home().resolve("leases.csv"),
                "kea-conf:" + host.home().resolve("kea.json")));
  }

  @Test
  void keaByItsControlAgent(Venue venue) throws IOException {
    fullPoolIsCertainAtOnce(
        venue,
        host -> Server.kea(host, ADDRESS, POOL),
        host -> {
          Host seat = host(venue);
          seat.linkUp("lo");
          seat.startJava("gate", KeaGate.class, host.home().resolve("kea.sock").toString());
          return List.of("kea-api:http://" + KeaGate.USER + "@127.0.0.1:" + KeaGate.PORT);
        });
  }

  @Test
  void iscAndItsConfiguration(Venue venue) throws IOException {
    fullPoolIsCertainAtOnce(
        venue,
        host -> Server.isc(host, ADDRESS, POOL),
        host ->
            List.of(
                "isc:" + host.home().resolve("dhcpd.leases"),
                "isc-conf:" + host.home().resolve("dhcpd.conf")));
  }

  private @org.jspecify.annotations.Nullable Host seat;

  private Host host(Venue venue) {
    Host known = seat;
    if (known == null) {
      known = venue.host("seat", "3c:22:fb:00:00:01");
      seat = known;
    }
    return known;
  }

  private void fullPoolIsCertainAtOnce(
      Venue venue, Function<Host, Server> service, Function<Host, List<String>> specs)
      throws IOException {
    Host at = venue.host("server", "02:00:00:00:00:fd");
    assertNotNull(service.apply(at));
    List<String> options = new ArrayList<>();
    for (String spec : specs.apply(at)) {
      options.addAll(List.of("--leases", spec));
    }
    Agent agent = Agent.watch(host(venue), options.toArray(String[]::new));
    for (int i = 0; i < 3; i++) {
      Station guest = guest(venue, i);
      Patience.await("guest " + i, LONG, () -> "BOUND".equals(guest.outcome()));
    }
    // A table that no file tells of is read every 10 s.
    Patience.pause(12);
    guest(venue, 3);
    guest(venue, 4);
    agent.awaitAlarm(FULL, LONG);
    String all = agent.stop();
    Pointers report = new Pointers(all);
    String pool = "/segments/0/pools/0";
    assertEquals("POOL_EXHAUSTED", report.at("/verdict"), all);
    assertEquals("CONFIRMED", report.at("/confidence"), all);
    assertEquals("SERVER", report.at(pool + "/capacityBasis"), all);
    assertEquals("3", report.at(pool + "/capacity"), all);
    assertEquals("3", report.at(pool + "/inUseAtLeast"), all);
    assertEquals("0", report.at(pool + "/table/free"), all);
    String incident = report.incident("POOL_EXHAUSTED");
    Duration took =
        Duration.between(
            Instant.parse(report.at(incident + "/began")),
            Instant.parse(report.at(incident + "/detected")));
    assertTrue(took.compareTo(AT_ONCE) <= 0, took + " " + all);
    assertTrue(!(all + agent.said()).contains(KeaGate.USER), "no password is told");
    assertTrue(report.size(incident + "/clients") > 0, all);
  }

  private static Station guest(Venue venue, int i) {
    String mac = String.format(Locale.ROOT, "f0:18:98:00:00:%02x", i);
    Station guest = new Station(venue.host("guest" + i, mac), Station.Kind.DHCPCD, "guest-" + i);
    guest.arrive();
    return guest;
  }
}
