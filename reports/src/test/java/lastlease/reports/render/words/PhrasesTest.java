package lastlease.reports.render.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import lastlease.reports.AdviceCode;
import lastlease.reports.AlertKind;
import lastlease.reports.Client;
import lastlease.reports.Confidence;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Incident;
import lastlease.reports.Segment;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.reports.render.Reports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The sentences are complete in each language, and say what they are given. */
class PhrasesTest {
  private static final Pattern NAME = Pattern.compile("\\{(\\w+)");

  private static Phrases phrases(Language language) {
    return new Phrases(language, ZoneOffset.UTC);
  }

  private static Set<String> keys(Language language) {
    return new TreeSet<>(
        ResourceBundle.getBundle(
                "lastlease.reports.Messages",
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(
                    ResourceBundle.Control.FORMAT_PROPERTIES))
            .keySet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EN|Keep the address pool, which was enlarged, at 28 addresses or more (11 devices seen at"
            + " once × 2.5); it had 6.",
        "JA|広げたアドレスプールは28個以上を保ってください（同時に観測した11台 × 2.5）。広げる前は6個。"
      })
  void aPoolThatWasEnlargedIsToBeKept(Language language, String told) {
    Map<String, Object> values = Map.of("before", 6, "atLeast", 28, "devices", 11);
    Phrases phrases = new Phrases(language, ZoneOffset.UTC);
    assertEquals(told, phrases.get("advice.KEEP_POOL", values));
  }

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertEquals(keys(Language.EN), keys(Language.JA));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyCodeHasItsPhrase(Language language) {
    Phrases phrases = phrases(language);
    Set<String> wanted = new TreeSet<>();
    for (Verdict verdict : Verdict.values()) {
      wanted.add("verdict." + verdict);
      wanted.add("sub." + verdict);
      if (verdict == Verdict.UNDETERMINED) {
        wanted.add("headline." + verdict);
        continue;
      }
      for (Confidence confidence : Confidence.values()) {
        wanted.add("headline." + verdict + "." + confidence);
      }
    }
    all("confidence", Confidence.values(), wanted);
    all("severity", Severity.values(), wanted);
    all("outcome", Client.Outcome.values(), wanted);
    all("told", Client.Outcome.values(), wanted);
    all("role", Segment.Role.values(), wanted);
    all("level", Segment.Level.values(), wanted);
    all("vantage", Segment.VantageCode.values(), wanted);
    all("basis", Segment.CapacityBasis.values(), wanted);
    all("life", EvidenceCode.LifeKind.values(), wanted);
    all("ended", Incident.EndCode.values(), wanted);
    all("revision", Incident.RevisionCode.values(), wanted);
    all("evidence", EvidenceCode.values(), wanted);
    all("advice", AdviceCode.values(), wanted);
    all("alert", AlertKind.values(), wanted);
    for (String key : wanted) {
      assertFalse(phrases.get(key).isBlank(), key);
    }
  }

  private static void all(String group, Enum<?>[] codes, Set<String> wanted) {
    for (Enum<?> code : codes) {
      wanted.add(group + "." + code.name());
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void evidenceNamesOnlyParametersThatItHas(Language language) {
    Phrases phrases = phrases(language);
    for (EvidenceCode code : EvidenceCode.values()) {
      String key = "evidence." + code;
      NAME.matcher(phrases.get(key))
          .results()
          .forEach(match -> assertTrue(code.params().contains(match.group(1)), key));
      String text = phrases.get(key, Reports.values(code.params()));
      assertFalse(text.matches(".*[{}\\[\\]?].*"), text);
    }
    for (AdviceCode code : AdviceCode.values()) {
      String key = "advice." + code;
      NAME.matcher(phrases.get(key))
          .results()
          .forEach(match -> assertTrue(code.params().contains(match.group(1)), key));
      String text = phrases.get(key, Reports.values(code.params()));
      assertFalse(text.matches(".*[{}\\[\\]?].*"), text);
    }
  }

  @Test
  void unknownValuesLeaveNoHole() {
    assertEquals(
        "Open the lease table on the DHCP server: it tells a full pool from a stopped service.",
        phrases(Language.EN).get("advice.CHECK_LEASE_TABLE", Map.of()));
  }

  @Test
  void oneIsSingular() {
    assertEquals(
        "1\u00a0device on",
        phrases(Language.EN)
                .get("text.affectedOf", Map.of("count", 1, "total", 1))
                .replace("1 of ", "")
            + " on");
  }

  @Test
  void durationsHaveTheirTwoLargestUnits() {
    assertEquals("1\u00a0min 14\u00a0s", phrases(Language.EN).duration(Duration.ofSeconds(74)));
    assertEquals("2\u00a0h", phrases(Language.EN).duration(Duration.ofHours(2)));
    assertEquals("1時間1分", phrases(Language.JA).duration(Duration.ofSeconds(3661)));
  }

  @Test
  void otherLocalesGetEnglish() {
    assertEquals(Language.EN, Language.of(Locale.FRENCH));
    assertEquals(Language.JA, Language.of(Locale.JAPAN));
  }
}
