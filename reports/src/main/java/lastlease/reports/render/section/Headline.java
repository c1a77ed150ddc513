package lastlease.reports.render.section;

import java.util.Map;
import java.util.Objects;
import lastlease.reports.Client;
import lastlease.reports.Confidence;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.reports.render.words.Phrases;
import org.jspecify.annotations.Nullable;

/** The verdict in a sentence, whose verb says how sure it is and whether it is over. */
public final class Headline {
  private Headline() {}

  public static String of(Segment segment, Phrases phrases) {
    Incident main = Incidents.main(segment);
    return main == null
        ? present(segment.verdict(), segment.confidence(), phrases)
        : of(main, phrases);
  }

  public static String of(Incident incident, Phrases phrases) {
    Incident.Evidence filling = incident.forecast();
    if (filling != null) {
      return phrases.get(
          incident.ended() == null ? "headline.filling" : "was.filling", filling.params());
    }
    if (incident.verdict() == Verdict.ROGUE_SERVER && incident.severity() == Severity.INFO) {
      // Several networks in one air, a split scope: it is said, and nobody is accused.
      return phrases.get(
          incident.ended() == null ? "headline.severalServers" : "was.severalServers");
    }
    return incident.ended() == null
        ? present(incident.verdict(), incident.confidence(), phrases)
        : phrases.get("was." + incident.verdict() + "." + incident.confidence());
  }

  /** Of a whole report: that of the segment that sets its verdict. */
  public static String of(PoolReport report, Phrases phrases) {
    return report.segments().stream()
        .filter(segment -> segment.verdict() == report.verdict())
        .filter(segment -> segment.confidence() == report.confidence())
        .findFirst()
        .map(segment -> of(segment, phrases))
        .orElseGet(() -> present(report.verdict(), report.confidence(), phrases));
  }

  /** The line below it: what was observed, of one device or of several. */
  public static String sub(Segment segment, Phrases phrases) {
    Incident main = Incidents.main(segment);
    long bound = segment.totals().byOutcome().getOrDefault(Client.Outcome.BOUND, 0L);
    long hit = main == null ? 0 : Incidents.hitsOwnOnly(main) ? 1 : main.clients().size();
    long count = main != null ? hit : segment.totals().clients() == 1 ? 1 : bound;
    if (main == null && segment.verdict() == Verdict.HEALTHY && bound == 0) {
      return phrases.get("sub.nobody");
    }
    return main != null && main.forecast() != null
        ? phrases.get("sub.filling")
        : phrases.get(
            "sub." + segment.verdict() + (main == null ? "" : Incidents.only(main)),
            Map.of("count", count));
  }

  /** The line below it, once it has ended. */
  public static String subEnded(Incident main, Segment segment, Phrases phrases) {
    return phrases.get(
        Incidents.isOver(main) ? "html.subOver" : "html.subNobodyAsks",
        Map.of("ended", Objects.requireNonNull(main.ended()), "now", now(segment.now(), phrases)));
  }

  /** Of the last moment. */
  static String now(PoolReport.Now now, Phrases phrases) {
    return present(now.verdict(), now.confidence(), phrases);
  }

  private static String present(Verdict verdict, @Nullable Confidence confidence, Phrases phrases) {
    return phrases.get("headline." + verdict + (confidence == null ? "" : "." + confidence));
  }
}
