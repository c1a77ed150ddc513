package lastlease.diagnose;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import lastlease.reports.Client;
import lastlease.reports.Confidence;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.track.AddressBook;
import lastlease.track.OwnAddresses;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import lastlease.track.ServerRecord;
import lastlease.track.Times;
import org.jspecify.annotations.Nullable;

/** Writes the report's part about one segment. */
final class SegmentWriter {
  /** Bins of the histogram of answer times, milliseconds; doubling. */
  private static final List<Long> BINS =
      List.of(500L, 1000L, 2000L, 4000L, 8000L, 16000L, 32000L, 64000L, 128000L);

  /** Signs of life that are told of each server. */
  private static final int SIGNS = 200;

  private final SegmentJudge judge;
  private final SegmentTrack track;
  private final Settings settings;
  private final long now;
  private final UsualAnswer usual;

  SegmentWriter(SegmentJudge judge, Settings settings, long now) {
    this.judge = judge;
    this.track = judge.track();
    this.settings = settings;
    this.now = now;
    this.usual = new UsualAnswer(judge.docket());
  }

  Segment write() {
    ClientWriter writer = new ClientWriter(now);
    List<Client> clients = new ArrayList<>();
    Map<Client.Outcome, Long> outcomes = new EnumMap<>(Client.Outcome.class);
    for (Client.Outcome outcome : Client.Outcome.values()) {
      outcomes.put(outcome, 0L);
    }
    track
        .clients()
        .all()
        .forEach(
            record -> {
              Client client = writer.write(record);
              outcomes.merge(client.outcome(), 1L, Long::sum);
              if (clients.size() < lastlease.track.Clients.LIMIT) {
                clients.add(client);
              }
            });
    long omitted = track.clients().total() - clients.size();
    Optional<IncidentFile> worst = judge.docket().gravest(false);
    Calm calm = new Calm(judge, now);
    return new Segment(
        track.id(),
        worst.map(file -> file.claim().verdict()).orElse(calm.verdict()),
        worst.map(file -> file.claim().confidence()).orElse(calm.confidence()),
        worst.map(file -> file.claim().severity()).orElse(null),
        current(calm),
        vantage(),
        ownAddresses(),
        new PoolWriter(judge, settings, now).write(),
        track.servers().stream().map(this::server).toList(),
        new Segment.Totals(track.clients().total(), outcomes, omitted),
        clients,
        track.timeline().points(),
        answerTimes(),
        judge.docket().files().stream().map(IncidentFile::incident).toList());
  }

  private PoolReport.Now current(Calm calm) {
    Optional<IncidentFile> open = judge.docket().gravest(true);
    if (open.isPresent()) {
      Claim claim = open.get().claim();
      return new PoolReport.Now(
          claim.verdict(), claim.confidence(), claim.severity(), Times.instant(open.get().began()));
    }
    return new PoolReport.Now(
        calm.verdict(), calm.confidence(), (Severity) null, Times.instant(calm.since()));
  }

  private Segment.Vantage vantage() {
    List<Segment.Change> changes =
        track.vantage().changes().stream()
            .map(change -> new Segment.Change(Times.instant(change.micros()), change.level()))
            .toList();
    return new Segment.Vantage(
        track.vantage().level(), track.vantage().code(), Map.of(), null, changes);
  }

  private List<Segment.OwnAddress> ownAddresses() {
    return track.ownAddresses().periods().stream().map(SegmentWriter::ownAddress).toList();
  }

  private static Segment.OwnAddress ownAddress(OwnAddresses.Period period) {
    var told = period.told();
    boolean leased = told.server() != null || told.leaseSeconds() != null || told.router() != null;
    return new Segment.OwnAddress(
        told.iface(),
        told.mac().toString(),
        told.address().toString(),
        told.prefixLength(),
        told.address().isLinkLocal(),
        Times.instant(period.from()),
        period.to() == null ? null : Times.instant(period.to()),
        leased
            ? new Segment.Lease(text(told.server()), told.leaseSeconds(), text(told.router()))
            : null);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private Segment.Server server(ServerRecord server) {
    Segment.Role role =
        RogueEntry.suspects(track, settings, server)
            ? Segment.Role.SUSPECT
            : settings.servers().contains(server.id()) ? Segment.Role.EXPECTED : Segment.Role.SEEN;
    return new Segment.Server(
        server.id().toString(),
        text(server.mac()),
        text(server.relay()),
        role,
        Times.instant(server.first().micros()),
        server.lastAlive() == null ? null : Times.instant(server.lastAlive().micros()),
        server.offers(),
        server.acks(),
        server.naks(),
        server.inferredOffers(),
        usual.medianMillis(server),
        hostSeen(server),
        signs(server));
  }

  private @Nullable Instant hostSeen(ServerRecord server) {
    AddressBook.Use use = track.addresses().use(server.id());
    return use == null ? null : Times.instant(use.last());
  }

  /** A sign that names no server belongs to the only one. */
  private List<Segment.Sign> signs(ServerRecord server) {
    boolean only = track.servers().size() == 1;
    List<Segment.Sign> signs =
        track.lifeSigns().stream()
            .filter(sign -> sign.server() == null ? only : server.id().equals(sign.server()))
            .map(
                sign ->
                    new Segment.Sign(
                        Times.instant(sign.at().micros()), sign.kind(), sign.at().frame()))
            .toList();
    return signs.subList(Math.max(0, signs.size() - SIGNS), signs.size());
  }

  private Segment.AnswerTimes answerTimes() {
    long[] counts = new long[BINS.size() + 1];
    for (Served served : track.served()) {
      Long took = served.sinceFirst();
      if (took != null) {
        int bin = 0;
        while (bin < BINS.size() && took / 1000 > BINS.get(bin)) {
          bin++;
        }
        counts[bin]++;
      }
    }
    return new Segment.AnswerTimes(BINS, java.util.Arrays.stream(counts).boxed().toList());
  }

  /** What is said where no incident is open. */
  static final class Calm {
    private final SegmentJudge judge;
    private final long now;
    private final long served;
    private final List<Suspects.Failing> failing;

    Calm(SegmentJudge judge, long now) {
      this.judge = judge;
      this.now = now;
      this.served = judge.track().clients().all().stream().filter(ClientWriter::succeeded).count();
      this.failing = judge.outage().unserved(now);
    }

    /** Healthy is a claim: it needs clients seen to succeed, and none that fails. */
    Verdict verdict() {
      return served > 0 && failing.isEmpty() ? Verdict.HEALTHY : Verdict.UNDETERMINED;
    }

    @Nullable Confidence confidence() {
      if (verdict() == Verdict.UNDETERMINED) {
        return null;
      }
      if (judge.track().vantage().level() == Segment.Level.OWN_TRAFFIC || served == 1) {
        return Confidence.POSSIBLE;
      }
      boolean open =
          judge.track().clients().all().stream()
              .anyMatch(client -> ClientWriter.outcome(client, now) != Client.Outcome.BOUND);
      return open || served < 3 ? Confidence.LIKELY : Confidence.CONFIRMED;
    }

    long since() {
      LongStream ended =
          judge.docket().files().stream()
              .map(IncidentFile::ended)
              .filter(Objects::nonNull)
              .mapToLong(Long::longValue);
      long asked = failing.stream().mapToLong(one -> one.first().micros()).min().orElse(now);
      return Math.max(ended.max().orElse(asked), failing.isEmpty() ? Long.MIN_VALUE : asked);
    }
  }
}
