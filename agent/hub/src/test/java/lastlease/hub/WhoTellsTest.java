package lastlease.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lastlease.session.Surroundings;
import lastlease.uplink.Uplink;
import org.junit.jupiter.api.Test;

/** Somebody tells of incidents: the hub where it can, else the seats. */
class WhoTellsTest extends HubCase {
  private static final Map<String, String> NOBODY = Map.of("alert.desktop", "false");
  private static final Map<String, String> SOMEBODY =
      Map.of("alert.desktop", "false", "alert.webhook", "http://127.0.0.1:1/");

  private House house(Map<String, String> alerts) throws Exception {
    return new House(home.resolve("hub"), clock, alerts).open("osaka");
  }

  @Test
  void aSeatOfAHubThatAlertsNobodyTellsByItselfAndSaysSo() throws Exception {
    Path journal = Story.whole(seat("a"), BEGIN);
    try (House house = house(NOBODY);
        Uplink uplink = house.uplink("osaka", "Room A", journal)) {
      house.await("it is told", () -> house.said.toString().contains("alerts come from here"));
      assertTrue(uplink.isInReach());
      assertFalse(uplink.tells());
      awaitAll(house, "osaka", journal);
      assertEquals(
          1, house.said.stream().filter(line -> line.contains("alerts come from here")).count());
    }
  }

  @Test
  void aSeatOfAHubThatAlertsPeopleIsSilent() throws Exception {
    Path journal = Story.whole(seat("a"), BEGIN);
    try (House house = house(SOMEBODY);
        Uplink uplink = house.uplink("osaka", "Room A", journal)) {
      awaitAll(house, "osaka", journal);
      assertTrue(uplink.tells());
      assertFalse(house.said.toString().contains("alerts come from here"), house.said.toString());
    }
  }

  @Test
  void aHubThatGetsAChannelTakesTheAlertsOver() throws Exception {
    Path journal = Story.whole(seat("a"), BEGIN);
    try (House before = house(NOBODY)) {
      int port = before.port();
      String token = before.tenant("osaka").tokens().join();
      try (Uplink uplink = before.uplink("osaka", "Room A", journal)) {
        before.await("it tells", () -> !uplink.tells());
        before.stop();
        try (House after = new House(home.resolve("hub"), clock, SOMEBODY).at(port).open("osaka")) {
          assertEquals(token, after.tenant("osaka").tokens().join());
          uplink.grown(true);
          before.await("the hub tells", uplink::tells);
          before.await(
              "it says so", () -> before.said.toString().contains("alerts no longer come"));
        }
      }
    }
  }

  private String invitation(boolean alerts, Locale locale) throws Exception {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings here =
        Surroundings.of(
            InputStream.nullInputStream(),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            StandardCharsets.UTF_8,
            Map.of(),
            clock,
            ZoneOffset.UTC,
            locale,
            false,
            false);
    InetSocketAddress where = new InetSocketAddress(InetAddress.getLoopbackAddress(), 8443);
    try (House house = house(alerts ? SOMEBODY : NOBODY)) {
      Invitation.print(here, where, 8443, null, List.of(house.tenant("osaka")));
    }
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aHubThatAlertsNobodySaysSoAsItStartsInOneLine() throws Exception {
    String english = invitation(false, Locale.ENGLISH);
    assertEquals(1, english.lines().count(), english);
    assertTrue(english.contains("no alert of the hub leaves this machine"), english);
    String japanese = invitation(false, Locale.JAPANESE);
    assertEquals(1, japanese.lines().count(), japanese);
    assertTrue(japanese.contains("アラートは各観測点が送ります"), japanese);
    assertEquals("", invitation(true, Locale.ENGLISH));
  }
}
