package lastlease.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import lastlease.alert.channel.Channel;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import lastlease.words.Words;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in a configuration is said by its key, without the secret. */
class ChannelsTest {
  private static final Phrases PHRASES = new Phrases(Language.EN, ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alert.teams=not-an-address-secret|alert.teams is no http or https address",
        "alert.matrix=https://m.example|alert.matrix.room is missing: the room's id, !ROOM:SERVER",
        "alert.matrix.token=secret|alert.matrix is missing: alert.matrix.token belongs to it",
        "alert.mail=mail.example secret|alert.mail is no address such as smtp://HOST:587",
        "alert.mail=smtp://mail.example|alert.mail.from is missing: the sender's address",
        "alert.mail.password=secret|alert.mail is missing: alert.mail.password belongs to it",
        "alert.mail=smtp://m.example;alert.mail.from=me;alert.mail.to=|alert.mail.to is missing:"
            + " the addresses to tell, with commas",
        "alert.mail=smtp://m.example;alert.mail.from=a@b c;alert.mail.to=x@y|alert.mail.from or"
            + " .to is no mail address",
        "alert.syslog=http://secret|alert.syslog is no address such as udp://HOST:514",
        "alert.line.to=U1|alert.line.token is missing: the channel's access token",
        "alert.pagerduty.key=secret|there is no key alert.pagerduty.key; did you mean"
            + " alert.pagerduty?",
        "alert.pagerduty=k;alert.pagerduty.adress=https://eu|there is no key alert.pagerduty.adress;"
            + " did you mean alert.pagerduty.address?",
        "alert.pagerduty.crew.key=secret|there is no key alert.pagerduty.crew.key; did you mean"
            + " alert.pagerduty.crew?",
        "alert.mail=smtp://m.example;alert.mail.form=a@b|there is no key alert.mail.form; did you"
            + " mean alert.mail.from?",
        "alert.line.tokne=secret|there is no key alert.line.tokne; did you mean alert.line.token?",
        "alert.slack.url=secret|there is no key alert.slack.url; did you mean alert.slack?",
        "alert.slak=secret|there is no key alert.slak; did you mean alert.slack?",
        "alert.bell.on=true|there is no key alert.bell.on; did you mean alert.bell?",
        "alert.carrierpigeon=x|there is no channel alert.carrierpigeon (lastlease alert-test --help"
            + " lists them)",
        "alert.ntfy.token=secret|alert.ntfy is missing: alert.ntfy.token belongs to it",
      })
  void whatIsWrongIsSaid(String keys, String said) {
    Map<String, String> config = new TreeMap<>();
    for (String one : keys.split(";", -1)) {
      config.put(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1));
    }
    Misconfigured wrong =
        assertThrows(
            Misconfigured.class,
            () -> Channels.of(config, Map.of("PATH", ""), text -> {}, PHRASES));
    assertEquals(said, wrong.getMessage());
  }

  /** A bell and a desktop reach whoever sits there; the user's own command reaches anybody. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "none|none|false",
        "alert.bell|true|false",
        "alert.every|5m|false",
        "alert.webhook|http://127.0.0.1:1/|true",
        "alert.syslog|udp://127.0.0.1|true",
        "alert.exec|cat|true",
      })
  void whoIsReached(@Nullable String key, @Nullable String value, boolean others) {
    Map<String, String> config = key == null || value == null ? Map.of() : Map.of(key, value);
    Alerts.Plan plan =
        new Alerts.Plan(
            config,
            Map.of("PATH", ""),
            Duration.ofHours(1),
            null,
            new Phrases(Language.EN, ZoneOffset.UTC),
            text -> {},
            (channel, why) -> {});
    assertEquals(others, Alerts.reachOthers(plan));
  }

  @Test
  void aNotificationOnTheDesktopReachesNobodyElse(@TempDir Path directory) throws IOException {
    Path program = Files.writeString(directory.resolve("notify-send"), "#!/bin/sh\n");
    assertTrue(program.toFile().setExecutable(true));
    Map<String, String> environment = Map.of("PATH", directory.toString(), "DISPLAY", ":0");
    List<Channel> all = Channels.of(Map.of(), environment, text -> {}, PHRASES);
    assertEquals(List.of("terminal", "desktop"), all.stream().map(Channel::name).toList());
    assertTrue(all.stream().noneMatch(Channel::reachesOthers));
  }

  @Test
  void whatIsWrongIsSaidInJapaneseByTheNameThatTheUserKnows() {
    Misconfigured wrong =
        assertThrows(
            Misconfigured.class,
            () ->
                Channels.of(
                    Map.of("alert.ntfy", "https://secret"),
                    Map.of("PATH", ""),
                    text -> {},
                    PHRASES));
    String said = Words.of(Locale.JAPANESE).say(wrong.saying("--ntfy"));
    assertTrue(said.startsWith("--ntfyには"), said);
    assertFalse(said.contains("secret"), said);
  }

  @Test
  void aChannelMayHaveAnyNameThatIsNoSetting() {
    Map<String, String> config =
        Map.of(
            "alert.bell", "false",
            "alert.pagerduty.crew", "0123456789abcdef0123456789abcdef",
            "alert.exec.lamp", "cat",
            "alert.mail.farm", "smtp://m.example",
            "alert.mail.farm.from", "a@b",
            "alert.mail.farm.to", "c@d",
            "alert.webhook.host", "http://127.0.0.1:1/");
    assertEquals(4, Channels.of(config, Map.of("PATH", ""), text -> {}, PHRASES).size());
  }

  @Test
  void eachKindMayStandTwice() {
    Map<String, String> config =
        Map.of(
            "alert.bell", "false",
            "alert.mail", "smtp://m.example",
            "alert.mail.from", "a@b",
            "alert.mail.to", "c@d",
            "alert.mail.crew", "smtps://m.example",
            "alert.mail.crew.from", "a@b",
            "alert.mail.crew.to", "c@d, e@f");
    assertEquals(2, Channels.of(config, Map.of("PATH", ""), text -> {}, PHRASES).size());
  }
}
