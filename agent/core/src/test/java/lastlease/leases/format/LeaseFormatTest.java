package lastlease.leases.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Objects;
import lastlease.leases.LeaseEntry;
import lastlease.leases.LeaseEntry.State;
import lastlease.leases.LeasePool;
import lastlease.leases.LeaseTable;
import lastlease.leases.LeaseTable.Unreadable;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables as the servers write them, whole and cut off in the middle of a line. */
class LeaseFormatTest {
  private static final Ipv4 TEN = Ipv4.parse("192.168.5.10");
  private static final Ipv4 ELEVEN = Ipv4.parse("192.168.5.11");
  private static final MacAddress MAC = MacAddress.parse("f0:18:98:00:00:01");

  private static LeaseTable parse(LeaseFormat format, String... texts) throws Unreadable {
    return format.parse(List.of(texts));
  }

  private static LeaseEntry entry(LeaseTable table, Ipv4 address) {
    return Objects.requireNonNull(table.entries().get(address));
  }

  @Test
  void dnsmasqWithoutTheLinesOfDhcpv6() throws Unreadable {
    LeaseTable table =
        parse(
            LeaseFormat.DNSMASQ,
            """
            1795000000 f0:18:98:00:00:01 192.168.5.10 guest 01:f0:18:98:00:00:01
            0 06-f0:18:98:00:00:02 192.168.5.11 * *
            duid 00:01:00:01
            1795000000 7 fd00::1 guest 00:01
            """);
    assertEquals(List.of(TEN, ELEVEN), List.copyOf(table.entries().keySet()));
    assertEquals(new LeaseEntry(TEN, MAC, null, 1795000000L, State.LEASED), entry(table, TEN));
    assertNull(entry(table, ELEVEN).until());
    assertEquals(MacAddress.parse("f0:18:98:00:00:02"), entry(table, ELEVEN).mac());
  }

  @Test
  void dnsmasqOfAMachineWithoutAClockTellsNoEnds() throws Unreadable {
    LeaseTable table = parse(LeaseFormat.DNSMASQ, "3600 f0:18:98:00:00:01 192.168.5.10 * *\n");
    assertNull(entry(table, TEN).until());
  }

  @Test
  void halfALineIsNoLease() throws Unreadable {
    LeaseTable table =
        parse(
            LeaseFormat.DNSMASQ,
            "1795000000 f0:18:98:00:00:01 192.168.5.10 * *\n1795000000 f0:18:98:00:00:02 192.168.5.1");
    assertEquals(List.of(TEN), List.copyOf(table.entries().keySet()));
    assertEquals(0, table.unread());
  }

  @Test
  void keaReadsItsFilesOneAfterAnotherAndTheLastLineCounts() throws Unreadable {
    String heading =
        "address,hwaddr,client_id,valid_lifetime,expire,subnet_id,fqdn_fwd,fqdn_rev,hostname,state,"
            + "user_context\n";
    LeaseTable table =
        parse(
            LeaseFormat.KEA,
            heading
                + "192.168.5.10,f0:18:98:00:00:01,,3600,1795000000,1,0,0,guest,0,\n"
                + "192.168.5.11,f0:18:98:00:00:02,,3600,1795000000,1,0,0,,0,\n"
                + "192.168.5.12,f0:18:98:00:00:03,,3600,1795000000,1,0,0,,0,\n",
            heading
                + "192.168.5.10,f0:18:98:00:00:01,,3600,1795003600,1,0,0,guest,0,\n"
                + "192.168.5.11,,,86400,1795090000,1,0,0,,1,\n"
                + "192.168.5.12,f0:18:98:00:00:03,,0,1795000000,1,0,0,,0,\n"
                + "192.168.5.13,f0:18:98:00:00:04,,3600,1795000000,1,0,0,,2,\n");
    assertEquals(List.of(TEN, ELEVEN), List.copyOf(table.entries().keySet()));
    assertEquals(
        new LeaseEntry(TEN, MAC, 1795000000L, 1795003600L, State.LEASED), entry(table, TEN));
    assertEquals(State.DECLINED, entry(table, ELEVEN).state());
  }

  @Test
  void iscTheLastDeclarationOfAnAddressCounts() throws Unreadable {
    String lease =
        """
        lease %s {
          starts 4 2026/11/19 10:00:00;
          ends %s;
          cltt 4 2026/11/19 10:00:00;
          binding state %s;
          next binding state free;
          rewind binding state free;
          hardware ethernet f0:18:98:00:00:01;
          uid "\\001\\360}\\230";
          client-hostname "a { b";
        }
        """;
    String text =
        "# The format of this file is documented in the dhcpd.leases(5) manual page.\n"
            + "server-duid \"\\000\\001\";\n\n"
            + lease.formatted("192.168.5.10", "4 2026/11/19 11:00:00", "active")
            + lease.formatted("192.168.5.11", "never", "active")
            + lease.formatted("192.168.5.12", "4 2026/11/19 11:00:00", "active")
            + lease.formatted("192.168.5.12", "4 2026/11/19 10:30:00", "free")
            + lease.formatted("192.168.5.13", "4 2026/11/19 11:00:00", "abandoned")
            + "lease 192.168.5.14 {\n  starts 4 2026/11/19 10";
    LeaseTable table = parse(LeaseFormat.ISC, text);
    assertEquals(3, table.entries().size());
    assertEquals(
        new LeaseEntry(TEN, MAC, 1795082400L, 1795086000L, State.LEASED), entry(table, TEN));
    assertNull(entry(table, ELEVEN).until());
    assertEquals(State.DECLINED, entry(table, Ipv4.parse("192.168.5.13")).state());
  }

