package lastlease.diagnose.outage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.incident.Docket;
import lastlease.diagnose.incident.EvidenceList;
import lastlease.diagnose.incident.IncidentFile;
import lastlease.diagnose.table.Holders;
import lastlease.diagnose.table.ServerTable;
import lastlease.reports.Confidence;
import lastlease.reports.EvidenceCode;
import lastlease.reports.FrameRef;
import lastlease.reports.Incident.Evidence;
import lastlease.reports.Incident.Weight;
import lastlease.reports.Segment.Level;
import lastlease.reports.Verdict;
import lastlease.track.ClientRecord;
import lastlease.track.Happenings;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import lastlease.track.moment.Sighting;
import lastlease.track.moment.Times;
import lastlease.track.server.LifeSign;
import lastlease.wire.Ipv6;
import org.jspecify.annotations.Nullable;

/** The facts for and against a claim about unanswered newcomers, each with its frames. */
final class OutageEvidence {
  /** RFC 2131 section 4.1: a client waits 4 s, less or more by 1 s, before it asks again. */
  private static final long A_RETRANSMISSION = 3 * Times.SECOND;

  private final SegmentTrack track;
  private final OutageFacts facts;
  private final Verdict verdict;
  private final boolean surelyGone;
  private final @Nullable Long ended;
  private final @Nullable NewAddresses shown;
  private final EvidenceList list = new EvidenceList();

  private OutageEvidence(
      SegmentTrack track,
      OutageFacts facts,
      Claim claim,
      @Nullable Long ended,
      @Nullable NewAddresses shown) {
    this.shown = shown;
    this.track = track;
    this.facts = facts;
    this.verdict = claim.verdict();
    this.surelyGone =
        verdict == Verdict.SERVER_UNREACHABLE && claim.confidence() == Confidence.CONFIRMED;
    this.ended = ended;
  }

  /**
   * Writes down in an incident what is known now: evidence, advice, what is ruled out.
   *
   * @param ended core time of its end, null while it lasts
   * @param enlarged core time at which the pool was seen to be larger, null for never
   * @param shown what new addresses show that were given out at its end, or null
   */
  static void tell(
      SegmentTrack track,
      ServerTable table,
      OutageFacts facts,
      IncidentFile file,
      Docket docket,
      @Nullable Long ended,
      @Nullable Long enlarged,
      @Nullable NewAddresses shown) {
    Claim claim = file.claim();
    OutageEvidence evidence = new OutageEvidence(track, facts, claim, ended, shown);
    evidence.before();
    evidence.victims();
    evidence.account(file);
    evidence.otherReasons();
    evidence.others();
    evidence.server();
    Holders holders = facts.table() == null ? null : table.holders(facts.now());
    new PoolEvidence(track, facts, evidence.verdict, evidence.list).tell(holders);
    evidence.recovery();
    evidence.limits();
    List<Evidence> all = new ArrayList<>(evidence.list.list());
    if (claim.verdict() == Verdict.SERVER_UNREACHABLE && facts.holders().isEmpty()) {
      // They were answered at last: that they had not been stays true.
      all.addAll(file.kept());
    }
    Set<ClientRecord> affected = new LinkedHashSet<>(facts.victims());
    affected.addAll(facts.holders());
    affected.removeIf(ClientRecord::own);
    file.tell(
        affected,
        all,
        OutageAdvice.of(
            track, facts, holders, claim, table.leaseSeconds(), enlarged, isEnough(shown)));
    file.rulesOut(RuledOut.of(track, facts, claim, docket, ended));
  }

  /** Whatever it was: the next addresses were there at its end, so the pool is not small now. */
  private static boolean isEnough(@Nullable NewAddresses shown) {
    return shown != null && shown.where() == NewAddresses.Where.NEXT;
  }

  private void before() {
    Served last = facts.episode().lastBefore();
    if (last != null) {
      list.sample(
          EvidenceCode.NEWCOMERS_SERVED_BEFORE,
          last.at().micros(),
          frames(Stream.of(last.at())),
          facts.servedBefore(),
          facts.servedBefore(),
          Times.instant(last.at().micros()));
    } else if (facts.servedSince().isEmpty() && facts.lastLife() == null) {
      list.forIt(
          EvidenceCode.NOBODY_EVER_SERVED,
          facts.now(),
          Stream.empty(),
          Math.max(0, (until() - facts.began()) / Times.SECOND));
    }
  }

  /** What is told spans until the last who asked, or the end. */
  private long until() {
    return ended != null ? ended : facts.episode().lastAsked();
  }

  /** Those that ask in vain: the own machine, which is no guest, or the guests. */
  private List<Victim> asking(boolean own) {
    return facts.episode().victims().stream().filter(one -> one.client().own() == own).toList();
  }

  private static long asked(List<Victim> victims) {
    return victims.stream().mapToLong(Victim::asked).sum();
  }

  private static List<FrameRef> frames(List<Victim> victims) {
    return victims.stream().flatMap(one -> one.frames().stream()).toList();
  }

