package lastlease.diagnose.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lastlease.diagnose.incident.AdviceList;
import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.incident.EvidenceList;
import lastlease.diagnose.pool.Pools;
import lastlease.reports.AdviceCode;
import lastlease.reports.Confidence;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.track.ClientRecord;
import lastlease.track.ClientState;
import lastlease.track.Happenings.Refusal;
import lastlease.track.SegmentTrack;
import lastlease.track.ServerRecord;
import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * Clients are refused. A NAK to a guest who brings an address from home is normal; a storm of them,
 * or clients that stay refused, is not.
 */
public final class RefusedEntry implements CatalogueEntry {
  /** A NAK storm: so many distinct clients ... */
  private static final int NAK_STORM = 5;

  /** ... within so long (the report contract). */
  private static final long NAK_WINDOW = 60 * Times.SECOND;

  /** A NAKed client that has no address so long after stays refused. */
  public static final long STAYS_REFUSED = 30 * Times.SECOND;

  /** Two retransmissions after a NAK (RFC 2131 4.1: 4 s, 8 s), whoever is well is served. */
  private static final long SERVED_AT_ONCE = 13 * Times.SECOND;

  /** What routers of homes have. */
  private static final int HOME_PREFIX = 24;

  private final SegmentTrack track;
  private final Predicate<ClientRecord> madeUp;
  private final BooleanSupplier twoServers;

  /**
   * @param madeUp whether a flood made a client up: to refuse that is right
   * @param twoServers whether it is told already that two servers meet the same devices: then each
   *     refuses what was asked of the other (RFC 2131 4.3.2), and that needs no cause of its own
   */
  public RefusedEntry(
      SegmentTrack track, Predicate<ClientRecord> madeUp, BooleanSupplier twoServers) {
    this.track = track;
    this.madeUp = madeUp;
    this.twoServers = twoServers;
  }

  @Override
  public @Nullable Finding find(long since, long now) {
    boolean explained = twoServers.getAsBoolean();
    List<Refusal> refusals =
        track.happenings().refusals().stream()
            .filter(one -> one.at().micros() > since && !madeUp.test(one.client()))
            .filter(one -> !(explained && one.foreign()))
            .toList();
    List<ClientRecord> stay = stayRefused(refusals, now);
    // A NAK of the server to what it offered itself is a race for the last addresses.
    List<Refusal> storm = storm(refusals.stream().filter(one -> !one.byNamedServer()).toList());
    if (storm.isEmpty() && stay.isEmpty()) {
      return null;
    }
    List<Refusal> told = storm.isEmpty() ? of(refusals, stay) : storm;
    long first = told.get(0).at().micros();
    long last = told.get(told.size() - 1).at().micros();
    Set<ClientRecord> clients = new LinkedHashSet<>();
    told.forEach(one -> clients.add(one.client()));
    EvidenceList evidence = new EvidenceList();
    evidence.forIt(
        EvidenceCode.CLIENTS_NAKED,
        last,
        told.stream().map(Refusal::at),
        (long) clients.size(),
        (long) told.size(),
        Math.max(1, (last - first) / Times.SECOND));
    ServerRecord refuser = refuser(told);
    ServerRecord before =
        refuser == null ? null : new ServerHosts(track).before(refuser).orElse(null);
    if (refuser != null && before != null) {
      evidence.forIt(
          EvidenceCode.SERVER_ADDRESS_CHANGED,
          refuser.first().micros(),
          Stream.of(refuser.first()),
          before.id().toString(),
          refuser.id().toString(),
          Times.instant(refuser.first().micros()),
          text(new ServerHosts(track).mac(refuser)));
    }
    long recovered =
        clients.stream().filter(client -> client.state() instanceof ClientState.Bound).count();
    if (recovered > 0) {
      evidence.against(EvidenceCode.SERVED_AFTER_NAK, now, Stream.empty(), recovered);
    }
    if (!stay.isEmpty()) {
      evidence.forIt(
          EvidenceCode.STILL_REFUSED,
          now,
          Stream.empty(),
          EvidenceList.ids(stay.stream()),
          (long) stay.size());
    }
    Confidence confidence =
        storm.isEmpty() && stay.size() < 2 ? Confidence.POSSIBLE : Confidence.LIKELY;
    boolean brought = stay.isEmpty() && before == null && isBrought(told, now);
    if (brought) {
      evidence.against(EvidenceCode.BROUGHT_ADDRESSES, last, Stream.empty(), (long) clients.size());
    }
    return new Finding(
        Claim.of(Verdict.REQUESTS_REFUSED, confidence, brought ? Severity.INFO : Severity.WARNING),
        first,
        stay.isEmpty() ? last : now,
        List.copyOf(clients),
        evidence.list(),
        brought
            ? List.of()
            : List.of(
                AdviceList.one(
                    AdviceCode.CHECK_RENUMBERING,
                    refuser == null ? ServerHosts.main(track) : refuser.id().toString(),
                    before == null ? null : before.id().toString())));
  }

