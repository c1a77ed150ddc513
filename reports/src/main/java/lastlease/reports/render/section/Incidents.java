package lastlease.reports.render.section;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lastlease.reports.Client;
import lastlease.reports.Confidence;
import lastlease.reports.EvidenceCode;
import lastlease.reports.FrameRef;
import lastlease.reports.Gravest;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.reports.render.words.Phrases;
import lastlease.reports.render.words.Plain;
import org.jspecify.annotations.Nullable;

/** What several formats ask of incidents. */
public final class Incidents {
  /** Devices that are named below a step; the list of all follows anyway. */
  private static final int NAMED = 12;

  private Incidents() {}

  /** The incident that sets a segment's verdict, or null. */
  public static @Nullable Incident main(Segment segment) {
    return Gravest.of(segment.incidents().stream());
  }

  /** Ending of a key: that others were served beside those who fail is told only where it is so. */
  static String only(Incident incident) {
    return incident.verdict() != Verdict.SELECTIVE_FAILURE || areOthersServed(incident)
        ? ""
        : ".only";
  }

  /** Somebody was served after those who fail had begun to ask. */
  private static boolean areOthersServed(Incident incident) {
    Instant asked = at(incident, EvidenceCode.NEWCOMERS_UNANSWERED, "sinceAt");
    Instant served = at(incident, EvidenceCode.NEWCOMERS_SERVED_BEFORE, "lastAt");
    return at(incident, EvidenceCode.OTHERS_SERVED_MEANWHILE, "lastAt") != null
        || asked != null && served != null && served.isAfter(asked);
  }

  private static @Nullable Instant at(Incident incident, EvidenceCode code, String param) {
    return incident.evidence().stream()
        .filter(one -> one.code() == code)
        .map(one -> one.params().get(param))
        .filter(Instant.class::isInstance)
        .map(Instant.class::cast)
        .findFirst()
        .orElse(null);
  }

  /** What the venue is to do about an incident. */
  public static List<Incident.Advice> todo(Incident incident) {
    return incident.advice().stream().filter(advice -> advice.code().isForVenue()).toList();
  }

  /** What those who run lastlease can do to know more. */
  public static List<String> hints(Segment segment, PoolReport report, Phrases phrases) {
    return Stream.concat(
            segment.incidents().stream()
                .flatMap(incident -> incident.advice().stream())
                .filter(advice -> !advice.code().isForVenue())
                .map(advice -> String.valueOf(advice.text()))
                .distinct(),
            RouterText.hint(segment, report, phrases).stream())
        .toList();
  }

  /** The devices that a piece of advice names, where they may be shown: number, MAC and name. */
  public static List<String> named(Segment segment, Incident.Advice advice, Phrases phrases) {
    if (!(advice.params().get("clients") instanceof List<?> ids)) {
      return List.of();
    }
    return segment.clients().stream()
        .filter(client -> client.mac() != null && ids.contains(client.id()))
        .limit(NAMED)
        .map(
            client ->
                phrases.device(client.id())
                    + phrases.get("text.colon")
                    + phrases.get("text.mac", Map.of("mac", client.mac()))
                    + (client.hostname() == null
                        ? ""
                        : phrases.get("text.comma") + Plain.text(client.hostname())))
        .toList();
  }

  /** Whether it hits the machine that the agent runs on, and no guest. */
  public static boolean hitsOwnOnly(Incident incident) {
    return incident.clients().isEmpty()
        && incident.evidence().stream()
            .anyMatch(evidence -> evidence.code() == EvidenceCode.OWN_UNANSWERED);
  }

  /** How many devices of how many an incident hit. */
  public static String affected(Segment segment, Incident incident, Phrases phrases) {
    if (hitsOwnOnly(incident)) {
      return phrases.get("text.affectedOwn");
    }
    Map<String, Object> values = new HashMap<>();
    values.put("count", (long) incident.clients().size());
    values.put("total", segment.devices(incident));
    values.put(
        "madeUp", incident.verdict() == Verdict.STARVATION_ATTACK ? incident.madeUp() : null);
    boolean none = incident.clients().isEmpty() && incident.verdict() == Verdict.STARVATION_ATTACK;
    return phrases.get(none ? "text.affectedNone" : "text.affectedBeside", values);
  }

