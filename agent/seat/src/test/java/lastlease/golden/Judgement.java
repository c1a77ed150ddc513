package lastlease.golden;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import lastlease.reports.Client;
import lastlease.reports.Confidence;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;

/** Where a report and the truth differ, in words. */
public final class Judgement {
  /** Frames and wall clock differ, and a first DISCOVER may be lost at the seat, seconds. */
  private static final double ONSET_TOLERANCE = 6;

  private Judgement() {}

  public static List<String> differences(Truth truth, PoolReport report) {
    List<String> differences = new ArrayList<>();
    List<Incident> incidents =
        report.segments().stream().flatMap(segment -> segment.incidents().stream()).toList();
    Optional<Incident> main =
        incidents.stream().filter(i -> i.verdict() == report.verdict()).findFirst();
    String said = report.verdict() + "/" + report.confidence();
    if (!truth.verdicts().contains(report.verdict().name()) && !ambiguous(truth, report, main)) {
      differences.add("says " + said + ", not " + String.join(" or ", truth.verdicts()));
    }
    for (Incident incident : incidents) {
      String verdict = incident.verdict().name();
      boolean claimed = incident.severity() == Severity.CRITICAL;
      if (claimed && !truth.verdicts().contains(verdict) && !verdict.equals(truth.rival())) {
        differences.add("also claims " + verdict + "/" + incident.confidence());
      }
    }
    main.ifPresent(incident -> times(truth, incident, differences));
    for (Segment segment : report.segments()) {
      for (Client client : segment.clients()) {
        List<String> states = truth.clients().get(Objects.requireNonNullElse(client.mac(), ""));
        if (states != null && !states.contains(client.outcome().name())) {
          differences.add(client.mac() + " is " + client.outcome() + ", not " + states);
        }
      }
    }
    return differences;
  }

  private static boolean ambiguous(Truth truth, PoolReport report, Optional<Incident> main) {
    return report.verdict().name().equals(truth.rival())
        && report.confidence() != Confidence.CONFIRMED
        && main.stream()
            .flatMap(incident -> incident.rivals().stream())
            .anyMatch(rival -> rival.name().equals(truth.verdicts().get(0)));
  }

  private static void times(Truth truth, Incident incident, List<String> differences) {
    // Other faults begin with another frame than an unanswered DISCOVER, e.g. an attack's first.
    truth
        .began()
        .filter(began -> incident.verdict() == Verdict.POOL_EXHAUSTED)
        .filter(began -> Math.abs(seconds(incident.began()) - began) > ONSET_TOLERANCE)
        .ifPresent(
            began ->
                differences.add(
                    String.format(
                        Locale.ROOT, "began %+.1f s off", seconds(incident.began()) - began)));
    if (truth.ended() && incident.ended() == null) {
      differences.add("does not see the end");
    }
  }

  private static double seconds(Instant instant) {
    return instant.getEpochSecond() + instant.getNano() / 1e9;
  }
}
