package lastlease.diagnose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import lastlease.diagnose.Suspects.Failing;
import lastlease.reports.EvidenceCode.LifeKind;
import lastlease.track.Attempt;
import lastlease.track.ClientRecord;
import lastlease.track.Lease;
import lastlease.track.LifeSign;
import lastlease.track.SegmentTrack;
import lastlease.track.SegmentTrack.Refusal;
import lastlease.track.Served;
import lastlease.track.ServerRecord;
import lastlease.track.Times;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/** Gathers the facts that the rules look at. */
final class OutageFinder {
  /** DISCOVERs of a holder: three in vain are no loss of single frames. */
  private static final int ASKED_ANEW = 3;

  /** A newcomer is served by an OFFER that was seen, or that its REQUEST proves. */
  private static final Set<LifeKind> SERVED = Set.of(LifeKind.NEWCOMER_SERVED, LifeKind.REPLY);

  private static final long HOST_LATELY = 600 * Times.SECOND;

  private final SegmentTrack track;
  private final Settings settings;
  private final Flood flood;
  private final Overtakers overtakers;

  OutageFinder(SegmentTrack track, Settings settings, Flood flood, Overtakers overtakers) {
    this.track = track;
    this.settings = settings;
    this.flood = flood;
    this.overtakers = overtakers;
  }

  OutageFacts facts(
      long now,
      long began,
      PastOutages past,
      List<Failing> failing,
      List<ClientRecord> victims,
      List<Served> overtook,
      int notOvertaken) {
    List<Served> before = new ArrayList<>();
    List<Served> since = new ArrayList<>();
    for (Served served : track.served()) {
      if (!served.takenBack() && !flood.isFlooder(served.client())) {
        (served.at().micros() < began ? before : since).add(served);
      }
    }
    Brackets brackets = new Brackets(now, began, lateAnswers(), failing, victims);
    List<LifeSign> own = new ArrayList<>();
    List<LifeSign> firm = new ArrayList<>();
    List<LifeSign> other = new ArrayList<>();
    for (LifeSign sign : track.lifeSigns()) {
      if (sign.at().micros() > began && !concernsFlood(sign) && brackets.hold(sign)) {
        (sign.ownPath() ? own : other).add(sign);
        if (sign.ownPath() && ofThisVenue(sign) && brackets.holdFirmly(sign)) {
          firm.add(sign);
        }
      }
    }
    List<LifeSign> stands = brackets.confirm(firm) ? firm : List.of();
    return new OutageFacts(
        now,
        began,
        failing,
        victims,
        before.stream().map(Served::client).distinct().count(),
        before.isEmpty() ? null : before.get(before.size() - 1),
        since,
        offeredSince(Math.max(began, now - Thresholds.SERVED_LATELY)),
        overtook,
        notOvertaken,
        own,
        stands,
        used(stands, since),
        other,
        track.lifeSigns().peekLast(),
        holdersUnanswered(began - Thresholds.FALLBACK_MATCH, now),
        unansweredSinceLife(now, failing),
        track.losses().share(now),
        past.end(),
        hosts(now),
        track.ownAddresses().leased(),
        (int) victims.stream().filter(client -> beganInView(client)).count(),
        nearFull(began),
        PoolSize.use(track, settings, now),
        track.lostSince(began),
        declined(began),
        CommonTrait.of(victims, before),
        flood.finding(),
        Math.max(past.overtaken(now), overtakers.givenFresh(victims)),
        past.dead(),
        now - track.checks().latest(now) <= Thresholds.CHECKING,
        lateAnswers(),
        track.vantage().level());
  }

  /** Whether a client that one of these signs served was seen to use the address. */
  private static boolean used(List<LifeSign> signs, List<Served> since) {
    return signs.stream()
        .filter(sign -> SERVED.contains(sign.kind()))
        .anyMatch(sign -> since.stream().anyMatch(one -> one.used() && isOf(sign, one)));
  }

  private static boolean isOf(LifeSign sign, Served served) {
    return served.client().ordinal() == sign.witness();
  }

  private long offeredSince(long from) {
    return track.served().stream()
        .filter(served -> served.at().micros() >= from)
        .map(Served::client)
        .filter(client -> !flood.isFlooder(client))
        .distinct()
        .count();
  }

