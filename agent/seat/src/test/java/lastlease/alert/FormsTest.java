package lastlease.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import lastlease.alert.form.Alert;
import lastlease.cli.Receiver;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What receivers get, against what their makers document; the schemas name where. */
class FormsTest {
  private static final String ROUTING = "0123456789abcdef0123456789abcdef";

  private static Map<String, String> config(String kind, Receiver receiver) {
    String at = "http://127.0.0.1:" + receiver.port();
    Map<String, String> all = new HashMap<>();
    switch (kind) {
      case "ntfy" -> all.put("alert.ntfy", at + "/topic");
      case "line" ->
          all.putAll(
              Map.of("alert.line.token", "t", "alert.line.to", "U1", "alert.line.address", at));
      case "matrix" ->
          all.putAll(
              Map.of(
                  "alert.matrix", at,
                  "alert.matrix.room", "!room:example.org",
                  "alert.matrix.token", "t0ken"));
      case "pagerduty" ->
          all.putAll(Map.of("alert.pagerduty", ROUTING, "alert.pagerduty.address", at));
      default -> all.put("alert." + kind, at + "/hook");
    }
    return all;
  }

  private static Set<ValidationMessage> wrong(String kind, String body) throws IOException {
    try (InputStream schema =
        FormsTest.class.getResourceAsStream("/lastlease/alert/" + kind + ".schema.json")) {
      JsonNode json = new ObjectMapper().readTree(body);
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(Objects.requireNonNull(schema))
          .validate(json);
    }
  }

  /** A test claims nothing: neither a verdict nor how sure it is. */
  @ParameterizedTest
  @CsvSource({"slack", "discord"})
  void aTestMessageNamesNoVerdict(String kind) throws Exception {
    try (Receiver receiver = new Receiver(0)) {
      Phrases phrases = new Phrases(Language.JA, ZoneId.of("Asia/Tokyo"));
      Alert test = new Messages("session", null, "laptop", phrases).test(Instant.EPOCH);
      Telling.send(config(kind, receiver), test);
      Receiver.Got got = receiver.next();
      assertEquals(Set.of(), wrong(kind, got.body()), got.body());
      assertFalse(got.body().contains("UNDETERMINED"), got.body());
      Telling.send(config(kind, receiver), Telling.opened(Language.JA), Language.JA);
      String japanese = receiver.next().body();
      assertTrue(japanese.contains("\"DHCPプール枯渇 · 可能性が高い · 重大\""), japanese);
      assertFalse(japanese.contains("POOL_EXHAUSTED"), japanese);
      Telling.send(config(kind, receiver), Telling.opened(Language.EN), Language.EN);
      String english = receiver.next().body();
      assertTrue(english.contains("\"DHCP pool exhausted · likely · critical\""), english);
    }
  }

  @ParameterizedTest
  @CsvSource({"slack", "discord", "teams", "matrix", "pagerduty", "line", "ntfy"})
  void eachReceiverGetsWhatItDocuments(String kind) throws Exception {
    try (Receiver receiver = new Receiver(0)) {
      List<Alert> alerts = new ArrayList<>(Telling.both());
      alerts.add(Telling.opened(Language.JA));
      for (Alert alert : alerts) {
        Telling.send(config(kind, receiver), alert);
        Receiver.Got got = receiver.next();
        assertEquals(Set.of(), wrong(kind, got.body()), got.body());
        assertEquals(kind.equals("matrix") ? "PUT" : "POST", got.method());
        // The words arrive: where, by whom, with date and zone.
        assertTrue(got.body().contains("laptop"), got.body());
        assertTrue(got.body().contains("+09:00"), got.body());
      }
    }
  }

  @Test
  void theSchemasRefuseWhatIsTooLongOrUnknown() throws IOException {
    assertFalse(wrong("slack", "{\"text\":\"x\"}").isEmpty());
    assertFalse(wrong("slack", "{\"text\":\"<!channel>\",\"blocks\":[]}").isEmpty());
    assertFalse(
        wrong(
                "discord",
                "{\"allowed_mentions\":{\"parse\":[]},\"embeds\":[{\"description\":\"d\",\"title\":\""
                    + "x".repeat(257)
                    + "\"}]}")
            .isEmpty());
    assertFalse(wrong("pagerduty", "{\"routing_key\":\"short\"}").isEmpty());
    assertFalse(wrong("teams", "{\"type\":\"message\",\"attachments\":[]}").isEmpty());
  }

  @Test
  void nothingInAChatIsMarkupOrCallsAnybody() throws Exception {
    try (Receiver receiver = new Receiver(0)) {
      Alert alert = Telling.opened(Language.EN);
      Telling.send(config("discord", receiver), alert);
      String discord = receiver.next().body();
      assertTrue(discord.contains("\\\\*Meetup\\\\*"), discord);
      assertTrue(discord.contains("\"allowed_mentions\":{\"parse\":[]}"), discord);
      Telling.send(config("slack", receiver), alert);
      String slack = receiver.next().body();
      assertTrue(slack.contains("&lt;b&gt;"), slack);
      assertFalse(slack.contains("mrkdwn"), slack);
      Telling.send(config("matrix", receiver), alert);
      assertFalse(receiver.next().body().contains("<strong>&lt;b"));
    }
  }

  @Test
  void matrixIsAskedByTheAlertsOwnTransaction() throws Exception {
    try (Receiver receiver = new Receiver(0)) {
      Alert alert = Telling.opened(Language.EN);
      Telling.send(config("matrix", receiver), alert);
      Telling.send(config("matrix", receiver), alert);
      Receiver.Got first = receiver.next();
      assertEquals("Bearer t0ken", first.authorization());
      String start = "/_matrix/client/v3/rooms/%21room%3Aexample.org/send/m.room.message/";
      assertTrue(first.path().startsWith(start), first.path());
      assertEquals(first.path(), receiver.next().path());
    }
  }

  @Test
  void pagerDutyResolvesWhatItTriggered() throws Exception {
    try (Receiver receiver = new Receiver(0)) {
      List<String> keys = new ArrayList<>();
      List<String> actions = new ArrayList<>();
      for (Alert alert : Telling.both()) {
        Telling.send(config("pagerduty", receiver), alert);
        JsonNode json = new ObjectMapper().readTree(receiver.next().body());
        keys.add(json.get("dedup_key").asText());
        actions.add(json.get("event_action").asText());
      }
      assertEquals(List.of("trigger", "resolve"), actions);
      assertEquals(1, Set.copyOf(keys).size(), keys::toString);
    }
  }

  /** A session's name may be anything; a header is ASCII. */
  @Test
  void everyMessageHasAKeyThatAHeaderCanHold() throws Exception {
    try (Receiver receiver = new Receiver(0)) {
      List<String> keys = new ArrayList<>();
      for (Alert alert : Telling.both()) {
        Telling.send(config("webhook", receiver), alert);
        keys.add(receiver.next().key());
      }
      assertEquals(2, Set.copyOf(keys).size(), keys::toString);
      assertTrue(keys.get(0).matches("[!-~]+"), keys::toString);
    }
  }

  @Test
  void lineSaysThatItGotAMessageBefore() throws Exception {
    try (Receiver receiver = new Receiver(0)) {
      receiver.answer(409);
      Telling.send(config("line", receiver), Telling.opened(Language.EN));
      assertTrue(receiver.next().body().contains("\"to\":\"U1\""));
    }
  }
}
