package lastlease.reports.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lastlease.reports.AdviceCode;
import lastlease.reports.Confidence;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Verdict;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import lastlease.reports.render.words.SystemNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said to whom, and what is left unsaid since it helps nobody. */
class WordingTest {
  private static final Pattern STEPS =
      Pattern.compile("<ol class=\"todo\">.*?</ol>", Pattern.DOTALL);

  @ParameterizedTest
  @EnumSource(Language.class)
  void theVenuesListDoesNotSpeakOfLastlease(Language language) throws IOException {
    PoolReport report = Reports.exhausted("x", false, 3);
    Matcher steps = STEPS.matcher(Reports.render(Format.HTML, language, report));
    assertTrue(steps.find());
    assertFalse(steps.group().contains("lastlease"), steps.group());
    assertFalse(steps.group().contains("--"), steps.group());
    Phrases phrases = new Phrases(language, ZoneOffset.UTC);
    String text = Reports.render(Format.TEXT, language, report);
    int hints = text.indexOf(phrases.get("text.hints"));
    assertTrue(hints > text.indexOf(phrases.get("text.advice")), text);
    assertTrue(text.indexOf("--pool") > hints, text);
    assertTrue(
        Reports.render(Format.HTML, language, report).contains("--pool"), "the page has it, too");
    assertTrue(
        Reports.render(Format.MARKDOWN, language, report).contains(phrases.get("text.hints")));
  }

  @ParameterizedTest
  @CsvSource({"EN,#3 and 2 more", "JA,#3 ほか2個"})
  void framesLeftOutAreCounted(Language language, String frames) throws IOException {
    PoolReport report = Reports.exhausted("x", false, 3);
    for (Format format : List.of(Format.TEXT, Format.MARKDOWN, Format.HTML)) {
      assertTrue(Reports.render(format, language, report).contains(frames), format.toString());
    }
  }

  @Test
  void adviceAfterTheEndIsHeadedSo() throws IOException {
    PoolReport over = Reports.claiming(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, true);
    String text = Reports.render(Format.TEXT, Language.EN, over);
    assertTrue(text.contains("So that it does not come back"), text);
    assertFalse(text.contains("What to do"), text);
  }

  @ParameterizedTest
  @CsvSource({
    "MSFT 5.0,Windows",
    "android-dhcp-13,Android 13",
    "PXEClient:Arch:00007,PXE",
    "dhcpcd-9.4.1:Linux-6.18.44:x86_64:GenuineIntel,",
    "udhcp 1.35.0,",
    "android-dhcp-<b>,"
  })
  void ofAVendorClassOnlyTheSystemIsTold(String vendorClass, String system) throws IOException {
    assertEquals(system, SystemNames.of(vendorClass));
    PoolReport hidden = Reports.exhausted(vendorClass, false, 1);
    assertEquals(
        system != null && system.equals(vendorClass),
        Reports.render(Format.TEXT, Language.EN, Reports.untitled(hidden)).contains(vendorClass));
    PoolReport revealed = Reports.exhausted(vendorClass, true, 1);
    assertTrue(Reports.render(Format.JSON, Language.EN, revealed).contains(vendorClass));
  }

  @ParameterizedTest
  @CsvSource({
    "MSFT 5.0,Windows",
    "android-dhcp-13,Android 13",
    "PXEClient:Arch:00007,PXE",
    "dhcpcd-9.4.1:Linux-6.18.44:x86_64:GenuineIntel,dhcpcd",
    "udhcp 1.35.0,udhcp",
    "tanakas-printer,"
  })
  void unlessRevealedNoOutputHasMoreOfAVendorClassThanItsFamily(String words, String family)
      throws IOException {
    PoolReport hidden = Reports.untitled(Reports.exhausted(words, false, 3));
    for (Format format : Format.values()) {
      for (Language language : Language.values()) {
        assertFalse(Reports.render(format, language, hidden).contains(words), format.toString());
      }
    }
    String json = Reports.render(Format.JSON, Language.EN, hidden);
    String told = family == null ? "null" : "\"" + family + "\"";
    assertTrue(json.contains("\"vendorClass\" : " + told), json);
  }

  @Test
  void aGroupIsNamedByItsFamilyOrNotAtAll() throws IOException {
    assertEquals(
        "All affected devices, and none that was served, share the same vendor class: Windows.",
        shared("MSFT 5.0 of Anna"));
    assertEquals(
        "All affected devices, and none that was served, share the same vendor class: not shown"
            + " without --reveal.",
        shared("Anna's printer"));
  }

  private static String shared(String vendorClass) {
    Incident.Evidence evidence =
        new Incident.Evidence(
            Reports.AT,
            Incident.Weight.AGAINST,
            EvidenceCode.GROUP_IN_COMMON,
            Map.of("what", "vendor-class", "value", vendorClass),
            null,
            List.of(),
            0);
    Incident.Evidence hidden = Redaction.evidence(evidence);
    return new Phrases(Language.EN, ZoneOffset.UTC)
        .get("evidence." + hidden.code(), hidden.params());
  }

