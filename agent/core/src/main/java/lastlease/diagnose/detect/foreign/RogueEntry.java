package lastlease.diagnose.detect.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lastlease.diagnose.detect.CatalogueEntry;
import lastlease.diagnose.detect.Finding;
import lastlease.diagnose.detect.ServerHosts;
import lastlease.diagnose.given.Settings;
import lastlease.diagnose.incident.AdviceList;
import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.incident.EvidenceList;
import lastlease.diagnose.pool.Pools;
import lastlease.reports.AdviceCode;
import lastlease.reports.Confidence;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Incident.Advice;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.track.Happenings;
import lastlease.track.Happenings.Crossing;
import lastlease.track.SegmentTrack;
import lastlease.track.ServerRecord;
import lastlease.track.moment.Sighting;
import org.jspecify.annotations.Nullable;

/**
 * A server that does not belong here: one that was not declared, or one that gives addresses of
 * another subnet than the venue's. Two identifiers in one subnet are a split scope, or a home
 * router plugged in by a guest: that is said, and sets no verdict.
 */
public final class RogueEntry implements CatalogueEntry {
  /** So many servers are named; a venue hears hardly more networks. */
  private static final int NAMED = 8;

  private final SegmentTrack track;
  private final Settings settings;
  private final ServerHosts hosts;
  private final TwoServers two;
  private final RogueAdvice rogueAdvice;

  public RogueEntry(SegmentTrack track, Settings settings) {
    this.track = track;
    this.settings = settings;
    this.hosts = new ServerHosts(track);
    this.two = new TwoServers(track, hosts);
    this.rogueAdvice = new RogueAdvice(track, hosts);
  }

  @Override
  public long ceasesAfter(long since) {
    return CEASED;
  }

  @Override
  public @Nullable Finding find(long since, long now) {
    List<ServerRecord> giving =
        track.servers().stream()
            .filter(server -> !server.given().isEmpty() && !server.past())
            .toList();
    for (ServerRecord suspect : track.servers()) {
      if (isUndeclared(suspect) && isHeardAfter(suspect, since)) {
        return undeclared(suspect);
      }
    }
    if (giving.isEmpty() || !settings.servers().isEmpty()) {
      return null;
    }
    if (giving.size() == 1) {
      ServerRecord refusing = onlyRefusing(giving.get(0));
      return refusing == null ? null : onlyRefuses(giving.get(0), refusing);
    }
    ServerRecord main = TwoServers.main(giving);
    List<ServerRecord> foreign =
        giving.stream().filter(one -> one != main && two.differs(main, one)).toList();
    for (ServerRecord other : foreign) {
      List<Crossing> both = two.crossings(main, other);
      if (!both.isEmpty() || other.foreignNaks() > 0 || main.foreignNaks() > 0) {
        return disputed(main, other, both);
      }
    }
    for (ServerRecord other : foreign) {
      if (!two.isEstablished(other) && two.isNewBeside(main, other)) {
        return intruder(main, other);
      }
    }
    if (!foreign.isEmpty()) {
      return severalNetworks(main, foreign);
    }
    ServerRecord other =
        giving.stream()
            .filter(
                one -> one != main && !hosts.sameMachine(main, one) && two.sameNetwork(main, one))
            .findFirst()
            .orElse(null);
    if (other == null) {
      return null;
    }
    // A partner of a split scope is silent to the other's clients (RFC 2131 4.3.2).
    return other.foreignNaks() > 0 || main.foreignNaks() > 0
        ? disputed(main, other, two.crossings(main, other))
        : oneSubnet(main, other);
  }

  /**
   * A second server that was heard to refuse, and never to give: a server that is authoritative for
   * a network refuses what it did not give out itself (RFC 2131 4.3.2), also where it has no
   * address for the client.
   */
  private @Nullable ServerRecord onlyRefusing(ServerRecord giving) {
    return track.servers().stream()
        .filter(one -> one != giving && one.naks() > 0 && !one.past())
        .filter(one -> one.given().isEmpty() && one.mac() != null && giving.mac() != null)
        .filter(one -> !hosts.sameMachine(giving, one) && hosts.maySpeak(one))
        .findFirst()
        .orElse(null);
  }

  private Finding onlyRefuses(ServerRecord giving, ServerRecord refusing) {
    EvidenceList evidence = new EvidenceList();
    evidence.forIt(
        EvidenceCode.ONLY_REFUSES,
        refusing.first().micros(),
        Stream.of(refusing.first()),
        refusing.id().toString(),
        refusing.naks(),
        giving.id().toString());
    more(evidence, refusing);
    more(evidence, giving);
    return finding(
        refusing,
        Confidence.POSSIBLE,
        Severity.INFO,
        evidence,
        List.of(AdviceList.one(AdviceCode.DECLARE_SERVERS)));
  }

  private static boolean isHeardAfter(ServerRecord server, long since) {
    Sighting alive = server.lastAlive();
    return alive != null && alive.micros() > since;
  }

  private boolean isUndeclared(ServerRecord server) {
    boolean answers = !server.given().isEmpty() || server.naks() > 0;
    return answers
        && !server.past()
        && !settings.servers().isEmpty()
        && !settings.servers().contains(server.id());
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
    Confidence confidence =
        suspect.clients() >= 2 && hosts.maySpeak(suspect) ? Confidence.LIKELY : Confidence.POSSIBLE;
    return finding(
        suspect, confidence, severity(confidence), evidence, rogueAdvice.against(suspect));
  }

