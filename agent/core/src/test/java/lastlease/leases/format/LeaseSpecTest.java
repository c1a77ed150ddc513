package lastlease.leases.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  @CsvSource({
    "exec:csv:mysql -pSECRET -e x, exec:csv:mysql",
    "exec:csv:/usr/bin/mysql -pSECRET, exec:csv:mysql",
    "exec:csv:PGPASSWORD=SECRET psql -c x, exec:csv:psql",
    "exec:CSV:PGPASSWORD='a SECRET b' psql, exec:csv:sh",
    "exec:isc:(echo SECRET), exec:isc:sh",
    "kea-api:http://me:SECRET@SECRET@10.0.0.1:8000/x, kea-api:http://10.0.0.1:8000/x",
    "kea-api:http://me:SE/CRET@10.0.0.1, kea-api:http://10.0.0.1",
    "kea-api:http://10.0.0.1/?key=SECRET, kea-api:http://10.0.0.1/"
  })
  void whatMayBeASecretIsNotTold(String written, String told) {
    assertEquals(told, LeaseSpec.parse(written).text());
  }

  @Test
  void twoCommandsOfOneProgramAreTwoTables() {
    LeaseSpec one = LeaseSpec.parse("exec:isc:ssh one cat x");
    LeaseSpec other = LeaseSpec.parse("exec:isc:ssh other cat x");
    assertEquals(
        List.of("exec:isc:ssh", "exec:isc:ssh #2"),
        LeaseSpec.told(List.of(one, other)).stream().map(LeaseSpec::text).toList());
    assertEquals("ssh other cat x", LeaseSpec.told(List.of(one, other)).get(1).place());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "dnsmasq", "dnsmasq:", "unifi:/x", "exec:cat /x", "exec:isc:", "kea-api:host"})
  void whatIsNoneIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> LeaseSpec.parse(text));
  }
}
