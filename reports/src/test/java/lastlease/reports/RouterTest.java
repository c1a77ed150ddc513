package lastlease.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Recipes: none without a source, and how a router is recognised. */
class RouterTest {
  @ParameterizedTest
  @EnumSource(Router.class)
  void whatIsSaidHasASource(Router router) {
    if (!router.steps().isEmpty()) {
      assertNotNull(router.source());
      assertTrue(router.source().startsWith("http"), router.source());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "dnsmasq:/var/lib/misc/dnsmasq.leases,DNSMASQ",
    "exec:dnsmasq-conf:ssh router cat /etc/dnsmasq.conf,DNSMASQ",
    "kea-api:http://127.0.0.1:8000,KEA",
    "odhcpd:/tmp/odhcpd.leases,OPENWRT",
    "isc:/var/lib/dhcp/dhcpd.leases,ISC"
  })
  void aTableTellsItsServer(String source, Router router) {
    assertEquals(Optional.of(router), Router.ofTable(source));
  }

  @Test
  void aTableOfAnybodyTellsNone() {
    assertEquals(Optional.empty(), Router.ofTable("csv:leases.csv"));
  }

  @Test
  void aMacTellsItsMaker() {
    assertEquals(Optional.of(Router.UNIFI), Router.ofMac("24:a4:3c:00:00:01"));
    assertEquals(Optional.empty(), Router.ofMac("02:00:00:00:00:01"));
    assertEquals(Optional.of(Router.CISCO), Router.ofMac("00:00:0c:00:00:01"));
    assertEquals(Optional.of(Router.MERAKI), Router.ofMac("00:18:0a:00:00:01"));
  }

  @ParameterizedTest
  @CsvSource({"00:0c:41:00:00:01,Cisco-Linksys", "00:18:68:00:00:01,Cisco SPVTG"})
  void homeRoutersAndSetTopBoxesOfCiscoRunNoIos(String mac, String maker) {
    assertEquals(maker, Vendors.of(mac));
    assertEquals(Optional.empty(), Router.ofMac(mac));
  }

  @Test
  void namesAreReadInAnyCase() {
    assertEquals(Optional.of(Router.FORTIGATE), Router.of("FortiGate"));
    assertEquals(Optional.empty(), Router.of("toaster"));
  }
}
