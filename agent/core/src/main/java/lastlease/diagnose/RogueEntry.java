package lastlease.diagnose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import lastlease.reports.AdviceCode;
import lastlease.reports.Confidence;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Incident.Advice;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.track.ClientRecord;
import lastlease.track.SegmentTrack;
import lastlease.track.ServerRecord;
import lastlease.track.Sighting;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * A server that does not belong here: one that was not declared, or one that gives addresses of
 * another subnet than the venue's. Two identifiers in one subnet are a split scope, or a home
 * router plugged in by a guest: that is said, and sets no verdict.
 */
final class RogueEntry implements CatalogueEntry {
  /** Without a netmask, addresses that share fewer bits belong to different networks. */
  private static final int SURELY_DIFFERENT = 20;

  private final SegmentTrack track;
  private final Settings settings;
  private final ServerHosts hosts;

  RogueEntry(SegmentTrack track, Settings settings) {
    this.track = track;
    this.settings = settings;
    this.hosts = new ServerHosts(track);
  }

  @Override
  public @Nullable Finding find(long since, long now) {
    List<ServerRecord> giving =
        track.servers().stream().filter(server -> !server.given().isEmpty()).toList();
    for (ServerRecord suspect : track.servers()) {
      boolean answers = !suspect.given().isEmpty() || suspect.naks() > 0;
      if (answers && !settings.servers().isEmpty() && !settings.servers().contains(suspect.id())) {
        return undeclared(suspect);
      }
    }
    if (giving.size() < 2 || !settings.servers().isEmpty()) {
      return null;
    }
    ServerRecord main = main(giving);
    ServerRecord other = null;
    for (ServerRecord suspect : giving) {
      if (suspect != main && differs(main, suspect)) {
        return foreign(main, suspect);
      }
      if (suspect != main && !hosts.sameMachine(main, suspect) && sameNetwork(main, suspect)) {
        other = suspect;
      }
    }
    return other == null ? null : ambiguous(main, other);
  }

  /** The venue's own server, as far as one can tell: the first one that served two clients. */
  private static ServerRecord main(List<ServerRecord> giving) {
    return giving.stream()
        .min(
            Comparator.comparingLong((ServerRecord server) -> at(server.second()))
                .thenComparingLong(server -> at(server.first())))
        .orElseThrow();
  }

  private static long at(@Nullable Sighting sighting) {
    return sighting == null ? Long.MAX_VALUE : sighting.micros();
  }

  /** Servers that give addresses of different networks, and are not one host with two scopes. */
  private boolean differs(ServerRecord main, ServerRecord other) {
    return !hosts.sameMachine(main, other)
        && (main.relay() == null || !main.relay().equals(other.relay()))
        && !sameNetwork(main, other);
  }

  private boolean sameNetwork(ServerRecord main, ServerRecord other) {
    Ipv4 one = main.given().first();
    Ipv4 two = other.given().first();
    int shared = Integer.numberOfLeadingZeros(one.bits() ^ two.bits());
    int prefix =
        Pools.maskKnown(main) || Pools.maskKnown(other)
            ? Math.min(Pools.prefix(track, main), Pools.prefix(track, other))
            : SURELY_DIFFERENT;
    return shared >= prefix;
  }

  private Finding undeclared(ServerRecord suspect) {
    EvidenceList evidence = new EvidenceList();
    evidence.forIt(
        EvidenceCode.UNDECLARED_SERVER,
        suspect.first().micros(),
        Stream.of(suspect.first()),
        suspect.id().toString(),
        (long) suspect.clients());
    more(evidence, suspect);
    Confidence confidence = suspect.clients() >= 2 ? Confidence.LIKELY : Confidence.POSSIBLE;
    return finding(suspect, confidence, severity(confidence), evidence, against(suspect));
  }