  @Test
  void whatAServerDidNotSendIsNotCounted() throws IOException {
    String text = Reports.render(Format.TEXT, Language.EN, Reports.exhausted("x", false, 1));
    assertTrue(text.contains("1\u00a0OFFER, 1\u00a0ACK, 1\u00a0NAK, 5\u00a0OFFERs known"), text);
    assertFalse(text.contains("10.0.0.1 (seen)"), text);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void thatOthersAreServedIsSaidOnlyWhereSomebodyWas(Language language) throws IOException {
    String served = language == Language.EN ? "that came later" : "後から来た";
    for (boolean over : List.of(false, true)) {
      PoolReport some = Reports.claiming(Verdict.SELECTIVE_FAILURE, Confidence.POSSIBLE, over);
      PoolReport none =
          Variants.incidents(
              some, one -> Variants.without(one, EvidenceCode.OTHERS_SERVED_MEANWHILE));
      assertTrue(Reports.render(Format.HTML, language, some).contains(served));
      for (Format format : List.of(Format.TEXT, Format.MARKDOWN, Format.HTML)) {
        assertFalse(Reports.render(format, language, none).contains(served), format.toString());
      }
      assertFalse(Reports.render(Format.HTML, language, none).contains("Others are served"));
    }
  }

  private static String page(Verdict verdict, AdviceCode only) throws IOException {
    PoolReport report = Reports.claiming(verdict, Confidence.POSSIBLE, false);
    return Reports.render(
        Format.HTML, Language.EN, Variants.incidents(report, one -> Variants.advising(one, only)));
  }

  @Test
  void theSummaryAsksForWhatTheStepsSay() throws IOException {
    String foreign = page(Verdict.POOL_EXHAUSTED, AdviceCode.REMOVE_SERVER);
    assertFalse(foreign.contains("by enlarging the pool"), foreign);
    assertTrue(foreign.contains("and unplug it"), foreign);
    String lost = page(Verdict.SELECTIVE_FAILURE, AdviceCode.CHECK_RADIO);
    assertFalse(lost.contains("a block list"), lost);
    assertTrue(lost.contains("check the Wi-Fi itself"), lost);
    String denied = page(Verdict.SELECTIVE_FAILURE, AdviceCode.CHECK_POLICY);
    assertTrue(denied.contains("a block list"), denied);
  }

  @Test
  void namesThatAFloodMadeUpAreNoDevices() throws IOException {
    PoolReport flood = Reports.claiming(Verdict.STARVATION_ATTACK, Confidence.LIKELY, false);
    String text = Reports.render(Format.TEXT, Language.EN, flood);
    assertTrue(
        text.contains("2 of 2\u00a0devices, beside 7\u00a0MAC addresses that the flood made up"),
        text);
  }

  @Test
  void aListThatWasCutSaysHowManyMoreThereAre() {
    Phrases phrases = new Phrases(Language.EN, ZoneOffset.UTC);
    String text =
        phrases.get(
            "evidence.STILL_REFUSED", Map.of("count", 70L, "clients", List.of("c1", "c2", "c3")));
    assertEquals("70\u00a0devices have no address since: devices 1, 2, 3 … and 67 more.", text);
    String one = phrases.get("evidence.SINGLE_VICTIM", Map.of("clients", List.of("c4")));
    assertEquals("Only one device is hit: device 4.", one);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whereNothingCouldBeToldTheNextStepIs(Language language) throws IOException {
    PoolReport calm = Reports.calm(Verdict.UNDETERMINED, null);
    String step = new Phrases(language, ZoneOffset.UTC).get("sum.do.UNDETERMINED");
    for (Format format : List.of(Format.TEXT, Format.MARKDOWN, Format.HTML)) {
      String text = Reports.render(format, language, calm);
      assertEquals(text.indexOf(step), text.lastIndexOf(step), format.toString());
      assertTrue(text.contains(step), text);
    }
    PoolReport healthy = Reports.calm(Verdict.HEALTHY, Confidence.LIKELY);
    assertFalse(Reports.render(Format.TEXT, language, healthy).contains(step));
  }

  @Test
  void aStepNamesItsDevicesOnlyWhereTheyMayBeShown() throws IOException {
    String revealed = Reports.render(Format.TEXT, Language.EN, Reports.exhausted("x", true, 3));
    String hidden = Reports.render(Format.TEXT, Language.EN, Reports.exhausted("x", false, 3));
    Pattern named = Pattern.compile("^ {5}Device [0-9]+: [0-9a-f]{2}:", Pattern.MULTILINE);
    assertTrue(named.matcher(revealed).find(), revealed);
    assertFalse(named.matcher(hidden).find(), hidden);
  }

  @Test
  void howSureItIsReadsWellInBothLanguages() throws IOException {
    PoolReport report = Reports.claiming(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, false);
    assertTrue(Reports.render(Format.TEXT, Language.EN, report).contains("How sure: Likely; "));
    assertTrue(Reports.render(Format.TEXT, Language.JA, report).contains("確度：可能性が高い（"));
  }
}
