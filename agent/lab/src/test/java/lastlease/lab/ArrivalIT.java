package lastlease.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Sixty guests in five minutes onto fifty addresses of a real dnsmasq whose table the agent reads:
 * the warning comes while there is time to act, and tells when.
 */
@Lab({Prerequisites.Tool.DNSMASQ, Prerequisites.Tool.BUSYBOX})
@Execution(ExecutionMode.CONCURRENT)
@Order(1)
final class ArrivalIT {
  private static final int GUESTS = 60;
  private static final int ADDRESSES = 50;
  private static final double EVERY = 5;
  private static final String SOON = "ALERT  The DHCP pool will be full at about";
  private static final int SEVENTY = ADDRESSES * 7 / 10;

  @Test
  void theWarningComesAMinuteBeforeTheFirstRefusal(Venue venue) throws IOException {
    Host server = venue.host("server", "02:00:00:00:00:fd");
    server.write("pool.conf", "dhcp-range=192.168.5.10,192.168.5.59,255.255.255.0,1h\n");
    Server.dnsmasq(
        server,
        "192.168.5.1",
        new Server.Pool(10, 9 + ADDRESSES, 3600),
        "--no-ping",
        "--dhcp-authoritative");
    Host seat = venue.host("seat", "3c:22:fb:00:00:01");
    seat.linkUp("lo");
    Agent agent =
        Agent.watch(
            seat,
            "--leases",
            "dnsmasq:" + server.home().resolve("leases"),
            "--leases",
            "dnsmasq-conf:" + server.home().resolve("pool.conf"));
    long begun = System.nanoTime();
    Instant refused = Instant.MAX;
    Instant forecast = Instant.MIN;
    Instant asked = Instant.MIN;
    for (int i = 0; i < GUESTS; i++) {
      // Each guest's namespace is made while the others are already there: sixty at once are a
      // wait.
      String mac = String.format(Locale.ROOT, "f0:18:98:00:00:%02x", i);
      Station guest = new Station(venue.host("guest" + i, mac), Station.Kind.SILENT, "guest-" + i);
      Patience.pause(i * EVERY - (System.nanoTime() - begun) / 1e9);
      guest.arrive();
      if (i == ADDRESSES) {
        refused = Instant.now();
      }
      if (i == SEVENTY - 1) {
        Patience.pause(EVERY / 2);
        asked = Instant.now();
        forecast = Instant.parse(report(seat, agent).at("/segments/0/pools/0/forecastFullAt"));
      }
    }
    agent.awaitAlarm("ALERT  The DHCP pool is exhausted", Duration.ofSeconds(60));
    String all = agent.stop();
    Pointers report = new Pointers(all);
    assertTrue(agent.said().contains(SOON), agent.said());
    String warning = report.incident("POOL_NEARLY_FULL");
    Instant warned = Instant.parse(report.at(warning + "/detected"));
    double before = Duration.between(warned, refused).toMillis() / 1000.0;
    double left = Duration.between(asked, refused).toMillis() / 1000.0;
    double told = Duration.between(asked, forecast).toMillis() / 1000.0;
    String figures =
        String.format(
            Locale.ROOT,
            "warned %.1f s before the first refusal; at 70 %%: %.1f s left, told %.1f s (off by %.0f %%)",
            before,
            left,
            told,
            100 * Math.abs(told - left) / left);
    System.out.println(figures);
    assertTrue(before >= 60, figures);
    assertTrue(Math.abs(told - left) <= .2 * left, figures);
    assertEquals("POOL_EXHAUSTED", report.at("/verdict"), all);
    assertEquals("CONFIRMED", report.at("/confidence"), all);
  }

  /** What the running agent's page says now. */
  private static Pointers report(Host seat, Agent agent) throws IOException {
    return new Pointers(
        seat.inside("busybox", "wget", "-q", "-O", "-", agent.dashboard() + "report.json"));
  }
}
