package lastlease.reports.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lastlease.reports.Client;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Severity;
import org.jspecify.annotations.Nullable;

/** What several formats ask of incidents. */
final class Incidents {
  private Incidents() {}

  /** The incident that sets a segment's verdict, or null. */
  static @Nullable Incident main(Segment segment) {
    return segment.incidents().stream()
        .filter(incident -> incident.severity() != Severity.INFO)
        .min(
            Comparator.comparing(Incident::verdict)
                .thenComparing(Incident::confidence)
                .thenComparing(Incident::began))
        .orElse(null);
  }

  static String rivals(Incident incident, Phrases phrases) {
    return incident.rivals().stream()
        .map(rival -> phrases.get("verdict." + rival))
        .collect(Collectors.joining(phrases.get("text.comma")));
  }

  /**
   * Frame numbers as Wireshark shows them: "frames #3, #7"; with the source where several were
   * read.
   */
  static String frames(Incident.Evidence evidence, PoolReport report, Phrases phrases) {
    if (evidence.frames().isEmpty()) {
      return "";
    }
    return phrases.get("text.frames", Map.of("frames", frameList(evidence, report)));
  }

  /** Frame numbers alone. */
  static String frameList(Incident.Evidence evidence, PoolReport report) {
    boolean several = report.input().sources().size() > 1;
    return evidence.frames().stream()
        .map(frame -> (several ? (frame.source() + 1) + "#" : "#") + frame.number())
        .collect(Collectors.joining(", "));
  }

  /** Clients of incidents first, then the others, each by arrival. */
  static List<Client> worstFirst(Segment segment) {
    Set<String> affected = new HashSet<>();
    segment.incidents().stream()
        .filter(incident -> incident.severity() != Severity.INFO)
        .forEach(incident -> affected.addAll(incident.clients()));
    List<Client> clients = new ArrayList<>(segment.clients());
    clients.sort(Comparator.comparing(client -> !affected.contains(client.id())));
    return clients;
  }
}
