package lastlease.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lastlease.reports.Client;
import lastlease.reports.Confidence;
import lastlease.reports.EvidenceCode;
import lastlease.reports.EvidenceCode.LifeKind;
import lastlease.reports.FrameRef;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/** Makes the reports of seats, by seconds after 14:00. */
final class Seats {
  static final Instant BEGIN = Instant.parse("2026-11-28T14:00:00Z");
  static final PoolReport.Tool TOOL = new PoolReport.Tool("lastlease", "test");

  private final String name;
  private final List<Segment.Pool> pools = new ArrayList<>();
  private final List<Segment.Server> servers = new ArrayList<>();
  private final List<Client> clients = new ArrayList<>();
  private final List<Incident> incidents = new ArrayList<>();
  private Verdict now = Verdict.HEALTHY;
  private @Nullable Confidence sure = Confidence.CONFIRMED;
  private @Nullable Severity severity;
  private double heard = 600;
  private double until = 600;
  private boolean ended;
  private @Nullable Long offset;
  private long behind;
  private double begun;

  Seats(String name) {
    this.name = name;
  }

  static Instant at(double seconds) {
    return BEGIN.plusMillis(Math.round(seconds * 1000));
  }

  Seats pool(String subnet) {
    pools.add(
        new Segment.Pool(
            subnet,
            3600L,
            null,
            null,
            5,
            5,
            null,
            Segment.CapacityBasis.UNKNOWN,
            null,
            null,
            null,
            null,
            null));
    return this;
  }

  Seats server(String id, @Nullable String mac, double... signs) {
    return server(id, mac, LifeKind.REPLY, signs);
  }

  Seats server(String id, @Nullable String mac, LifeKind kind, double... signs) {
    List<Segment.Sign> all = new ArrayList<>();
    for (double sign : signs) {
      all.add(new Segment.Sign(at(sign), kind, new FrameRef(0, Math.round(sign))));
    }
    servers.add(
        new Segment.Server(
            id,
            mac,
            null,
            Segment.Role.SEEN,
            at(0),
            signs.length == 0 ? null : at(signs[signs.length - 1]),
            0,
            0,
            0,
            0,
            null,
            null,
            all));
    return this;
  }

  Seats client(String mac, Client.Outcome outcome, double first, double last) {
    clients.add(
        new Client(
            "c" + (clients.size() + 1),
            mac,
            null,
            null,
            null,
            null,
            false,
            false,
            outcome,
            null,
            null,
            null,
            2,
            at(first),
            at(last),
            null,
            null,
            null,
            List.of(new Client.Event(at(last), Client.EventKind.DISCOVER, null, null)),
            0));
    return this;
  }

  /** Three victims that ask in vain from a second on, every so often until another. */
  Seats fails(Verdict verdict, Confidence confidence, double from, double until) {
    return fails(verdict, confidence, from, until, null);
  }

  Seats fails(
      Verdict verdict, Confidence confidence, double from, double until, @Nullable Double ended) {
    List<String> hit = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      client(name + "-" + i, Client.Outcome.UNANSWERED, from + i, until - i);
      hit.add("c" + clients.size());
    }
    List<Incident.Evidence> evidence =
        List.of(
            new Incident.Evidence(
                at(from),
                Incident.Weight.FOR,
                EvidenceCode.NEWCOMERS_SERVED_BEFORE,
                Map.of("count", 5L, "lastAt", at(from - 30)),
                null,
                List.of(),
                0));
    Verdict rival =
        verdict == Verdict.POOL_EXHAUSTED ? Verdict.SERVER_UNREACHABLE : Verdict.POOL_EXHAUSTED;
    incidents.add(
        new Incident(
            "eth0/" + (incidents.size() + 1),
            verdict,
            confidence,
            Severity.CRITICAL,
            confidence == Confidence.CONFIRMED ? List.of() : List.of(rival),
            at(from),
            at(from + 8),
            ended == null ? null : at(ended),
            ended == null ? null : Incident.EndCode.ADDRESSES_FREED,
            hit,
            evidence,
            List.of(),
            List.of(),
            List.of()));
    if (ended == null) {
      now = verdict;
      sure = confidence;
      severity = Severity.CRITICAL;
    }
    return this;
  }

  /** A pool of known size that will be full, by this seat's clock. */
  Seats filling(double from, double full) {
    incidents.add(
        new Incident(
            "eth0/" + (incidents.size() + 1),
            Verdict.POOL_NEARLY_FULL,
            Confidence.POSSIBLE,
            Severity.WARNING,
            List.of(),
            at(from),
            at(from),
            null,
            null,
            List.of(),
            List.of(
                new Incident.Evidence(
                    at(from),
                    Incident.Weight.FOR,
                    EvidenceCode.FULL_SOON,
                    Map.of("fullAt", at(full), "fromAt", at(full - 60)),
                    null,
                    List.of(),
                    0)),
            List.of(),
            List.of(),
            List.of()));
    now = Verdict.POOL_NEARLY_FULL;
    sure = Confidence.POSSIBLE;
    severity = Severity.WARNING;
    return this;
  }

  Seats now(Verdict verdict) {
    now = verdict;
    sure = verdict == Verdict.UNDETERMINED ? null : Confidence.LIKELY;
    return this;
  }

  Seats heard(double seconds) {
    heard = seconds;
    until = seconds;
    return this;
  }

  Seats ended() {
    ended = true;
    return this;
  }

  Seats begun(double seconds) {
    begun = seconds;
    return this;
  }

  Seats offset(long millis) {
    offset = millis;
    return this;
  }

  Seats behind(long millis) {
    behind = millis;
    return this;
  }

  SeatReport report() {
    Map<Client.Outcome, Long> outcomes = new EnumMap<>(Client.Outcome.class);
    clients.forEach(client -> outcomes.merge(client.outcome(), 1L, Long::sum));
    Segment.Vantage vantage =
        new Segment.Vantage(
            Segment.Level.BROADCASTS,
            Segment.VantageCode.OTHERS_BROADCASTS,
            Map.of(),
            null,
            List.of());
    PoolReport.Now state = new PoolReport.Now(now, sure, severity, at(0));
    Segment segment =
        new Segment(
            "eth0",
            now,
            sure,
            severity,
            state,
            vantage,
            List.of(),
            pools,
            servers,
            new Segment.Totals(clients.size(), outcomes, 0, 0),
            clients,
            List.of(),
            new Segment.AnswerTimes(List.of(), List.of(0L), 0),
            incidents);
    PoolReport report =
        new PoolReport(
            PoolReport.SCHEMA,
            TOOL,
            at(until),
            null,
            "",
            new PoolReport.Options(List.of(), List.of(), true),
            new PoolReport.Input(
                List.of(), at(begun), at(until), 9, 9, Map.of(), 0, 0, 0, List.of(), 0),
            now,
            sure,
            severity,
            state,
            List.of(segment));
    return new SeatReport(name, name + begun, at(begun), report, at(heard), ended, behind, offset);
  }
}
