package lastlease.reports.render.words;

import java.util.Locale;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;

/** Writes the sentences into a report: the core states codes and values only. */
public final class Localizer {
  private final Phrases phrases;

  private Localizer(Phrases phrases) {
    this.phrases = phrases;
  }

  /** The report with all its texts in a language. */
  public static PoolReport localize(PoolReport report, Phrases phrases) {
    return new Localizer(phrases).report(report);
  }

  private PoolReport report(PoolReport r) {
    return r.in(phrases.language().tag(), r.segments().stream().map(this::segment).toList());
  }

  private Segment segment(Segment s) {
    Segment.Vantage v = s.vantage();
    Segment.Vantage vantage =
        new Segment.Vantage(
            v.level(),
            v.code(),
            v.params(),
            phrases.get("vantage." + v.code(), v.params()),
            v.changes());
    return s.with(vantage, s.clients(), s.incidents().stream().map(this::incident).toList());
  }

  /** The incident with all its texts. */
  public static Incident localize(Incident incident, Phrases phrases) {
    return new Localizer(phrases).incident(incident);
  }

  private Incident incident(Incident i) {
    return i.with(
        i.evidence().stream().map(this::evidence).toList(),
        i.advice().stream().map(this::advice).toList(),
        i.revisions().stream().map(this::revision).toList(),
        i.ruledOut().stream().map(this::excluded).toList());
  }

  private Incident.Excluded excluded(Incident.Excluded e) {
    return new Incident.Excluded(
        e.verdict(), e.params(), phrases.get("out." + e.verdict(), e.params()));
  }

  private Incident.Evidence evidence(Incident.Evidence e) {
    String text = sentence(phrases.get("evidence." + e.code(), e.params()));
    return new Incident.Evidence(
        e.at(), e.weight(), e.code(), e.params(), text, e.frames(), e.framesOmitted());
  }

  private Incident.Advice advice(Incident.Advice a) {
    return new Incident.Advice(
        a.code(), a.params(), sentence(phrases.get("advice." + a.code(), a.params())));
  }

  private Incident.Revision revision(Incident.Revision r) {
    return new Incident.Revision(
        r.at(), r.verdict(), r.confidence(), r.code(), phrases.get("revision." + r.code()));
  }

  private static String sentence(String text) {
    return text.isEmpty() || !Character.isLowerCase(text.charAt(0))
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
