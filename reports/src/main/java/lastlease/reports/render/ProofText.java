package lastlease.reports.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import lastlease.reports.Client;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/** The evidence of an incident: for it, against it or open, and what was ruled out. */
final class ProofText {
  private final Situation here;
  private final PoolReport report;
  private final Phrases phrases;
  private final @Nullable Incident main;

  ProofText(Situation here) {
    this.here = here;
    this.report = here.report();
    this.phrases = here.phrases();
    this.main = here.main();
  }

  Page.Proof write() {
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
        phrases.exactTime(evidence.at()),
        String.valueOf(evidence.text()),
        frames.isEmpty() ? phrases.get("html.noFrames") : frames,
        false);
  }

  /** Evidence of another incident. */
  List<Page.Seen> of(Incident incident) {
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
          String frame =
              event.frame() == null
                  ? phrases.get("html.noFrames")
                  : Incidents.frame(event.frame(), report);
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

  /** What else such silence could come from, and how it would have shown itself. */
  private String ruledOut(Incident incident) {
    Segment segment = here.segment();
    boolean hears =
        segment.vantage().level() == Segment.Level.FULL
            || segment.vantage().level() == Segment.Level.BROADCASTS;
    // What was left out of the report cannot rule anything out.
    boolean whole =
        segment.totals().clientsOmitted() == 0
            && segment.clients().stream().allMatch(client -> client.eventsOmitted() == 0);
    if (!isOutage(incident) || !hears || !whole || incident.ended() != null) {
      return "";
    }
    List<String> causes = new ArrayList<>();
    if (!suspected(incident, Verdict.PACKET_LOSS)
        && here.servedAfter(incident.began()) == 0
        && here.evidence(EvidenceCode.OTHERS_SERVED_MEANWHILE).findAny().isEmpty()) {
      causes.add(phrases.get("out.loss"));
    }
    if (!suspected(incident, Verdict.ROGUE_SERVER) && segment.servers().size() == 1) {
      causes.add(phrases.get("out.rogue", Map.of("server", segment.servers().get(0).id())));
    }
    if (!suspected(incident, Verdict.ADDRESS_CONFLICTS)
        && here.events(kind -> kind == Client.EventKind.DECLINE).findAny().isEmpty()) {
      causes.add(phrases.get("out.conflicts"));
    }
    if (!suspected(incident, Verdict.STARVATION_ATTACK) && everyVictimRetries(incident)) {
      causes.add(phrases.get("out.attack"));
    }
    return causes.isEmpty()
        ? ""
        : phrases.get(
            "html.ruledOut", Map.of("causes", String.join(phrases.get("text.comma"), causes)));
  }

  /** An incident that begins with a DISCOVER which stays unanswered. */
  private static boolean isOutage(Incident incident) {
    return incident.verdict() == Verdict.POOL_EXHAUSTED
        || incident.verdict() == Verdict.SERVER_UNREACHABLE;
  }

  private boolean suspected(Incident incident, Verdict verdict) {
    return incident.rivals().contains(verdict)
        || here.segment().incidents().stream().anyMatch(other -> other.verdict() == verdict);
  }

  private boolean everyVictimRetries(Incident incident) {
    List<Client> victims =
        here.segment().clients().stream().filter(c -> here.hit().contains(c.id())).toList();
    return victims.size() == incident.clients().size()
        && victims.stream().allMatch(client -> client.discovers() > 1);
  }
}
