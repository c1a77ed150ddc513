package lastlease.leases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The option as users write it. */
class LeaseSpecTest {
  @Test
  void aFileMayHaveColons() {
    LeaseSpec spec = LeaseSpec.parse("isc:/var/lib/dhcp:4/dhcpd.leases");
    assertEquals(LeaseSpec.Way.FILE, spec.way());
    assertEquals("/var/lib/dhcp:4/dhcpd.leases", spec.place());
  }

  @Test
  void aCommandMayHaveColons() {
    LeaseSpec spec = LeaseSpec.parse("exec:dnsmasq:ssh router cat /tmp/a:b");
    assertEquals(LeaseSpec.Way.PROGRAM, spec.way());
    assertEquals(LeaseFormat.DNSMASQ, spec.format());
    assertEquals("ssh router cat /tmp/a:b", spec.place());
  }

  @Test
  void aPasswordIsNotTold() {
    LeaseSpec spec = LeaseSpec.parse("kea-api:http://me:secret@127.0.0.1:8000");
    assertEquals("kea-api:http://127.0.0.1:8000", spec.text());
    assertEquals("http://me:secret@127.0.0.1:8000", spec.place());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "dnsmasq", "dnsmasq:", "unifi:/x", "exec:cat /x", "exec:isc:", "kea-api:host"})
  void whatIsNoneIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> LeaseSpec.parse(text));
  }
}
