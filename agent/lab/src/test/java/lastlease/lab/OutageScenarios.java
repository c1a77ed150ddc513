package lastlease.lab;

import static lastlease.lab.Station.Kind.DHCLIENT;
import static lastlease.lab.Station.Kind.DHCPCD;
import static lastlease.lab.Station.Kind.SILENT;
import static lastlease.lab.Station.Kind.UDHCPC;

import java.util.List;

/** Venues whose server goes, comes back, or refuses some. */
final class OutageScenarios {
  private OutageScenarios() {}

  static List<Scenario> all() {
    return List.of(
        new Scenario(
            "kea-killed-and-back",
            Scenarios.UNREACHABLE,
            "POOL_EXHAUSTED",
            true,
            "Kea, pool of 100 with 5 taken; killed at 25 s, started again at 70 s",
            r -> {
              Host host = r.serverHost("server");
              Server server = Server.kea(host, "10.12.0.1", r.pool(100, 199, 3600));
              r.at(2);
              r.arrive(5, 3, DHCPCD, UDHCPC, DHCLIENT);
              r.at(25);
              r.faultFrom();
              server.die();
              r.arrive(5, 3, DHCPCD, UDHCPC, SILENT);
              r.at(70);
              Server.kea(host, "10.12.0.1", new Server.Pool(100, 199, 3600));
              r.at(150);
            }),
        new Scenario(
            "isc-dies-holders-rebind",
            Scenarios.UNREACHABLE,
            null,
            false,
            "ISC, leases of 30 s; five bound, killed at 28 s: renewals and newcomers fail",
            r -> {
              Server server =
                  Server.isc(r.serverHost("server"), "192.168.60.1", r.pool(30, 90, 30));
              r.at(2);
              r.arrive(5, 4, DHCPCD, DHCLIENT);
              r.at(28);
              r.faultFrom();
              server.die();
              r.pass(6);
              r.arrive(3, 4, DHCPCD, UDHCPC);
              r.at(110);
            }),
        new Scenario(
            "late-seat-full",
            Scenarios.EXHAUSTED,
            "SERVER_UNREACHABLE",
            false,
            "dnsmasq, pool of 4 full before the organizer comes; five newcomers fail while the"
                + " holders go on using their addresses",
            r -> {
              Server.dnsmasq(r.serverHost("server"), "192.168.70.1", r.pool(10, 13, 3600));
              r.at(2);
              List<Station> holders = r.arrive(4, 4, UDHCPC, DHCPCD);
              r.at(30);
              r.beginHere();
              holders.forEach(r::forget);
              r.faultFrom();
              for (int i = 0; i < 5; i++) {
                r.arrive(1, 4, DHCPCD, UDHCPC);
                String gateway = "192.168.70.1";
                for (Station holder : holders.subList(1, 4)) {
                  holder.host().inside("ip", "neigh", "flush", "all");
                  holder.host().inside("busybox", "ping", "-c", "1", "-W", "2", gateway);
                }
              }
              r.at(100);
            }),
        new Scenario(
            "dnsmasq-ignores-two",
            List.of("SELECTIVE_FAILURE"),
            null,
            false,
            "dnsmasq ignores two MACs; eight others are served before, between and after",
            r -> {
              String first = r.mac("f0:18:98");
              String second = r.mac("3c:22:fb");
              Server.dnsmasq(
                  r.serverHost("server"),
                  "10.23.0.1",
                  r.pool(10, 110, 3600),
                  "--dhcp-host=" + first + ",ignore",
                  "--dhcp-host=" + second + ",ignore");
              r.at(2);
              r.arrive(3, 4, DHCPCD, UDHCPC);
              r.station(DHCPCD, first, "denied-1").arrive();
              r.arrive(3, 6, DHCPCD, UDHCPC);
              r.station(UDHCPC, second, "denied-2").arrive();
              r.arrive(2, 12, DHCPCD, UDHCPC);
              r.at(80);
            }));
  }
}
