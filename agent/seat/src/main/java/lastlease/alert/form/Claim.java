package lastlease.alert.form;

import lastlease.reports.AlertKind;
import lastlease.reports.render.words.Phrases;

/** What an alert claims, in few words, for those who look over many. */
final class Claim {
  private Claim() {}

  /** The verdict, how sure and how grave it is; empty for a mere test. */
  static String of(Alert alert, Phrases phrases) {
    if (alert.kind() == AlertKind.TEST) {
      return "";
    }
    String sure = phrases.get("confidence." + alert.confidence());
    return String.join(
        " · ",
        phrases.get("verdict." + alert.verdict()),
        sure.toLowerCase(phrases.language().locale()),
        phrases.get("severity." + alert.severity()));
  }
}