  /**
   * Whether guests brought the refused addresses from networks of their own, and all who asked on
   * were served: to refuse these is right (RFC 2131 4.3.2), and hurts nobody. A network that was
   * renumbered is one and the same for most of its devices.
   */
  private boolean isBrought(List<Refusal> told, long now) {
    Map<Ipv4, Set<ClientRecord>> networks = new HashMap<>();
    Set<ClientRecord> clients = new HashSet<>();
    for (Refusal one : told) {
      ServerRecord server = one.server() == null ? null : track.findServer(one.server());
      ClientRecord client = one.client();
      boolean waits =
          !client.isBound()
              && client.lastAsked() > one.at().micros()
              && now - one.at().micros() >= SERVED_AT_ONCE;
      if (one.kind() != ClientState.Kind.INIT_REBOOT
          || server == null
          || server.mayGive(one.address())
          || waits) {
        return false;
      }
      clients.add(client);
      networks
          .computeIfAbsent(Pools.mask(one.address(), HOME_PREFIX), key -> new HashSet<>())
          .add(client);
    }
    return networks.values().stream().allMatch(those -> those.size() * 2 <= clients.size());
  }

  @Override
  public long ceasesAfter(long since) {
    boolean well =
        track.happenings().refusals().stream()
            .filter(one -> one.at().micros() > since && !one.foreign())
            .filter(one -> !madeUp.test(one.client()))
            .allMatch(one -> one.client().isBound());
    return well ? RECOVERED : CEASED;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /** The server that refused last, or null where it did not say who it is. */
  private @Nullable ServerRecord refuser(List<Refusal> told) {
    Ipv4 server = told.get(told.size() - 1).server();
    return server == null ? null : track.findServer(server);
  }

  private static List<Refusal> of(List<Refusal> refusals, List<ClientRecord> clients) {
    return refusals.stream().filter(one -> clients.contains(one.client())).toList();
  }

  /** NAKed at least twice, and without an address for long. */
  private static List<ClientRecord> stayRefused(List<Refusal> refusals, long now) {
    List<ClientRecord> stay = new ArrayList<>();
    for (Refusal refusal : refusals) {
      ClientRecord client = refusal.client();
      boolean without =
          !(client.state() instanceof ClientState.Bound
              || client.state() instanceof ClientState.Requesting);
      boolean still = now - client.lastSeen() <= ClientRecord.IN_PROGRESS;
      if (without
          && still
          && client.naks() >= 2
          && (refusal.kind() != ClientState.Kind.RENEWING
              || client.lastAsked() > refusal.at().micros())
          && now - refusal.at().micros() >= STAYS_REFUSED
          && !stay.contains(client)) {
        stay.add(client);
      }
    }
    return stay;
  }

  /**
   * The NAKs of the first storm and all that follow it, or none. A window moves over them once:
   * they are looked through with each further one.
   *
   * @param refusals in the order of time
   */
  static List<Refusal> storm(List<Refusal> refusals) {
    Map<ClientRecord, Integer> within = new HashMap<>();
    int begin = 0;
    for (int end = 0; end < refusals.size(); end++) {
      within.merge(refusals.get(end).client(), 1, Integer::sum);
      while (refusals.get(end).at().micros() - refusals.get(begin).at().micros() > NAK_WINDOW) {
        within.computeIfPresent(
            refusals.get(begin++).client(), (client, naks) -> naks == 1 ? null : naks - 1);
      }
      if (within.size() >= NAK_STORM) {
        return refusals.subList(begin, refusals.size());
      }
    }
    return List.of();
  }
}
