package lastlease.diagnose.outage.evidence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import lastlease.diagnose.given.Settings;
import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.incident.Docket;
import lastlease.diagnose.incident.EvidenceList;
import lastlease.diagnose.incident.IncidentFile;
import lastlease.diagnose.outage.episode.NewAddresses;
import lastlease.diagnose.outage.fact.KeptOut;
import lastlease.diagnose.outage.fact.OutageFacts;
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
public final class OutageEvidence {
  /** RFC 2131 section 4.1: a client waits 4 s, less or more by 1 s, before it asks again. */
  private static final long A_RETRANSMISSION = 3 * Times.SECOND;

  private final SegmentTrack track;
  private final OutageFacts facts;
  private final Verdict verdict;
  private final boolean surelyGone;
  private final @Nullable Long ended;
  private final EvidenceList list = new EvidenceList();

  private OutageEvidence(SegmentTrack track, OutageFacts facts, Claim claim, @Nullable Long ended) {
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
  public static void tell(
      SegmentTrack track,
      Settings settings,
      ServerTable table,
      OutageFacts facts,
      IncidentFile file,
      Docket docket,
      @Nullable Long ended,
      @Nullable Long enlarged,
      @Nullable NewAddresses shown) {
    Claim claim = file.claim();
    OutageEvidence evidence = new OutageEvidence(track, facts, claim, ended);
    evidence.before();
    new VictimEvidence(facts, evidence.list).tell();
    evidence.account(file);
    evidence.otherReasons();
    evidence.others();
    evidence.server();
    Holders holders = facts.table() == null ? null : table.holders(facts.now());
    new PoolEvidence(track, facts, evidence.verdict, evidence.list).tell(holders);
    if (ended != null) {
      new RecoveryEvidence(facts, evidence.verdict, ended, shown, evidence.list)
          .tell(evidence.surelyGone);
    }
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
            track,
            settings,
            facts,
            holders,
            claim,
            table.leaseSeconds(),
            enlarged,
            RecoveryEvidence.isEnough(shown)));
    file.rulesOut(RuledOut.of(track, facts, claim, docket, ended));
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
          Listening.of(track, facts).within(facts.began(), until()) / Times.SECOND);
    }
  }

  /** What is told spans until the last who asked, or the end. */
  private long until() {
    return ended != null ? ended : facts.episode().lastAsked();
  }

  static List<FrameRef> frames(Stream<Sighting> seen) {
    return seen.map(Sighting::frame).filter(Objects::nonNull).toList();
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
    // A full server lives, and one that keeps just some out.
    boolean supports = verdict == Verdict.POOL_EXHAUSTED || verdict == Verdict.SELECTIVE_FAILURE;
    signs(EvidenceCode.SERVER_LIFE_OWN_PATH, facts.ownPath(), supports);
    signs(EvidenceCode.SERVER_LIFE_OTHER_PATH, facts.otherPath(), supports);
    if (facts.ownPath().isEmpty() && facts.otherPath().isEmpty()) {
      silence();
    }
    HolderEvidence.tell(facts, list);
  }

  /** That of a server nothing is heard; what is shorter than the patience of a client is none. */
  private void silence() {
    Silence silence = Silence.of(track, facts, ended);
    if (silence.length(facts.now()) >= A_RETRANSMISSION) {
      list.add(
          verdict == Verdict.SERVER_UNREACHABLE ? Weight.FOR : Weight.AGAINST,
          EvidenceCode.NO_SERVER_LIFE,
          facts.now(),
          Stream.ofNullable(silence.after()),
          Times.instant(silence.from()),
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
        signs.stream().flatMap(LifeSign::seen),
        last.server() == null ? null : last.server().toString(),
        last.kind().name(),
        (long) signs.size(),
        Times.instant(last.at().micros()));
  }

  /** Whether a newcomer was served at the end, and not while the others failed. */
  private boolean isRecovery(Served served) {
    return ended != null && served.at().micros() >= ended;
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
