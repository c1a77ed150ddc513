package lastlease.reports.render;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lastlease.reports.AdviceCode;
import lastlease.reports.Client;
import lastlease.reports.Confidence;
import lastlease.reports.EvidenceCode;
import lastlease.reports.FrameRef;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import org.jspecify.annotations.Nullable;

/** Reports for the tests, with every code in them. */
public final class Reports {
  static final Instant AT = Instant.parse("2026-11-23T17:45:46.093382Z");

  private Reports() {}

  /** A value for a parameter, of the kind that its name says. */
  static Object value(String name) {
    if (name.equals("clients")) {
      return List.of("c2", "c3");
    }
    if (name.endsWith("At")) {
      return AT;
    }
    return switch (name) {
      case "kind" -> "NAK";
      case "level" -> "BROADCASTS";
      case "what" -> "vendor-class";
      case "value", "server", "otherServer", "mac", "relay", "subnet", "otherSubnet" -> name;
      case "first" -> "10.0.0.10";
      case "last" -> "10.0.0.14";
      case "newLast" -> "10.0.0.42";
      default -> 7L;
    };
  }

  public static Map<String, Object> values(List<String> names) {
    Map<String, Object> values = new LinkedHashMap<>();
    names.forEach(name -> values.put(name, value(name)));
    return values;
  }

  /** An exhausted venue, one of whose clients has a name and a vendor class. */
  static PoolReport exhausted(String foreign, boolean revealed, int clients) {
    List<Client> all = new java.util.ArrayList<>();
    for (int i = 1; i <= clients; i++) {
      all.add(client(i, foreign));
    }
    Map<Client.Outcome, Long> outcomes = new EnumMap<>(Client.Outcome.class);
    for (Client.Outcome outcome : Client.Outcome.values()) {
      outcomes.put(outcome, 0L);
    }
    outcomes.put(Client.Outcome.LINK_LOCAL, (long) clients);
    Segment segment =
        new Segment(
            "capture",
            Verdict.POOL_EXHAUSTED,
            Confidence.LIKELY,
            Severity.CRITICAL,
            new PoolReport.Now(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, Severity.CRITICAL, AT),
            new Segment.Vantage(
                Segment.Level.BROADCASTS,
                Segment.VantageCode.OTHERS_BROADCASTS,
                Map.of(),
                null,
                List.of()),
            List.of(),
            List.of(
                new Segment.Pool(
                    "10.0.0.0/24",
                    600L,
                    "10.0.0.10",
                    "10.0.0.14",
                    5,
                    5,
                    5,
                    Segment.CapacityBasis.INFERRED,
                    null,
                    null,
                    null,
                    null,
                    null)),
            List.of(
                new Segment.Server(
                    "10.0.0.1",
                    "00:00:5e:00:53:01",
                    null,
                    Segment.Role.SEEN,
                    AT,
                    AT,
                    1,
                    1,
                    1,
                    5,
                    3000L,
                    AT.plusSeconds(12),
                    List.of(
                        new Segment.Sign(AT, EvidenceCode.LifeKind.REPLY, new FrameRef(0, 2)),
                        new Segment.Sign(
                            AT.plusSeconds(2), EvidenceCode.LifeKind.NAK, new FrameRef(0, 4))))),
            new Segment.Totals(clients, outcomes, 0, 0),
            all,
            List.of(
                new Segment.TimelinePoint(AT, 1, 0, 0),
                new Segment.TimelinePoint(AT.plusSeconds(10), 1, 1, 1)),
            new Segment.AnswerTimes(List.of(500L), List.of(1L, 0L), 400),
            List.of(incident()));
    return new PoolReport(
        PoolReport.SCHEMA,
        new PoolReport.Tool("lastlease", "test"),
        AT,
        foreign,
        "en",
        new PoolReport.Options(List.of(), List.of(), revealed),
        new PoolReport.Input(
            List.of(new PoolReport.Source("venue.pcap", "file", List.of("EN10MB"), Map.of())),
            AT,
            AT.plusSeconds(60),
            100,
            50,
            Map.of("arp-too-short", 1L),
            0,
            0,
            2,
            List.of(new PoolReport.Gap(AT, AT.plusSeconds(1), "time-jump")),
            0),
        Verdict.POOL_EXHAUSTED,
        Confidence.LIKELY,
        Severity.CRITICAL,
        segment.now(),
        List.of(segment));
  }

  private static Client client(int n, String foreign) {
    return new Client(
        "c" + n,
        "02:00:5e:10:00:00",
        "01aabb",
        foreign,
        null,
        foreign,
        true,
        n == 1,
        Client.Outcome.LINK_LOCAL,
        null,
        "169.254.1." + n % 256,
        AT,
        3,
        AT,
        AT.plusSeconds(8),
        null,
        null,
        null,
        List.of(
            new Client.Event(AT, Client.EventKind.DISCOVER, null, new FrameRef(0, n)),
            new Client.Event(
                AT.plusSeconds(9), Client.EventKind.LINK_LOCAL_PROBE, "169.254.1.1", null)),
        0);
  }