  static List<FrameRef> frames(Stream<Sighting> seen) {
    return seen.map(Sighting::frame).filter(Objects::nonNull).toList();
  }

  private void victims() {
    if (facts.episode().victims().isEmpty()) {
      return;
    }
    List<ClientRecord> victims = facts.guests();
    List<Victim> own = asking(true);
    if (!victims.isEmpty()) {
      long since =
          own.isEmpty()
              ? facts.began()
              : asking(false).stream().mapToLong(Victim::first).min().orElse(facts.began());
      long asked = facts.unanswered() - asked(own);
      list.sample(
          EvidenceCode.NEWCOMERS_UNANSWERED,
          facts.now(),
          frames(asking(false)),
          asked,
          EvidenceList.ids(victims.stream()),
          (long) victims.size(),
          asked,
          Times.instant(since));
    }
    if (!own.isEmpty()) {
      list.sample(
          EvidenceCode.OWN_UNANSWERED,
          facts.now(),
          frames(own),
          asked(own),
          asked(own),
          Times.instant(own.stream().mapToLong(Victim::first).min().orElseThrow()));
    }
    List<ClientRecord> fallen =
        victims.stream().filter(client -> client.linkLocal() != null).toList();
    if (!fallen.isEmpty()) {
      list.forIt(
          EvidenceCode.LINK_LOCAL_FALLBACKS,
          facts.now(),
          fallen.stream().map(client -> firstLinkLocal(client)).filter(Objects::nonNull),
          (long) fallen.size());
    }
    if (facts.lone()) {
      list.against(
          EvidenceCode.SINGLE_VICTIM,
          facts.now(),
          Stream.empty(),
          victims.isEmpty() ? null : EvidenceList.ids(victims.stream()));
    }
    if (facts.groupOnly() != null) {
      list.against(
          EvidenceCode.GROUP_IN_COMMON,
          facts.now(),
          Stream.empty(),
          facts.groupOnly().what(),
          facts.groupOnly().value());
    }
  }

  /** That it began before anything of it was seen is known from the clients alone. */
  private void account(IncidentFile file) {
    if (file.seen() > file.began()) {
      list.forIt(
          EvidenceCode.BEGAN_BY_ACCOUNT,
          file.seen(),
          Stream.empty(),
          Times.instant(file.began()),
          Times.instant(file.seen()));
    }
  }

  private static @Nullable Sighting firstLinkLocal(ClientRecord client) {
    return client.linkLocal() == null ? null : client.linkLocal().first();
  }

  /** Why devices may go unanswered, or may not need an answer, whatever the server does. */
  private void otherReasons() {
    Sighting said = track.ipv6().said();
    Ipv6 router = track.ipv6().router();
    if (facts.withoutV4() && said != null && router != null) {
      list.against(
          EvidenceCode.IPV6_ONLY_NETWORK, said.micros(), Stream.of(said), router.toString());
    }
    long withV6 = facts.servedBefore() == 0 ? withV6() : 0;
    if (withV6 > 0) {
      list.against(
          EvidenceCode.DEVICES_HAVE_IPV6,
          facts.now(),
          Stream.empty(),
          withV6,
          (long) facts.episode().unserved());
    }
    Map<ClientRecord, Sighting> kept = KeptOut.of(facts.episode(), track.notLetIn());
    if (!kept.isEmpty()) {
      long last = kept.values().stream().mapToLong(Sighting::micros).max().orElseThrow();
      list.against(
          EvidenceCode.NOT_LET_IN,
          last,
          kept.values().stream(),
          EvidenceList.ids(kept.keySet().stream()),
          (long) kept.size(),
          (long) facts.episode().unserved(),
          Times.instant(last));
    }
  }

  /** Of those who ask in vain, the devices that have IPv6. */
  private long withV6() {
    return facts.episode().unservedClients().stream()
        .filter(client -> track.ipv6().isSpokenBy(client.mac()))
        .count();
  }

  private void others() {
    List<Served> others =
        facts.servedSince().stream()
            .filter(served -> !served.takenBack())
            .filter(
                served ->
                    verdict == Verdict.SELECTIVE_FAILURE
                        ? !facts.episode().hits(served.client())
                        : !isRecovery(served))
            .toList();
    if (!others.isEmpty()) {
      long last = others.stream().mapToLong(served -> served.at().micros()).max().orElseThrow();
      list.add(
          verdict == Verdict.SELECTIVE_FAILURE ? Weight.FOR : Weight.AGAINST,
          EvidenceCode.OTHERS_SERVED_MEANWHILE,
          last,
          others.stream().map(Served::at),
          (long) others.size(),
          Times.instant(last));
    } else if (facts.servedBefore() > 0 && facts.victims().size() < 3) {
      Served last = facts.episode().lastBefore();
      long since = Math.max(facts.began(), last == null ? 0 : last.at().micros());
      list.against(
          EvidenceCode.NOBODY_NEW_SINCE, facts.now(), Stream.empty(), Times.instant(since));
    }
  }