  /** Median wait of the newcomers served last, from their first DISCOVER; 0 without any. */
  private long lateAnswers() {
    long[] waits =
        StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(track.served().descendingIterator(), 0), false)
            .filter(served -> !served.takenBack())
            .map(Served::sinceFirst)
            .filter(Objects::nonNull)
            .limit(Thresholds.LATE_SAMPLE)
            .mapToLong(Long::longValue)
            .sorted()
            .toArray();
    return waits.length == 0 ? 0 : waits[waits.length / 2];
  }

  /** A server that never gave an address here may be anybody's; the one that did may be dead. */
  private boolean ofThisVenue(LifeSign sign) {
    Ipv4 id = sign.server();
    ServerRecord server = id == null ? null : track.findServer(id);
    return server == null || !server.given().isEmpty();
  }

  private boolean concernsFlood(LifeSign sign) {
    return flood.finding() != null && sign.kind() == LifeKind.NEWCOMER_SERVED;
  }

  private int unansweredSinceLife(long now, List<Failing> failing) {
    LifeSign life = track.lifeSigns().peekLast();
    long alive = life == null ? Long.MIN_VALUE : life.at().micros();
    Set<ClientRecord> rebinding = track.states().rebinding();
    int discovers =
        Stream.concat(
                failing.stream().map(Failing::attempt),
                rebinding.stream().map(ClientRecord::attempt))
            .filter(Objects::nonNull)
            .distinct()
            .mapToInt(attempt -> attempt.between(alive, now - Thresholds.GRACE_UNKNOWN))
            .sum();
    boolean deadBefore = rebinding.stream().anyMatch(client -> failedToRenewSince(client, alive));
    int requests =
        rebinding.stream()
            .map(ClientRecord::rebinding)
            .filter(Objects::nonNull)
            .filter(one -> one.last().micros() > alive)
            .mapToInt(ClientRecord.Rebinding::requests)
            .sum();
    return discovers > 0 || deadBefore ? discovers + requests : 0;
  }

  /**
   * Whether the last sign of life came before a holder's renewals began to fail: they begin at T1,
   * half of the lease, and REBINDING at T2, seven eighths (RFC 2131 4.4.5).
   */
  private static boolean failedToRenewSince(ClientRecord client, long alive) {
    Lease lease = client.lease();
    ClientRecord.Rebinding rebinding = client.rebinding();
    if (lease == null || rebinding == null) {
      return false;
    }
    long granted = lease.granted().micros();
    return alive < granted + (rebinding.first().micros() - granted) * 4 / 7;
  }

  /** Holders that ask every server in vain, and nobody gave a sign of life since. */
  List<ClientRecord> holdersUnanswered(long notBefore, long now) {
    LifeSign life = track.lifeSigns().peekLast();
    long alive = life == null ? Long.MIN_VALUE : life.at().micros();
    List<ClientRecord> holders = new ArrayList<>();
    for (ClientRecord client : track.states().rebinding()) {
      ClientRecord.Rebinding rebinding = client.rebinding();
      if (rebinding != null
          && (rebinding.gaveUp()
              || rebinding.requests() >= 2
                  && now - rebinding.last().micros() >= Thresholds.GRACE_UNKNOWN)
          && rebinding.last().micros() > alive
          && rebinding.last().micros() >= notBefore) {
        holders.add(client);
      }
    }
    holders.addAll(asksAnew(alive, notBefore));
    return holders;
  }

  /**
   * Holders back at DISCOVER: a full server would offer them their own address (RFC 2131 4.3.1).
   */
  private List<ClientRecord> asksAnew(long alive, long notBefore) {
    return track.states().active().stream()
        .filter(client -> client.rebinding() == null)
        .filter(
            client ->
                client.attempt() != null
                    && !client.attempt().newcomer()
                    && client.attempt().first().micros() >= notBefore
                    && client.attempt().between(alive, Long.MAX_VALUE) >= ASKED_ANEW)
        .toList();
  }

  /** Whether holders asked every server after a core time: their silence is to be judged soon. */
  boolean rebindingSince(long micros) {
    return track.states().rebinding().stream()
        .map(ClientRecord::rebinding)
        .anyMatch(rebinding -> rebinding != null && rebinding.last().micros() > micros);
  }

  /** Whether its lease was seen granted here; of who is back at DISCOVER that is known. */
  static boolean granted(ClientRecord client) {
    return client.rebinding() == null || client.rebinding().granted();
  }

  /** When a holder was first left without an answer. */
  static long since(ClientRecord client) {
    ClientRecord.Rebinding rebinding = client.rebinding();
    Attempt attempt = client.lastAttempt();
    return rebinding != null
        ? rebinding.first().micros()
        : attempt == null ? Long.MAX_VALUE : attempt.first().micros();
  }

  private int hosts(long now) {
    Set<Ipv4> exempt = new HashSet<>();
    track.servers().stream().map(ServerRecord::id).forEach(exempt::add);
    Ipv4 gateway = track.addresses().mostAskedFor();
    if (gateway != null) {
      exempt.add(gateway);
    }
    Set<MacAddress> found = new HashSet<>();
    track
        .addresses()
        .hosts()
        .forEach(
            (mac, address) -> {
              var use = track.addresses().use(address);
              if (!exempt.contains(address)
                  && use != null
                  && now - use.last() <= HOST_LATELY
                  && !track.checks().isChecker(mac)) {
                found.add(mac);
              }
            });
    return found.size();
  }

  private static boolean beganInView(ClientRecord client) {
    Attempt attempt = client.lastAttempt();
    return attempt != null
        && attempt.first().micros() - attempt.startMicros() <= Thresholds.BEGUN_LATELY;
  }

  private long declined(long began) {
    return track.declined().stream()
        .filter(one -> one.at().micros() > began - Thresholds.NAK_WINDOW)
        .map(SegmentTrack.Declined::address)
        .distinct()
        .count();
  }

  private @Nullable Refusal nearFull(long began) {
    Refusal found = null;
    for (Refusal refusal : track.refusals()) {
      if (refusal.byNamedServer()
          && refusal.at().micros() > began - Thresholds.NAK_WINDOW
          && !flood.isFlooder(refusal.client())) {
        found = refusal;
      }
    }
    return found;
  }
}
