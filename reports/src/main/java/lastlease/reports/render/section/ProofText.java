package lastlease.reports.render.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lastlease.reports.Client;
import lastlease.reports.Confidence;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Verdict;
import lastlease.reports.render.page.Page;
import lastlease.reports.render.words.Phrases;
import org.jspecify.annotations.Nullable;

/** The evidence of an incident: for it, against it or open, and what was ruled out. */
public final class ProofText {
  private final Situation here;
  private final PoolReport report;
  private final Phrases phrases;
  private final @Nullable Incident main;

  public ProofText(Situation here) {
    this.here = here;
    this.report = here.report();
    this.phrases = here.phrases();
    this.main = here.main();
  }

  public Page.Proof write() {
    if (main == null) {
      return new Page.Proof("", "", List.of(), List.of(), "");
    }
    List<Incident.Evidence> all = sorted(main);
    List<Page.Seen> supports = rows(all, Incident.Weight.FOR);
    List<Page.Seen> opposes = rows(all, Incident.Weight.AGAINST);
    String verdict = phrases.get("verdict." + main.verdict());
    Map<String, Object> values =
        Map.of(
            "n", supports.size(),
            "m", opposes.size(),
            "verdict", verdict,
            "rivals", Incidents.rivals(main, phrases));
    Page.Seen begin = isOutage(main) ? begin(main) : null;
    if (begin != null) {
      supports.add(place(all, main), begin);
    }
    return new Page.Proof(
        phrases.get(
            !opposes.isEmpty()
                ? "take.proofOpen"
                : main.rivals().isEmpty() ? "take.proof" : "take.proofRivals",
            values),
        phrases.get("html.for", Map.of("verdict", verdict)),
        supports,
        opposes,
        ruledOut(main));
  }

  private static List<Incident.Evidence> sorted(Incident incident) {
    return incident.evidence().stream()
        .sorted(Comparator.comparing(Incident.Evidence::at))
        .toList();
  }

  private List<Page.Seen> rows(List<Incident.Evidence> all, Incident.Weight weight) {
    List<Page.Seen> rows = new ArrayList<>();
    for (Incident.Evidence evidence : all) {
      if (evidence.weight() == weight) {
        rows.add(row(evidence));
      }
    }
    return rows;
  }

  private Page.Seen row(Incident.Evidence evidence) {
    String frames = Incidents.frameList(evidence, report, phrases);
    return new Page.Seen(
        phrases.exactTime(evidence.at()), String.valueOf(evidence.text()), frames, false);
  }

  /** Evidence of another incident. */
  public List<Page.Seen> of(Incident incident) {
    return sorted(incident).stream().map(this::row).toList();
  }

  /** The unanswered DISCOVER that the incident began with, where it is listed. */
  private Page.@Nullable Seen begin(Incident incident) {
    for (Client client : here.segment().clients()) {
      if (!here.hit().contains(client.id())) {
        continue;
      }
      for (Client.Event event : client.events()) {
        if (event.kind() == Client.EventKind.DISCOVER && event.at().equals(incident.began())) {
          String frame = event.frame() == null ? "" : Incidents.frame(event.frame(), report);
          return new Page.Seen(
              phrases.exactTime(event.at()),
              phrases.get("html.firstUnanswered", Map.of("device", phrases.device(client.id()))),
              frame,
              true);
        }
      }
    }
    return null;
  }

  private static int place(List<Incident.Evidence> all, Incident incident) {
    return (int)
        all.stream()
            .filter(evidence -> evidence.weight() == Incident.Weight.FOR)
            .filter(evidence -> evidence.at().isBefore(incident.began()))
            .count();
  }

  private String ruledOut(Incident incident) {
    String causes =
        incident.ruledOut().stream()
            .map(one -> String.valueOf(one.text()))
            .collect(Collectors.joining(phrases.get("text.comma")));
    return Stream.of(
            causes.isEmpty() ? "" : phrases.get("html.ruledOut", Map.of("causes", causes)),
            forgeable(incident))
        .filter(sentence -> !sentence.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /**
   * What is certain if the frames are honest: whom one station would have to be to send them all.
   * The server's own table does not come over this wire.
   */
  private String forgeable(Incident incident) {
    if (incident.confidence() != Confidence.CONFIRMED
        || incident.clients().isEmpty()
        || has(incident, EvidenceCode.SERVER_TABLE_FULL)) {
      return "";
    }
    return phrases.get(
        has(incident, EvidenceCode.SERVER_LIFE_OWN_PATH)
            ? "html.forgeableServer"
            : "html.forgeable",
        Map.of("n", incident.clients().size()));
  }

  private static boolean has(Incident incident, EvidenceCode code) {
    return incident.evidence().stream().anyMatch(one -> one.code() == code);
  }

  /** An incident that begins with a DISCOVER which stays unanswered. */
  private static boolean isOutage(Incident incident) {
    return incident.verdict() == Verdict.POOL_EXHAUSTED
        || incident.verdict() == Verdict.SERVER_UNREACHABLE;
  }
}
