package lastlease.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.Map;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that cannot be one is refused before anything prints it. */
class SecretsTest {
  private static Misconfigured refused(Map<String, String> config) {
    return assertThrows(
        Misconfigured.class,
        () -> Channels.of(config, Map.of(), text -> {}, new Phrases(Language.EN, ZoneOffset.UTC)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tk_SECRET\r\nX: y", "tk_\u200bSECRET", "tk SECRET", "\uff54k_SECRET"})
  void aTokenWithLettersThatNobodySeesIsNamedByItsKeyOnly(String token) {
    Misconfigured why =
        refused(Map.of("alert.ntfy", "https://ntfy.example/topic", "alert.ntfy.token", token));
    assertEquals("alert.ntfy.token", why.key());
    assertFalse(why.toString().contains("SECRET"), why.toString());
    Misconfigured line = refused(Map.of("alert.line.token", token, "alert.line.to", "U1"));
    assertTrue(line.saying("alert.line.token").toString().contains("alert.line.token"));
    assertFalse(line.toString().contains("SECRET"), line.toString());
  }
}
