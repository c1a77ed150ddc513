package lastlease.diagnose.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import lastlease.diagnose.detect.answer.AnswerQuality;
import lastlease.diagnose.detect.foreign.RogueEntry;
import lastlease.diagnose.given.Settings;
import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.incident.IncidentFile;
import lastlease.diagnose.segment.SegmentCore;
import lastlease.reports.Client;
import lastlease.reports.Confidence;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.track.ClientRecord;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import lastlease.track.ServerRecord;
import lastlease.track.around.AddressBook;
import lastlease.track.around.OwnAddresses;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Sighting;
import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;

/** Writes the report's part about one segment. */
final class SegmentWriter {
  /** Bins of the histogram of answer times, milliseconds; doubling. */
  private static final List<Long> BINS =
      List.of(500L, 1000L, 2000L, 4000L, 8000L, 16000L, 32000L, 64000L, 128000L);

  private final SegmentCore core;
  private final SegmentTrack track;
  private final Settings settings;
  private final long now;
  private final UsualAnswer usual;

  SegmentWriter(SegmentCore core, Settings settings, long now) {
    this.core = core;
    this.track = core.track();
    this.settings = settings;
    this.now = now;
    this.usual = new UsualAnswer(core.docket());
  }

  Segment write() {
    ClientList clients = new ClientList(core, now);
    List<Client> listed = clients.listed();
    Optional<IncidentFile> worst = core.docket().gravest(false);
    Calm calm = new Calm(core, now);
    List<Segment.Pool> pools = new PoolWriter(core, settings, clients.holders(), now).write();
    RecoveryWriter recovery = new RecoveryWriter(listed);
    return new Segment(
        track.id(),
        worst.map(file -> file.claim().verdict()).orElse(calm.verdict()),
        worst.map(file -> file.claim().confidence()).orElse(calm.confidence()),
        worst.map(file -> file.claim().severity()).orElse(null),
        current(calm),
        vantage(),
        ownAddresses(),
        pools,
        track.servers().stream().map(this::server).toList(),
        new Segment.Totals(
            track.clients().total(),
            clients.outcomes(),
            track.clients().total() - listed.size(),
            track.foreignFrames(),
            Math.max(0, core.madeUpNames() - clients.madeUpNamed()),
            core.docket().omitted(),
            track.addresses().forgotten()),
        listed,
        track.timeline().points(),
        answerTimes(),
        core.docket().files().stream().map(IncidentFile::incident).map(recovery::write).toList(),
        WhatIfWriter.of(
            worst.map(IncidentFile::incident),
            pools,
            clients::all,
            track.clients().total() - clients.size()));
  }

  private PoolReport.Now current(Calm calm) {
    Optional<IncidentFile> open = core.docket().gravest(true);
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
        track.happenings().lifeSigns().stream()
            .filter(sign -> sign.server() == null ? only : server.id().equals(sign.server()))
            .map(
                sign ->
                    new Segment.Sign(
                        Times.instant(sign.at().micros()), sign.kind(), sign.at().frame()))
            // Some show only later that they were one.
            .sorted(Comparator.comparing(Segment.Sign::at))
            .toList();
    return signs.subList(Math.max(0, signs.size() - Segment.SIGNS), signs.size());
  }

  private Segment.AnswerTimes answerTimes() {
    long[] counts = new long[BINS.size() + 1];
    long micros = 0;
    for (Served served : track.happenings().served()) {
      Long took = served.sinceFirst();
      if (took != null) {
        int bin = 0;
        while (bin < BINS.size() && took / 1000 > BINS.get(bin)) {
          bin++;
        }
        counts[bin]++;
        micros += took;
      }
    }
    return new Segment.AnswerTimes(
        BINS, java.util.Arrays.stream(counts).boxed().toList(), micros / 1000);
  }

  /** What is said where no incident is open. */
  static final class Calm {
    /** A fallback matches DISCOVERs so far back (dhclient: a round of 60 s, a pause of 230 s). */
    private static final long LATELY = 360 * Times.SECOND;

    private final SegmentCore core;
    private final long now;
    private final long served;
    private final boolean open;
    private final long failsSince;

    Calm(SegmentCore core, long now) {
      this.core = core;
      this.now = now;
      long served = 0;
      long since = Long.MAX_VALUE;
      boolean open = false;
      for (ClientRecord client : core.track().clients().all()) {
        served += client.everServed() ? 1 : 0;
        open = open || ClientWriter.outcome(client, now) != Client.Outcome.BOUND;
        Attempt attempt = client.lastAttempt();
        if (attempt != null && fails(client, attempt)) {
          since = Math.min(since, attempt.first().micros());
        }
      }
      this.served = served;
      this.open = open;
      this.failsSince = since;
    }

    /** It asked twice at least, a moment ago, and has no address. */
    private boolean fails(ClientRecord client, Attempt attempt) {
      Client.Outcome outcome = ClientWriter.outcome(client, now);
      return (outcome == Client.Outcome.UNANSWERED || outcome == Client.Outcome.LINK_LOCAL)
          && attempt.newcomer()
          && attempt.count() >= 2
          && attempt.last().micros() >= attempt.first().micros()
          && now - attempt.last().micros() <= LATELY
          && !core.isMadeUpName(client);
    }

    /** Healthy is a claim: it needs clients seen to succeed, and none that fails. */
    Verdict verdict() {
      return served > 0 && failsSince == Long.MAX_VALUE && !isUnknownSince()
          ? Verdict.HEALTHY
          : Verdict.UNDETERMINED;
    }

    /** Nobody has asked since an outage: whether it would work now is unknown. */
    private boolean isUnknownSince() {
      Served last = core.track().happenings().served().peekLast();
      return core.docket().files().stream()
          .map(IncidentFile::incident)
          .filter(one -> one.endedBecause() == Incident.EndCode.NOBODY_ASKS)
          .map(Incident::ended)
          .anyMatch(
              ended ->
                  ended != null
                      && (last == null || Times.instant(last.at().micros()).isBefore(ended)));
    }

    @Nullable Confidence confidence() {
      if (verdict() == Verdict.UNDETERMINED) {
        return null;
      }
      if (core.track().vantage().level() == Segment.Level.OWN_TRAFFIC || served == 1) {
        return Confidence.POSSIBLE;
      }
      AnswerQuality lately = AnswerQuality.lately(core.track(), core::isMadeUpName);
      return open || served < 3 || lately.mostAskedAgain()
          ? Confidence.LIKELY
          : Confidence.CONFIRMED;
    }

    long since() {
      LongStream ended =
          core.docket().files().stream()
              .map(IncidentFile::ended)
              .filter(Objects::nonNull)
              .mapToLong(Long::longValue);
      boolean fails = failsSince != Long.MAX_VALUE;
      long asked = fails ? failsSince : begun();
      return Math.max(ended.max().orElse(asked), fails ? asked : Long.MIN_VALUE);
    }

    /** Since somebody got an address, or was heard first, and nothing has been missed. */
    private long begun() {
      Sighting served = core.track().happenings().firstServed();
      long first =
          core.track().clients().all().stream()
              .filter(ClientRecord::everServed)
              .flatMap(client -> client.events().stream().limit(1))
              .map(Client.Event::at)
              .mapToLong(at -> ChronoUnit.MICROS.between(Instant.EPOCH, at))
              .min()
              .orElse(now);
      return Math.max(served == null ? first : served.micros(), core.track().historyEnded());
    }
  }
}