  @Test
  void odhcpd() throws Unreadable {
    LeaseTable table =
        parse(
            LeaseFormat.ODHCPD,
            """
            # br-lan f01898000001 ipv4 guest 1795000000 c0a8050a 32 192.168.5.10/32
            192.168.5.10\tguest.lan
            # br-lan f01898000002 ipv4 - -1 c0a8050b 32 192.168.5.11/32
            # br-lan f0:18:98:0:0:3 ipv4 broken\\x20guest 1795000000 c0a8050c 32 192.168.5.12/32
            # br-lan f01898000004 ipv4 gone 0 c0a8050d 32 192.168.5.13/32
            # br-lan 00030001 1 guest 1795000000 5 128 fd00::5/128
            """);
    assertEquals(new LeaseEntry(TEN, MAC, null, 1795000000L, State.LEASED), entry(table, TEN));
    assertNull(entry(table, ELEVEN).until());
    assertEquals(
        MacAddress.parse("f0:18:98:00:00:03"), entry(table, Ipv4.parse("192.168.5.12")).mac());
    assertEquals(3, table.entries().size());
  }

  @Test
  void csvWithAHeadingAndEndsOfTwoKinds() throws Unreadable {
    LeaseTable table =
        parse(
            LeaseFormat.CSV,
            """
            address,mac,end
            192.168.5.10,F0-18-98-00-00-01,2026-11-18T11:06:40Z
            192.168.5.11,,1795000000
            """);
    assertEquals(new LeaseEntry(TEN, MAC, null, 1795000000L, State.LEASED), entry(table, TEN));
    assertEquals(1795000000L, entry(table, ELEVEN).until());
  }

  @Test
  void dnsmasqConfigurationTellsPoolLeaseAndReservations() throws Unreadable {
    LeaseTable table =
        parse(
            LeaseFormat.DNSMASQ_CONF,
            """
            interface=br-lan   # the guests
            #dhcp-range=10.0.0.2,10.0.0.3
            dhcp-range=set:guests,192.168.5.10,192.168.5.99,255.255.255.0,12h
            dhcp-range=fd00::,ra-only
            dhcp-range=192.168.6.0,static
            dhcp-host=f0:18:98:00:00:01,printer,192.168.5.20,infinite
            """);
    assertEquals(List.of(new LeasePool(TEN, Ipv4.parse("192.168.5.99"), 24)), table.pools());
    assertEquals(List.of(Ipv4.parse("192.168.5.20")), table.reserved());
    assertEquals(43_200L, table.leaseSeconds());
  }

  @Test
  void iscConfigurationTellsPoolsWithTheirSubnet() throws Unreadable {
    LeaseTable table =
        parse(
            LeaseFormat.ISC_CONF,
            """
            default-lease-time 600;
            # range 1.2.3.4 1.2.3.5;
            subnet 192.168.4.0 netmask 255.255.252.0 {
             pool { range 192.168.5.10 192.168.5.99; }
             range 192.168.6.1;
            }
            """);
    assertEquals(
        List.of(
            new LeasePool(TEN, Ipv4.parse("192.168.5.99"), 22),
            new LeasePool(Ipv4.parse("192.168.6.1"), Ipv4.parse("192.168.6.1"), 22)),
        table.pools());
    assertEquals(600L, table.leaseSeconds());
  }

  @Test
  void keaConfigurationWithCommentsOfThreeKinds() throws Unreadable {
    LeaseTable table =
        parse(
            LeaseFormat.KEA_CONF,
            """
            # of the venue
            { "Dhcp4": { // the server
              "valid-lifetime": 4000, /* seconds */
              "shared-networks": [ { "subnet4": [
                { "id": 2, "subnet": "192.168.6.0/24", "pools": [ { "pool": "192.168.6.64/26" } ] } ] } ],
              "subnet4": [ { "id": 1, "subnet": "192.168.5.0/24", "valid-lifetime": 600,
                "pools": [ { "pool": "192.168.5.10 - 192.168.5.99" } ],
                "reservations": [ { "hw-address": "f0:18:98:00:00:01", "ip-address": "192.168.5.11" } ],
              } ] } }
            """);
    assertEquals(
        List.of(
            new LeasePool(TEN, Ipv4.parse("192.168.5.99"), 24),
            new LeasePool(Ipv4.parse("192.168.6.64"), Ipv4.parse("192.168.6.127"), 24)),
        table.pools());
    assertEquals(List.of(ELEVEN), table.reserved());
    assertEquals(600L, table.leaseSeconds());
  }

  @ParameterizedTest
  @EnumSource(LeaseFormat.class)
  void whatIsNoTableIsRefused(LeaseFormat format) {
    assertThrows(
        Unreadable.class, () -> format.parse(List.of("<!doctype html>\n<p>Please log in</p>\n")));
  }

  @ParameterizedTest
  @EnumSource(
      value = LeaseFormat.class,
      names = {"DNSMASQ", "ISC", "KEA", "ODHCPD", "CSV"})
  void anEmptyTableHasNoLeases(LeaseFormat format) throws Unreadable {
    assertEquals(0, parse(format, "").entries().size());
  }
}