  private static Incident incident() {
    List<Incident.Evidence> evidence = new java.util.ArrayList<>();
    for (EvidenceCode code : EvidenceCode.values()) {
      Incident.Weight weight =
          evidence.size() % 2 == 0 ? Incident.Weight.FOR : Incident.Weight.AGAINST;
      evidence.add(
          new Incident.Evidence(
              AT, weight, code, values(code.params()), null, List.of(new FrameRef(0, 3)), 2));
    }
    List<Incident.Advice> advice = new java.util.ArrayList<>();
    // A pool is to be enlarged, or to be kept: never both.
    for (AdviceCode code : EnumSet.complementOf(EnumSet.of(AdviceCode.KEEP_POOL))) {
      advice.add(new Incident.Advice(code, values(code.params()), null));
    }
    return new Incident(
        "capture/1",
        Verdict.POOL_EXHAUSTED,
        Confidence.LIKELY,
        Severity.CRITICAL,
        List.of(Verdict.SERVER_UNREACHABLE),
        AT,
        AT.plusSeconds(6),
        null,
        null,
        List.of("c2", "c3"),
        evidence,
        advice,
        List.of(),
        List.of(
            new Incident.Excluded(Verdict.PACKET_LOSS, Map.of(), null),
            new Incident.Excluded(Verdict.ROGUE_SERVER, Map.of("server", "10.0.0.1"), null),
            new Incident.Excluded(Verdict.ADDRESS_CONFLICTS, Map.of(), null),
            new Incident.Excluded(Verdict.STARVATION_ATTACK, Map.of(), null)));
  }

  /** {@link #exhausted} with another claim, open or over. */
  static PoolReport claiming(Verdict verdict, Confidence confidence, boolean over) {
    PoolReport r = exhausted("x", false, 3);
    Segment s = r.segments().get(0);
    Incident i = s.incidents().get(0);
    Incident claim =
        new Incident(
            i.id(),
            verdict,
            confidence,
            Severity.WARNING,
            confidence == Confidence.CONFIRMED ? List.of() : i.rivals(),
            i.began(),
            i.detected(),
            over ? AT.plusSeconds(40) : null,
            over ? Incident.EndCode.NEWCOMERS_SERVED : null,
            i.clients(),
            i.evidence(),
            i.advice(),
            i.revisions(),
            over ? List.of() : i.ruledOut());
    return with(r, verdict, confidence, over, List.of(claim));
  }

  /** {@link #exhausted} without any incident. */
  static PoolReport calm(Verdict verdict, @Nullable Confidence confidence) {
    return with(exhausted("x", false, 3), verdict, confidence, false, List.of());
  }

  private static PoolReport with(
      PoolReport r,
      Verdict verdict,
      @Nullable Confidence confidence,
      boolean over,
      List<Incident> incidents) {
    Segment s = r.segments().get(0);
    PoolReport.Now now =
        over
            ? new PoolReport.Now(Verdict.HEALTHY, Confidence.LIKELY, null, AT.plusSeconds(40))
            : new PoolReport.Now(verdict, confidence, null, AT);
    Segment segment =
        new Segment(
            s.id(),
            verdict,
            confidence,
            incidents.isEmpty() ? null : Severity.WARNING,
            now,
            s.vantage(),
            s.ownAddresses(),
            s.pools(),
            s.servers(),
            s.totals(),
            s.clients(),
            s.timeline(),
            s.answerTimes(),
            incidents);
    return new PoolReport(
        r.schema(),
        r.tool(),
        r.generatedAt(),
        r.title(),
        r.language(),
        r.options(),
        r.input(),
        verdict,
        confidence,
        segment.severity(),
        now,
        List.of(segment));
  }

  /** Without the user's own title. */
  static PoolReport untitled(PoolReport r) {
    return new PoolReport(
        r.schema(),
        r.tool(),
        r.generatedAt(),
        null,
        r.language(),
        r.options(),
        r.input(),
        r.verdict(),
        r.confidence(),
        r.severity(),
        r.now(),
        r.segments());
  }

  /** A report of two segments that say the same. */
  static PoolReport twice(PoolReport r) {
    return new PoolReport(
        r.schema(),
        r.tool(),
        r.generatedAt(),
        r.title(),
        r.language(),
        r.options(),
        r.input(),
        r.verdict(),
        r.confidence(),
        r.severity(),
        r.now(),
        List.of(r.segments().get(0), named(r.segments().get(0), "capture.20")));
  }

  private static Segment named(Segment s, String id) {
    return new Segment(
        id,
        s.verdict(),
        s.confidence(),
        s.severity(),
        s.now(),
        s.vantage(),
        s.ownAddresses(),
        s.pools(),
        s.servers(),
        s.totals(),
        s.clients(),
        s.timeline(),
        s.answerTimes(),
        s.incidents());
  }

  /** As that format tells it, times in UTC. */
  static String render(Format format, Language language, PoolReport report) throws IOException {
    StringWriter out = new StringWriter();
    format.render(report, new Phrases(language, ZoneOffset.UTC), false, out);
    return out.toString();
  }
}
