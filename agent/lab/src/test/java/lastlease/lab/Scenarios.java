package lastlease.lab;

import static lastlease.lab.Station.Kind.DHCLIENT;
import static lastlease.lab.Station.Kind.DHCPCD;
import static lastlease.lab.Station.Kind.SILENT;
import static lastlease.lab.Station.Kind.UDHCPC;

import java.util.List;
import java.util.stream.Stream;

/** Venues where the pool runs out, or the server is gone. */
final class Scenarios {
  static final List<String> EXHAUSTED = List.of("POOL_EXHAUSTED");
  static final List<String> UNREACHABLE = List.of("SERVER_UNREACHABLE");

  private Scenarios() {}

  static List<Scenario> all() {
    return Stream.of(exhaustions(), OutageScenarios.all(), OtherScenarios.all())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Scenario> exhaustions() {
    return List.of(
        new Scenario(
            "demo",
            EXHAUSTED,
            null,
            false,
            "dnsmasq, pool of 3: a MacBook Air is served, an iPod touch that comes later is not",
            Scenarios::demo),
        new Scenario(
            "udhcpd-full-crowd",
            EXHAUSTED,
            null,
            false,
            "udhcpd, pool of 5; a crowd of 14 within 12 s",
            r -> {
              Server.udhcpd(r.serverHost("server"), "10.9.8.1", r.pool(20, 24, 3600));
              r.at(2);
              r.faultFromStart();
              r.arrive(14, 0.8, DHCPCD, UDHCPC, DHCPCD, SILENT);
              r.at(80);
            }),
        new Scenario(
            "isc-full-one-release",
            EXHAUSTED,
            null,
            false,
            "ISC, pool of 4 with 11 clients; one holder releases at 45 s and one newcomer gets in",
            r -> {
              Server.isc(r.serverHost("server"), "172.20.5.1", r.pool(100, 103, 1800));
              r.at(2);
              r.faultFromStart();
              List<Station> holders = r.arrive(4, 3, UDHCPC, DHCPCD);
              r.arrive(7, 3, DHCPCD, DHCLIENT, UDHCPC);
              r.at(45);
              r.releaseAndLeave(holders.get(0));
              r.at(95);
            }),
        new Scenario(
            "dnsmasq-full-three-then-nobody",
            EXHAUSTED,
            null,
            false,
            "dnsmasq, pool of 6 filled slowly; three newcomers are denied, nobody comes after them",
            r -> {
              Server.dnsmasq(r.serverHost("server"), "192.168.40.1", r.pool(50, 55, 7200));
              r.at(2);
              r.arrive(6, 4, DHCPCD, UDHCPC, SILENT);
              r.pass(6);
              r.faultFrom();
              r.arrive(3, 5, DHCPCD, UDHCPC, DHCPCD);
              r.at(130);
            }),
        new Scenario(
            "kea-full-then-killed",
            EXHAUSTED,
            "SERVER_UNREACHABLE",
            false,
            "Kea, pool of 4 full; the server is killed 4 s after the last lease",
            r -> killedWhenFull(r, true)),
        new Scenario(
            "dnsmasq-full-then-killed",
            UNREACHABLE,
            "POOL_EXHAUSTED",
            false,
            "dnsmasq, pool of 40 of which 5 are taken when it is killed; newcomers fail",
            r -> killedWhenFull(r, false)),
        new Scenario(
            "dnsmasq-lost-lease-file",
            EXHAUSTED,
            null,
            true,
            "dnsmasq, pool of 4 full, four newcomers fail; at 50 s it restarts without its lease"
                + " file and gives the same addresses again",
            r -> {
              Host host = r.serverHost("server");
              Server server = Server.dnsmasq(host, "10.33.0.1", r.pool(10, 13, 3600));
              r.at(2);
              List<Station> holders = r.arrive(4, 3, DHCPCD);
              r.pass(5);
              r.faultFrom();
              r.arrive(4, 3, DHCPCD, UDHCPC);
              r.at(50);
              holders.forEach(Station::leave);
              holders.forEach(r::forget);
              server.die();
              host.forget("leases");
              Server.dnsmasq(host, "10.33.0.1", new Server.Pool(10, 13, 3600));
              r.at(125);
            }),
        new Scenario(
            "kea-recovery-by-release",
            EXHAUSTED,
            null,
            true,
            "Kea, pool of 5 full, three newcomers fail; at 45 s three holders release",
            r -> {
              Server.kea(r.serverHost("server"), "192.168.77.1", r.pool(30, 34, 3600));
              r.at(2);
              List<Station> holders = r.arrive(5, 2, UDHCPC, DHCPCD);
              r.pass(4);
              r.faultFrom();
              r.arrive(3, 2, DHCPCD, UDHCPC);
              r.at(45);
              for (Station holder : holders.subList(0, 3)) {
                r.releaseAndLeave(holder);
              }
              // A victim may have paused for 32 s just before: it asks again by 77 s.
              r.at(115);
            }),
        new Scenario(
            "nobody-answers",
            UNREACHABLE,
            "POOL_EXHAUSTED",
            false,
            "a router without DHCP; six clients of all kinds",
            r -> {
              r.serverHost("router").address("10.1.1.1/24");
              r.faultFromStart();
              r.arrive(6, 4, DHCPCD, UDHCPC, DHCLIENT, SILENT);
              r.at(90);
            }));
  }

  private static void demo(Recording r) {
    Server.dnsmasq(r.serverHost("server"), "192.168.11.1", r.pool(2, 4, 86400));
    r.at(2);
    r.faultFromStart();
    Station macBook = r.station(DHCPCD, r.mac("3c:22:fb"), "MacBook-Air");
    macBook.arrive();
    r.at(9);
    Station pixel = r.station(DHCPCD, r.mac("random"), "Pixel-8");
    pixel.arrive();
    r.at(15);
    r.station(UDHCPC, r.mac("b8:27:eb"), "raspberrypi").arrive();
    r.at(23);
    r.station(DHCPCD, r.mac("f0:18:98"), "iPod-touch").arrive();
    r.at(30);
    r.station(UDHCPC, r.mac("random"), "iPhone").arrive();
    r.at(36);
    r.station(DHCPCD, r.mac("random"), "Surface").arrive();
    // Holders come back and are confirmed at once, so the server lives.
    r.at(50);
    macBook.leave();
    pixel.leave();
    r.at(54);
    macBook.arrive();
    r.at(66);
    pixel.arrive();
    r.at(100);
  }

  private static void killedWhenFull(Recording r, boolean full) {
    Server server =
        full
            ? Server.kea(r.serverHost("server"), "10.50.0.1", r.pool(200, 203, 3600))
            : Server.dnsmasq(r.serverHost("server"), "10.50.0.1", r.pool(200, 239, 3600));
    r.at(2);
    r.arrive(full ? 4 : 5, 3, DHCPCD, UDHCPC);
    r.pass(full ? 1 : 4);
    r.faultFrom();
    server.die();
    r.arrive(6, 3, DHCPCD, UDHCPC, SILENT);
    r.at(85);
  }
}