  private Finding foreign(ServerRecord main, ServerRecord suspect) {
    EvidenceList evidence = new EvidenceList();
    evidence.forIt(
        EvidenceCode.SERVERS_IN_DIFFERENT_SUBNETS,
        suspect.first().micros(),
        Stream.of(main.first(), suspect.first()),
        suspect.id().toString(),
        subnet(suspect),
        main.id().toString(),
        subnet(main));
    more(evidence, suspect);
    // One frame may be forged, or a test: two clients make it a fault of the place. Where the first
    // server is silent since and the other refuses its addresses, that may be its successor: the
    // venue was renumbered.
    boolean sure = suspect.clients() >= 2 || suspect.naks() > 0;
    Sighting alive = main.lastAlive();
    boolean both =
        suspect.naks() == 0 || alive != null && alive.micros() > suspect.first().micros();
    Confidence confidence = sure && both ? Confidence.LIKELY : Confidence.POSSIBLE;
    List<Advice> advice = against(suspect);
    advice.add(AdviceList.one(AdviceCode.DECLARE_SERVERS));
    return both
        ? finding(suspect, confidence, severity(confidence), evidence, advice)
        : finding(
            suspect, confidence, severity(confidence), evidence, advice, Verdict.REQUESTS_REFUSED);
  }

  private Finding ambiguous(ServerRecord main, ServerRecord other) {
    EvidenceList evidence = new EvidenceList();
    evidence.forIt(
        EvidenceCode.TWO_SERVERS_ONE_SUBNET,
        other.first().micros(),
        Stream.of(main.first(), other.first()),
        other.id().toString(),
        main.id().toString(),
        subnet(main));
    more(evidence, other);
    return finding(
        other,
        Confidence.POSSIBLE,
        Severity.INFO,
        evidence,
        List.of(AdviceList.one(AdviceCode.DECLARE_SERVERS)));
  }

  private void more(EvidenceList evidence, ServerRecord suspect) {
    if (suspect.foreignNaks() > 0) {
      evidence.forIt(
          EvidenceCode.NAK_WRONG_SERVER,
          suspect.first().micros(),
          track.refusals().stream()
              .filter(one -> one.foreign() && suspect.id().equals(one.server()))
              .map(SegmentTrack.Refusal::at),
          suspect.id().toString(),
          suspect.foreignNaks());
    }
    if (suspect.mac() != null) {
      evidence.forIt(
          EvidenceCode.SERVER_MAC,
          suspect.first().micros(),
          Stream.empty(),
          suspect.id().toString(),
          suspect.mac().toString());
    }
  }

  private static Severity severity(Confidence confidence) {
    return confidence == Confidence.POSSIBLE ? Severity.WARNING : Severity.CRITICAL;
  }

  private String subnet(ServerRecord server) {
    int prefix = Pools.prefix(track, server);
    return Pools.mask(server.given().first(), prefix) + "/" + prefix;
  }

  /** Away with it, so that it stays away; then who got its addresses needs others. */
  private List<Advice> against(ServerRecord suspect) {
    List<Advice> advice = new ArrayList<>();
    advice.add(
        AdviceList.one(
            AdviceCode.REMOVE_SERVER,
            suspect.id().toString(),
            suspect.mac() == null ? null : suspect.mac().toString()));
    advice.add(AdviceList.one(AdviceCode.BLOCK_FOREIGN_SERVERS));
    List<ClientRecord> served = served(suspect);
    if (!served.isEmpty()) {
      advice.add(
          AdviceList.one(
              AdviceCode.REJOIN_DEVICES, EvidenceList.ids(served.stream()), (long) served.size()));
    }
    return advice;
  }

  /** Those who hold an address of it. */
  private List<ClientRecord> served(ServerRecord suspect) {
    return track.clients().all().stream()
        .filter(client -> client.lease() != null && suspect.id().equals(client.lease().server()))
        .toList();
  }

  private Finding finding(
      ServerRecord suspect,
      Confidence confidence,
      Severity severity,
      EvidenceList evidence,
      List<Advice> advice,
      Verdict... rivals) {
    Sighting alive = suspect.lastAlive();
    return new Finding(
        Claim.of(Verdict.ROGUE_SERVER, confidence, severity, rivals),
        suspect.first().micros(),
        alive == null ? suspect.first().micros() : alive.micros(),
        served(suspect),
        evidence.list(),
        advice);
  }

  /** Whether a server is one that this entry suspects. */
  static boolean suspects(SegmentTrack track, Settings settings, ServerRecord server) {
    if (!settings.servers().isEmpty()) {
      return !settings.servers().contains(server.id());
    }
    List<ServerRecord> giving =
        track.servers().stream().filter(one -> !one.given().isEmpty()).toList();
    return giving.size() >= 2
        && giving.contains(server)
        && main(giving) != server
        && new RogueEntry(track, settings).differs(main(giving), server);
  }
}