  private void server() {
    signs(EvidenceCode.SERVER_LIFE_OWN_PATH, facts.ownPath(), verdict == Verdict.POOL_EXHAUSTED);
    signs(
        EvidenceCode.SERVER_LIFE_OTHER_PATH, facts.otherPath(), verdict == Verdict.POOL_EXHAUSTED);
    if (facts.ownPath().isEmpty() && facts.otherPath().isEmpty()) {
      silence();
    }
    HolderEvidence.tell(facts, list);
  }

  /** That of a server nothing is heard; what is shorter than the patience of a client is none. */
  private void silence() {
    Silence silence = Silence.of(track, facts, ended);
    long from = silence.after() == null ? facts.began() : silence.after().micros();
    long until = silence.until() == null ? facts.now() : silence.until();
    if (until - from >= A_RETRANSMISSION) {
      list.add(
          verdict == Verdict.SERVER_UNREACHABLE ? Weight.FOR : Weight.AGAINST,
          EvidenceCode.NO_SERVER_LIFE,
          facts.now(),
          Stream.ofNullable(silence.after()),
          Times.instant(from),
          silence.until() == null ? null : Times.instant(silence.until()));
    }
  }

  private void signs(EvidenceCode code, List<LifeSign> signs, boolean supports) {
    if (signs.isEmpty()) {
      return;
    }
    LifeSign last = signs.get(signs.size() - 1);
    list.add(
        supports ? Weight.FOR : Weight.AGAINST,
        code,
        last.at().micros(),
        signs.stream().map(LifeSign::at),
        last.server() == null ? null : last.server().toString(),
        last.kind().name(),
        (long) signs.size(),
        Times.instant(last.at().micros()));
  }

  /** Whether a newcomer was served at the end, and not while the others failed. */
  private boolean isRecovery(Served served) {
    return ended != null && served.at().micros() >= ended;
  }

  /** What was given out at the end tells whether there had been any: a full pool gives back. */
  private void recovery() {
    if (verdict != Verdict.POOL_EXHAUSTED && verdict != Verdict.SERVER_UNREACHABLE) {
      return;
    }
    List<Served> given =
        facts.servedSince().stream()
            .filter(served -> isRecovery(served) && served.address() != null)
            .filter(served -> !served.takenBack())
            .toList();
    boolean full = verdict == Verdict.POOL_EXHAUSTED;
    if (!surelyGone) {
      // Leases lapse while a server is gone: that their addresses are given out tells nothing.
      addresses(
          EvidenceCode.REUSED_ADDRESSES,
          full,
          given.stream().filter(one -> !facts.episode().isNew(one)).toList());
    }
    List<Served> fresh = given.stream().filter(facts.episode()::isNew).toList();
    addresses(EvidenceCode.FRESH_ADDRESSES, !full, fresh);
    if (shown != null && !fresh.isEmpty()) {
      shown(shown, fresh, full);
    }
  }

  /** Where the new ones lie, and what that leaves open. */
  private void shown(NewAddresses where, List<Served> fresh, boolean full) {
    @Nullable EvidenceCode code =
        switch (where.where()) {
          case NEXT -> EvidenceCode.NEXT_ADDRESSES;
          case NEW_RANGE -> EvidenceCode.NEW_RANGE;
          case INSIDE -> EvidenceCode.ADDRESSES_BETWEEN;
          case OPEN -> null;
        };
    if (code != null) {
      boolean supports = full == (where.where() == NewAddresses.Where.NEW_RANGE);
      list.add(
          supports ? Weight.FOR : Weight.AGAINST,
          code,
          fresh.get(fresh.size() - 1).at().micros(),
          fresh.stream().map(Served::at),
          where.first().toString(),
          (long) where.count());
    }
  }

  private void addresses(EvidenceCode code, boolean supports, List<Served> given) {
    if (!given.isEmpty()) {
      list.add(
          supports ? Weight.FOR : Weight.AGAINST,
          code,
          given.get(given.size() - 1).at().micros(),
          given.stream().map(Served::at),
          given.stream().map(Served::address).distinct().count());
    }
  }

  private void limits() {
    long end = ended == null ? Long.MAX_VALUE : ended;
    List<Happenings.Gap> gaps =
        track.happenings().gaps().stream()
            .filter(gap -> gap.to() > facts.began() && gap.from() < end)
            .toList();
    if (!gaps.isEmpty()) {
      list.against(
          EvidenceCode.BLIND_GAPS,
          facts.now(),
          Stream.empty(),
          (long) gaps.size(),
          gaps.stream()
                  .mapToLong(gap -> Math.min(gap.to(), end) - Math.max(gap.from(), facts.began()))
                  .sum()
              / Times.SECOND);
    }
    if (facts.lost() > 0) {
      list.against(EvidenceCode.FRAMES_LOST, facts.now(), Stream.empty(), facts.lost());
    }
    if (facts.level() != Level.FULL) {
      list.against(EvidenceCode.VANTAGE_LIMITS, facts.now(), Stream.empty(), facts.level().name());
    }
  }
}
