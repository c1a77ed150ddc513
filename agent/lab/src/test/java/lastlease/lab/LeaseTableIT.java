package lastlease.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
@Order(3)
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

  /** It cleans up its file every second, and has several of it meanwhile. */
  @Test
  void keaAndItsConfiguration(Venue venue) throws IOException {
    Host at =
        fullPoolIsCertainAtOnce(
            venue,
            host -> Server.kea(host, ADDRESS, POOL, 1),
            host ->
                List.of(
                    "kea:" + host.home().resolve("leases.csv"),
                    "kea-conf:" + host.home().resolve("kea.json")));
    assertTrue(Files.exists(at.home().resolve("leases.csv.2")), "it has cleaned up");
  }

  /**
   * Tables that something else writes: here what dnsmasq runs for each lease, which makes a new
   * file and puts it in the place of the old one, as odhcpd itself does (no package of Debian has
   * that).
   */
  @ParameterizedTest
  @CsvSource({
    "csv, '$3,$2,$DNSMASQ_LEASE_EXPIRES'",
    "odhcpd, '# br-lan $(echo $2 | tr -d :) ipv4 - $DNSMASQ_LEASE_EXPIRES c0a80500 32 $3/32'"
  })
  void aTableThatAHookWrites(String format, String line, Venue venue) throws IOException {
    fullPoolIsCertainAtOnce(
        venue,
        host -> {
          Path script =
              host.write(
                  "hook.sh",
                  """
                  #!/bin/sh
                  cd "$(dirname "$0")"; mkdir -p each; echo "LINE" >each/$3
                  [ "$1" != del ] || rm -f each/$3
                  cat each/* >.table; mv .table table
                  """
                      .replace("LINE", line));
          assertTrue(script.toFile().setExecutable(true), "a script");
          return Server.dnsmasq(host, ADDRESS, POOL, "--no-ping", "--dhcp-script=" + script);
        },
        host ->
            List.of(
                format + ":" + host.home().resolve("table"),
                "exec:dnsmasq-conf:echo dhcp-range=192.168.5.10,192.168.5.12,1h"));
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

  /** It starts again under way, and puts a new file in the place of the old one. */
  @Test
  void iscAndItsConfiguration(Venue venue) throws IOException {
    Host at =
        fullPoolIsCertainAtOnce(
            venue,
            host -> Server.isc(host, ADDRESS, POOL),
            host ->
                List.of(
                    "isc:" + host.home().resolve("dhcpd.leases"),
                    "isc-conf:" + host.home().resolve("dhcpd.conf")),
            Server::restartIsc);
    assertTrue(Files.exists(at.home().resolve("dhcpd.leases~")), "the old file is kept");
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

  private Host fullPoolIsCertainAtOnce(
      Venue venue, Function<Host, Server> service, Function<Host, List<String>> specs)
      throws IOException {
    return fullPoolIsCertainAtOnce(venue, service, specs, host -> {});
  }

  /**
   * @param meanwhile what happens at the server's host when the pool is full
   */
  private Host fullPoolIsCertainAtOnce(
      Venue venue,
      Function<Host, Server> service,
      Function<Host, List<String>> specs,
      Consumer<Host> meanwhile)
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
    meanwhile.accept(at);
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
    return at;
  }

  private static Station guest(Venue venue, int i) {
    String mac = String.format(Locale.ROOT, "f0:18:98:00:00:%02x", i);
    Station guest = new Station(venue.host("guest" + i, mac), Station.Kind.DHCPCD, "guest-" + i);
    guest.arrive();
    return guest;
  }
}
