package lastlease.lab;

import static lastlease.lab.Station.Kind.DHCLIENT;
import static lastlease.lab.Station.Kind.DHCPCD;
import static lastlease.lab.Station.Kind.SILENT;
import static lastlease.lab.Station.Kind.UDHCPC;

import java.util.List;

/** Venues that are well, and those ill of something else than a full pool. */
final class OtherScenarios {
  private static final List<String> HEALTHY = List.of("HEALTHY");

  private OtherScenarios() {}

  static List<Scenario> all() {
    return List.of(
        new Scenario(
            "udhcpd-healthy-crowd",
            List.of("HEALTHY", "SERVER_SLOW"),
            null,
            false,
            "udhcpd, pool of 60; fifteen clients in 8 s, each new address blocks it for 2 s",
            r -> {
              Server.udhcpd(r.serverHost("server"), "10.4.4.1", r.pool(100, 159, 3600));
              r.at(2);
              r.arrive(15, 0.5, DHCPCD, UDHCPC, SILENT);
              r.at(110);
            }),
        new Scenario(
            "isc-healthy-crowd",
            List.of("HEALTHY", "SERVER_SLOW"),
            null,
            false,
            "ISC, pool of 80; eighteen clients in 6 s",
            r -> {
              Server.isc(r.serverHost("server"), "172.16.9.1", r.pool(20, 99, 1200));
              r.at(2);
              r.arrive(18, 0.3, DHCPCD, DHCLIENT, UDHCPC);
              r.at(120);
            }),
        new Scenario(
            "kea-healthy-trickle",
            HEALTHY,
            null,
            false,
            "Kea, pool of 100; thirty clients, one each 4 s",
            r -> {
              Server.kea(r.serverHost("server"), "192.168.90.1", r.pool(100, 199, 1800));
              r.at(2);
              r.arrive(30, 4, DHCPCD, UDHCPC, DHCLIENT, SILENT);
              r.at(130);
            }),
        new Scenario(
            "starvation-own-sources",
            List.of("STARVATION_ATTACK"),
            null,
            false,
            "dnsmasq --no-ping, pool of 60; random MACs, each its own Ethernet source, five a"
                + " second, take all leases; real clients then fail",
            r -> {
              Server.dnsmasq(
                  r.serverHost("server"), "10.66.0.1", r.pool(100, 159, 3600), "--no-ping");
              r.at(2);
              r.arrive(3, 3, DHCPCD, UDHCPC);
              r.at(14);
              r.faultFrom();
              Flood.start(r.venue().host("attacker", r.mac("00:e0:4c")), 5);
              r.at(32);
              r.arrive(5, 4, DHCPCD, UDHCPC, SILENT);
              r.at(95);
            }),
        new Scenario(
            "slow-kea",
            List.of("SERVER_SLOW"),
            null,
            false,
            "Kea behind a wire that is late by 5 s in its direction; nine clients",
            r -> {
              Host host = r.venue().slowHost("server", r.mac("00:0d:b9"), 5000);
              Server.kea(host, "10.99.0.1", r.pool(10, 90, 3600));
              r.at(3);
              r.arrive(9, 4, DHCPCD, UDHCPC, SILENT);
              r.at(75);
            }),
        new Scenario(
            "isc-recovery-by-expiry",
            List.of("POOL_EXHAUSTED"),
            null,
            true,
            "ISC, leases of 30 s, pool of 4; holders leave at 40 s without a word, the four who"
                + " waited get their addresses",
            r -> {
              Server.isc(r.serverHost("server"), "10.31.0.1", r.pool(50, 53, 30));
              r.at(2);
              List<Station> holders = r.arrive(4, 2, UDHCPC, DHCPCD);
              r.pass(6);
              r.faultFrom();
              r.arrive(4, 2, UDHCPC, DHCPCD);
              r.at(40);
              holders.forEach(Station::leave);
              holders.forEach(r::forget);
              r.at(135);
            }),
        new Scenario(
            "dnsmasq-crowd-then-full",
            List.of("POOL_EXHAUSTED"),
            null,
            false,
            "dnsmasq, pool of 12; twenty clients within 6 s",
            r -> {
              Server.dnsmasq(r.serverHost("server"), "172.31.7.1", r.pool(100, 111, 3600));
              r.at(2);
              r.arrive(20, 0.3, DHCPCD, UDHCPC, DHCPCD, DHCLIENT, SILENT);
              r.at(110);
            }),
        new Scenario(
            "rogue-other-subnet",
            List.of("ROGUE_SERVER"),
            null,
            false,
            "ISC serves 10.20.30.0/24; at 30 s a dnsmasq with 192.168.1.0/24 is plugged in",
            r -> {
              Server.isc(r.serverHost("server"), "10.20.30.1", r.pool(50, 120, 3600));
              r.at(2);
              r.arrive(5, 4, DHCPCD, UDHCPC);
              r.at(30);
              Server.dnsmasq(
                  r.serverHost("rogue"), "192.168.1.1", r.pool(100, 150, 3600), "--no-ping");
              r.pass(1);
              r.arrive(10, 3, DHCPCD, UDHCPC, DHCLIENT);
              r.at(85);
            }),
        new Scenario(
            "split-scope-one-dies",
            HEALTHY,
            null,
            false,
            "two Keas with halves of one subnet; one dies at 25 s, the other serves on",
            r -> {
              Server one = Server.kea(r.serverHost("one"), "10.70.0.1", r.pool(10, 60, 3600));
              Server.kea(r.serverHost("two"), "10.70.0.2", r.pool(100, 150, 3600));
              r.at(2);
              r.arrive(5, 4, DHCPCD, UDHCPC);
              r.at(25);
              one.die();
              r.arrive(7, 4, UDHCPC, DHCPCD, DHCLIENT);
              r.at(75);
            }),
        new Scenario(
            "nak-renumbered",
            List.of("REQUESTS_REFUSED"),
            null,
            false,
            "dnsmasq is renumbered at 40 s; nine holders come back within 10 s and are refused"
                + " their old addresses, then served",
            OtherScenarios::renumbered),
        new Scenario(
            "conflict-dnsmasq",
            List.of("ADDRESS_CONFLICTS"),
            null,
            false,
            "dnsmasq --no-ping --dhcp-sequential-ip, static hosts sit on its first five addresses;"
                + " clients DECLINE",
            r -> {
              Server.dnsmasq(
                  r.serverHost("server"),
                  "192.168.3.1",
                  r.pool(10, 60, 3600),
                  "--no-ping",
                  "--dhcp-sequential-ip");
              for (int i = 10; i < 15; i++) {
                r.venue().host("fixed" + i, r.mac("00:1b:21")).address("192.168.3." + i + "/24");
              }
              r.at(2);
              r.arrive(7, 6, DHCPCD);
              r.at(100);
            }));
  }

  private static void renumbered(Recording r) {
    Host host = r.serverHost("server");
    Server server =
        Server.dnsmasq(
            host, "192.168.8.1", r.pool(20, 120, 3600), "--no-ping", "--dhcp-authoritative");
    r.at(2);
    List<Station> guests = r.arrive(9, 1.5, DHCPCD);
    r.at(35);
    guests.forEach(Station::leave);
    server.stop();
    host.inside("ip", "addr", "flush", "dev", "eth0");
    r.at(40);
    Server.dnsmasq(host, "10.8.0.1", r.pool(20, 120, 3600), "--no-ping", "--dhcp-authoritative");
    r.pass(1);
    for (Station guest : guests) {
      guest.arrive();
      r.pass(1);
    }
    r.at(80);
  }
}