  /**
   * Whether it is known to be over; where nobody asks any more, it may go on with the next one who
   * comes.
   */
  public static boolean isOver(Incident incident) {
    return incident.ended() != null && incident.endedBecause() != Incident.EndCode.NOBODY_ASKS;
  }

  public static String rivals(Incident incident, Phrases phrases) {
    return incident.rivals().stream()
        .map(rival -> phrases.get("verdict." + rival))
        .collect(Collectors.joining(phrases.get("text.comma")));
  }

  /**
   * Frame numbers as Wireshark shows them: "frames #3, #7 and 5 more"; with the source where
   * several were read.
   */
  public static String frames(Incident.Evidence evidence, PoolReport report, Phrases phrases) {
    if (evidence.frames().isEmpty()) {
      return "";
    }
    boolean one = evidence.frames().size() == 1 && evidence.framesOmitted() == 0;
    return phrases.get(
        one ? "text.frame" : "text.frames", Map.of("frames", frameList(evidence, report, phrases)));
  }

  /** Frame numbers alone, and how many more there are. */
  public static String frameList(Incident.Evidence evidence, PoolReport report, Phrases phrases) {
    String frames =
        evidence.frames().stream()
            .map(frame -> frame(frame, report))
            .collect(Collectors.joining(", "));
    return evidence.framesOmitted() == 0
        ? frames
        : phrases.get(
            "text.framesMore", Map.of("frames", frames, "count", evidence.framesOmitted()));
  }

  /** A frame's number, with that of its source where several were read: "2#17". */
  static String frame(FrameRef frame, PoolReport report) {
    boolean several = report.input().sources().size() > 1;
    return (several ? (frame.source() + 1) + "#" : "#") + frame.number();
  }

  /** Whether the alarm's colour is due: it is grave, and likely at least. */
  public static boolean isAlarming(Incident incident) {
    return incident.severity() == Severity.CRITICAL && incident.confidence() != Confidence.POSSIBLE;
  }

  /** Only what is confirmed excludes the rest; else nothing else shows itself. */
  static boolean isSure(Incident incident) {
    return incident.confidence() == Confidence.CONFIRMED;
  }

  /** How sure, and what else it may be. */
  public static String sureness(Incident incident, Phrases phrases) {
    String word = phrases.get("confidence." + incident.confidence());
    String rest =
        incident.rivals().isEmpty()
            ? phrases.get(isSure(incident) ? "text.norivals" : "text.norivalsLikely")
            : phrases.get("text.rivals", Map.of("rivals", rivals(incident, phrases)));
    return phrases.get("text.sureness", Map.of("confidence", word, "rest", rest));
  }

  /** Words beside its beginning, where that is known from the devices' own account alone. */
  public static String account(Incident incident, Phrases phrases) {
    boolean told =
        incident.evidence().stream()
            .anyMatch(evidence -> evidence.code() == EvidenceCode.BEGAN_BY_ACCOUNT);
    return told ? phrases.get("text.account") : "";
  }

  /** From when to when, and why it ended. */
  public static String period(Incident incident, PoolReport report, Phrases phrases) {
    Instant ended = incident.ended();
    Instant now = ended != null ? ended : report.input().to();
    Duration lasted = now == null ? Duration.ZERO : Duration.between(incident.began(), now);
    Map<String, Object> values = new HashMap<>();
    values.put("began", phrases.time(incident.began()));
    values.put("duration", phrases.duration(lasted));
    String account = account(incident, phrases);
    if (ended == null) {
      return phrases.get("text.sofar", values) + account;
    }
    values.put("ended", phrases.time(ended));
    values.put("because", phrases.get("ended." + incident.endedBecause()));
    return phrases.get(isOver(incident) ? "text.over" : "text.lastAsked", values) + account;
  }

  /** Clients of incidents first, then the others, each by arrival. */
  public static List<Client> worstFirst(Segment segment) {
    Set<String> affected = new HashSet<>();
    segment.incidents().stream()
        .filter(incident -> incident.severity() != Severity.INFO)
        .forEach(incident -> affected.addAll(incident.clients()));
    List<Client> clients = new ArrayList<>(segment.clients());
    clients.sort(Comparator.comparing(client -> !affected.contains(client.id())));
    return clients;
  }
}
