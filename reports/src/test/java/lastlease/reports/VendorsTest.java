package lastlease.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class VendorsTest {
  @Test
  void makersAreKnownByTheFirstThreeOctets() {
    assertEquals("Apple", Vendors.of("3c:22:fb:00:00:01"));
    assertEquals("VMware", Vendors.of("00:50:56:12:34:56"));
  }

  @Test
  void randomisedGroupAndUnknownAddressesHaveNone() {
    assertNull(Vendors.of("3e:22:fb:00:00:01"));
    assertNull(Vendors.of("01:00:5e:00:00:fb"));
    assertNull(Vendors.of("fc:ff:ff:00:00:01"));
    assertNull(Vendors.of(""));
  }

  @Test
  void anAddressThatIsNotKnownHasNone() {
    assertNull(Vendors.of("00:00:00:00:00:00"));
    assertEquals("XEROX", Vendors.of("00:00:00:00:11:11"));
  }

  @Test
  void whoKeepsItsNameBackIsNotNamed() {
    assertNull(Vendors.of("00:50:79:66:68:00"));
  }

  @Test
  void everyLineOfTheTableIsFound() throws IOException {
    List<String> lines;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Vendors.class.getResourceAsStream("oui.txt")),
                StandardCharsets.US_ASCII))) {
      lines = reader.lines().toList();
    }
    assertTrue(lines.get(0).contains("IEEE") && lines.size() > 30_000);
    for (int i = 1; i < lines.size(); i++) {
      String oui = lines.get(i).substring(0, 6);
      String mac = oui.replaceAll("(..)(?=.)", "$1:") + ":00:00:01";
      if ((Character.digit(mac.charAt(1), 16) & 3) == 0) {
        String maker = lines.get(i).substring(7);
        assertEquals(maker.equals("Private") ? null : maker, Vendors.of(mac), mac);
      }
    }
  }
}