  /** Both speak to the same clients: one of them does not belong here. */
  private Finding disputed(ServerRecord main, ServerRecord other, List<Crossing> both) {
    EvidenceList evidence = new EvidenceList();
    if (two.differs(main, other)) {
      different(evidence, main, other);
    }
    if (!both.isEmpty()) {
      evidence.forIt(
          EvidenceCode.CLIENTS_OF_BOTH,
          both.get(both.size() - 1).at().micros(),
          both.stream().map(Crossing::at),
          EvidenceList.ids(both.stream().map(Crossing::client).distinct()),
          both.stream().map(Crossing::client).distinct().count(),
          main.id().toString(),
          other.id().toString());
    }
    more(evidence, other);
    more(evidence, main);
    boolean still = TwoServers.isStillThere(main, other);
    Confidence confidence =
        other.heard() && still && hosts.maySpeak(other) ? Confidence.LIKELY : Confidence.POSSIBLE;
    boolean known = TwoServers.isBefore(main, other) && !two.isEstablished(other);
    List<Advice> advice = advice(known, confidence, main, other);
    advice.add(AdviceList.one(AdviceCode.DECLARE_SERVERS));
    return still
        ? finding(other, confidence, severity(confidence), evidence, advice)
        : finding(
            other, confidence, severity(confidence), evidence, advice, Verdict.REQUESTS_REFUSED);
  }

  /** Newcomers of an established network begin to be served by another one. */
  private Finding intruder(ServerRecord main, ServerRecord other) {
    EvidenceList evidence = new EvidenceList();
    different(evidence, main, other);
    more(evidence, other);
    // Nothing but the REQUESTs of others may be forged by a single station.
    Confidence confidence = hosts.maySpeak(other) ? Confidence.LIKELY : Confidence.POSSIBLE;
    List<Advice> advice = advice(true, confidence, main, other);
    advice.add(AdviceList.one(AdviceCode.DECLARE_SERVERS));
    return finding(other, confidence, severity(confidence), evidence, advice);
  }

  /** What is only possible lets nobody unplug a server: both are named, as equals. */
  private List<Advice> advice(
      boolean known, Confidence confidence, ServerRecord main, ServerRecord other) {
    return known && confidence != Confidence.POSSIBLE
        ? rogueAdvice.against(other)
        : rogueAdvice.againstOneOf(main, other);
  }

  private void different(EvidenceList evidence, ServerRecord main, ServerRecord other) {
    evidence.forIt(
        EvidenceCode.SERVERS_IN_DIFFERENT_SUBNETS,
        other.first().micros(),
        Stream.of(main.first(), other.first()),
        other.id().toString(),
        subnet(other),
        main.id().toString(),
        subnet(main));
  }

  /** Networks that lie in one air, or on one trunk: nobody is accused. */
  private Finding severalNetworks(ServerRecord main, List<ServerRecord> others) {
    List<ServerRecord> all = new ArrayList<>(others);
    all.add(0, main);
    EvidenceList evidence = new EvidenceList();
    evidence.forIt(
        EvidenceCode.SEVERAL_NETWORKS,
        others.get(0).first().micros(),
        all.stream().map(ServerRecord::first),
        (long) all.size(),
        all.stream()
            .limit(NAMED)
            .map(one -> one.id() + " (" + subnet(one) + ")")
            .collect(Collectors.joining(", ")));
    return finding(
        others.get(0),
        Confidence.POSSIBLE,
        Severity.INFO,
        evidence,
        List.of(AdviceList.one(AdviceCode.DECLARE_SERVERS)));
  }

  private Finding oneSubnet(ServerRecord main, ServerRecord other) {
    EvidenceList evidence = new EvidenceList();
    evidence.forIt(
        EvidenceCode.TWO_SERVERS_ONE_SUBNET,
        other.first().micros(),
        Stream.of(main.first(), other.first()),
        other.id().toString(),
        main.id().toString(),
        subnet(main));
    more(evidence, other);
    more(evidence, main);
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
          track.happenings().refusals().stream()
              .filter(one -> one.foreign() && suspect.id().equals(one.server()))
              .map(Happenings.Refusal::at),
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
        rogueAdvice.served(suspect),
        evidence.list(),
        advice);
  }

  /** Whether a server is one that this entry suspects. */
  public static boolean suspects(SegmentTrack track, Settings settings, ServerRecord server) {
    if (!settings.servers().isEmpty()) {
      return !settings.servers().contains(server.id());
    }
    List<ServerRecord> giving =
        track.servers().stream().filter(one -> !one.given().isEmpty() && !one.past()).toList();
    if (giving.size() < 2 || !giving.contains(server)) {
      return false;
    }
    ServerHosts hosts = new ServerHosts(track);
    TwoServers two = new TwoServers(track, hosts);
    ServerRecord main = TwoServers.main(giving);
    boolean crossed = !two.crossings(main, server).isEmpty();
    boolean disputed = crossed || server.foreignNaks() > 0 || main.foreignNaks() > 0;
    // Where it is only possible, both are named and neither is the suspect.
    boolean likely = !disputed || server.heard() && TwoServers.isStillThere(main, server);
    return server != main
        && likely
        && hosts.maySpeak(server)
        && two.differs(main, server)
        && !two.isEstablished(server)
        && TwoServers.isBefore(main, server)
        && (two.isNewBeside(main, server) || crossed || server.foreignNaks() > 0);
  }
}
