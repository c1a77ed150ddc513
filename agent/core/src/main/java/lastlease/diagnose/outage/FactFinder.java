package lastlease.diagnose.outage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import lastlease.diagnose.belief.ServiceBelief;
import lastlease.diagnose.detect.Flood;
import lastlease.diagnose.given.Settings;
import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.outage.claim.EvidenceKind;
import lastlease.diagnose.outage.episode.Episode;
import lastlease.diagnose.outage.fact.InCommon;
import lastlease.diagnose.outage.fact.KeptOut;
import lastlease.diagnose.outage.fact.OutageFacts;
import lastlease.diagnose.outage.fact.RecentSigns;
import lastlease.diagnose.outage.fact.Recovery;
import lastlease.diagnose.outage.fact.Renewals;
import lastlease.diagnose.outage.victim.Victim;
import lastlease.diagnose.pool.Occupancy;
import lastlease.diagnose.proof.SilentHolders;
import lastlease.diagnose.table.ServerTable;
import lastlease.diagnose.table.TableUse;
import lastlease.reports.Segment.Level;
import lastlease.track.ClientRecord;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import lastlease.track.ServerRecord;
import lastlease.track.moment.Times;
import lastlease.track.server.LifeSign;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what claims look at, at each unanswered DISCOVER: so nothing here walks over those who
 * ask. What only evidence looks at is found when it is told.
 */
final class FactFinder {
  /**
   * A server that gave a sign of life in an outage is dead for certain only so long after: lost
   * messages, or a long queue, look like a second death.
   */
  private static final long GONE_AGAIN = 60 * Times.SECOND;

  private static final long HOST_LATELY = 600 * Times.SECOND;

  /** Who listens for less has not heard all hosts: so long some keep what they know by ARP. */
  private static final long HOSTS_SPEAK = 300 * Times.SECOND;

  private static final int HOSTS_KEPT = 32;

  private static final int OFFERS_UNHEARD = 2;
  private static final int SEVERAL = 3;

  /** One who goes unanswered may have trouble of its own. */
  private static final int NEWCOMERS = 2;

  /**
   * A newcomer that is served and uses its address sends a DISCOVER, a REQUEST, three probes and
   * two announcements (RFC 5227), and one that was not heard to use it the first two. A single
   * station sends one of them a second, and a minute's frames at once: more newcomers are a venue.
   */
  private static final int FRAMES = 2;

  private static final int FRAMES_OF_USE = 5;
  private static final long A_FRAME = Times.SECOND;
  private static final long AT_ONCE = 60 * Times.SECOND;

  private final SegmentTrack track;
  private final Settings settings;
  private final ServiceBelief belief;
  private final TryingClients trying;
  private final Flood flood;
  private final Occupancy occupancy;
  private final ServerTable table;
  private final SilentHolders holders;
  private final RecentSigns signs;
  private final KeptOut keptOut;
  private final Map<MacAddress, Ipv4> hosts = new LinkedHashMap<>();
  private final Renewals renewals;
  private final InCommon inCommon;
  private long heardSince;

  /**
   * @param now core time of the segment's first frame
   */
  FactFinder(
      SegmentTrack track,
      Settings settings,
      ServiceBelief belief,
      TryingClients trying,
      Flood flood,
      Occupancy occupancy,
      ServerTable table,
      SilentHolders holders,
      RecentSigns signs,
      long now) {
    this.heardSince = now;
    this.track = track;
    this.settings = settings;
    this.belief = belief;
    this.trying = trying;
    this.flood = flood;
    this.occupancy = occupancy;
    this.table = table;
    this.holders = holders;
    this.signs = signs;
    this.keptOut = new KeptOut(track.notLetIn());
    this.renewals = new Renewals(track);
    this.inCommon = new InCommon(track, flood);
  }

  /** The pool is larger than before: a size that was configured is the old one. */
  void enlarged() {
    occupancy.outgrow();
    table.outgrow();
  }

  /**
   * What is known of the time before the end of an outage.
   *
   * @param end core time
   * @param stood it has been over for a minute
   */
  Recovery.Before before(long end, boolean stood) {
    Long lease = track.leaseSeconds();
    long heard = end - heardSince;
    boolean oneLease = lease != null && heard >= lease * Times.SECOND;
    return new Recovery.Before(address -> heard < HOSTS_SPEAK || wasSeen(address), oneLease, stood);
  }

  private boolean wasSeen(Ipv4 address) {
    return track.addresses().holder(address) != null || track.addresses().use(address) != null;
  }

  /** What was heard before is history. */
  void forgetPast(long now) {
    heardSince = now;
  }

  /** A host that is no client uses an address. */
  void host(MacAddress mac, Ipv4 address) {
    hosts.remove(mac);
    hosts.put(mac, address);
    if (hosts.size() > HOSTS_KEPT) {
      hosts.remove(hosts.keySet().iterator().next());
    }
  }

  boolean anyHolder(long now) {
    return !holders.isEmpty() && !holders.clients(now).isEmpty();
  }

  /** Holders of leases of here who ask in vain, again and again, at one time. */
  long holdersInVain(long now) {
    return holders.isEmpty() ? 0 : holders.persistent(now);
  }

  /** The server's own table of leases. */
  ServerTable table() {
    return table;
  }

  /**
   * Whether the server's own table says, just now, that there is no address left, and somebody who
   * has none by it goes unanswered.
   */
  boolean isFull(Episode episode, long now) {
    return table.isFull(now)
        && episode.unservedClients().stream().anyMatch(client -> !table.hasLeaseOf(client, now));
  }

  /** Whether the server's own table says, just now, that there are addresses left. */
  boolean hasRoom(long now) {
    TableUse use = table.use(now);
    return use != null && use.hasRoom();
  }

  /** The same of any address. */
  boolean hasFree(long now) {
    TableUse use = table.use(now);
    return use != null && use.free() > 0;
  }

  /** Whether a flood may be why newcomers that ask since a time find no address. */
  boolean isFlooded(Episode episode, long now) {
    if (!flood.explains(episode.began(), now)) {
      return false;
    }
    flood.hits(episode.unservedClients(), now);
    return true;
  }

  /** What is claimed of the flood of now; null without one. */
  @Nullable Claim flood() {
    Flood.Seen seen = flood.seen();
    return seen == null ? null : seen.claim();
  }

  /** What a judgement goes by; what costs much is found once, and kept for the next one. */
  OutageFacts facts(Episode episode, boolean wasDead, long lastEnd, long now) {
    List<ClientRecord> silent = holders.isEmpty() ? List.of() : holders.clients(now);
    renewals.judge(silent, now);
    inCommon.judge(episode);
    return facts(episode, silent, wasDead, lastEnd, now);
  }

  /** The same for who only tells of it: keeps nothing, so that looking changes no judgement. */
  OutageFacts toTell(Episode episode, boolean wasDead, long lastEnd, long now) {
    List<ClientRecord> silent = holders.isEmpty() ? List.of() : holders.clients(now);
    return facts(episode, silent, wasDead, lastEnd, now);
  }

  private OutageFacts facts(
      Episode episode, List<ClientRecord> silent, boolean wasDead, long lastEnd, long now) {
    LifeSign last = signs.last();
    boolean lately =
        last != null
            && last.at().micros() > episode.began()
            && now - last.at().micros() < GONE_AGAIN;
    InCommon.Traits traits = inCommon.of(episode);
    return new OutageFacts(
        now,
        heardSince,
        episode,
        belief,
        silent,
        granted(episode, silent, lastEnd, now),
        silent.isEmpty() ? 0 : holders.times(now),
        last,
        episode.life().confirms(now),
        lately,
        episode.offersUnheard() >= OFFERS_UNHEARD,
        wasDead,
        episode.servedBefore() == 0 ? hosts(now) : 0,
        track.ownAddresses().leased(),
        signs.nearFull(episode.began()),
        occupancy.use(now),
        table.use(now),
        isFull(episode, now),
        track.happenings().lostSince(episode.began()),
        signs.declined(episode.began()),
        trying.anyKnown(episode),
        trying.beyondPolicy(episode, EvidenceKind.BEYOND_POLICY, now),
        new Order(trying, episode, now),
        withoutV4(now),
        keptOut.any(episode),
        traits.group(),
        traits.oneKind(),
        flood.seen(),
        behindRelay(episode),
        track.vantage().level());
  }

  /** One for each judgement, so it is no lambda: to make one that holds anything costs a call. */
  private record Order(TryingClients trying, Episode episode, long now) implements DoubleSupplier {
    @Override
    public double getAsDouble() {
      return trying.lastByChance(episode, now);
    }
  }

  /**
   * Holders in vain who prove a dead server. Where newcomers are in vain as well, nobody succeeds;
   * where all others are content, a lost frame each is as likely, so that each must have lost two.
   */
  private long granted(Episode episode, List<ClientRecord> silent, long lastEnd, long now) {
    if (silent.isEmpty() || renewals.goOn(silent, now)) {
      return 0;
    }
    boolean newcomersToo =
        episode.unservedClients().stream()
                .filter(client -> !silent.contains(client))
                .limit(NEWCOMERS)
                .count()
            == NEWCOMERS;
    return holders.granted(lastEnd, newcomersToo ? 1 : 2, now);
  }

  /**
   * Whether this may be a network that does without IPv4 on purpose: a router says so (RFC 8781),
   * and no server was ever heard to answer.
   */
  boolean withoutV4(long now) {
    return track.ipv6().isTranslated(now)
        && belief.served() == 0
        && signs.last() == null
        && hosts(now) < 2
        && !track.ownAddresses().leased();
  }

  /** Whether all that is heard of a server comes by a path that bypasses the relay before it. */
  private boolean behindRelay(Episode episode) {
    if (track.servers().isEmpty() || !episode.life().ownPath().isEmpty()) {
      return false;
    }
    for (ServerRecord server : track.servers()) {
      if (!server.given().isEmpty() && !server.isElsewhere()) {
        return false;
      }
    }
    return true;
  }

  private int hosts(long now) {
    Ipv4 gateway = track.addresses().mostAskedFor();
    int found = 0;
    for (Map.Entry<MacAddress, Ipv4> host : hosts.entrySet()) {
      var use = track.addresses().use(host.getValue());
      if (!host.getValue().equals(gateway)
          && track.findServer(host.getValue()) == null
          && use != null
          && now - use.last() <= HOST_LATELY
          && track.clients().find(host.getKey()) == null
          && !track.checks().isChecker(host.getKey())) {
        found++;
      }
    }
    return found;
  }

  /**
   * Whether several devices that have nothing in common ask on and on, while no more are served
   * than a single station may have made up, or than addresses come free: that others are served
   * does not end it.
   */
  boolean goesOn(Episode episode, long now) {
    return episode.unserved() >= SEVERAL
        && episode.servedBefore() >= SEVERAL
        && fewStrangers(episode)
        && inCommon.judge(episode) == null
        && severalPersist(episode, now);
  }

  /** Looks no further than to those who suffice: this is asked with each frame. */
  private static boolean severalPersist(Episode episode, long now) {
    int persisting = 0;
    for (ClientRecord client : episode.unservedClients()) {
      Victim victim = episode.victim(client);
      if (victim != null && victim.persists(now) && ++persisting >= SEVERAL) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether those served since it began are no victims, as far as one can believe of these that
   * they were, and never were many. Nor may as many as go unanswered have got addresses that nobody
   * had before, each checked by the server just then: a full one checks none (1 of 268 DISCOVERs,
   * measured).
   */
  private boolean fewStrangers(Episode episode) {
    int frames = 0;
    int given = 0;
    for (Served one : episode.servedSince()) {
      if (one.client().isMadeUp()) {
        continue;
      }
      frames += one.used() ? FRAMES + FRAMES_OF_USE : FRAMES;
      Ipv4 address = one.address();
      if (one.fresh()
          && address != null
          && track.checks().wasChecked(address, one.at().micros())
          && ++given >= Math.max(SEVERAL, episode.unserved())) {
        return false;
      }
      long since = one.at().micros() - episode.firstSeen();
      boolean victim = episode.hits(one.client()) && !one.isDoubted();
      if (victim || frames * A_FRAME > since + AT_ONCE) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether others are given addresses so amid those that an episode hits that few can have come
   * free for them.
   */
  boolean othersAreGivenSome(Episode episode) {
    return episode.atOnce().chance(belief.loss().mean()) < EvidenceKind.SELDOM;
  }

  /** The same in view, and beyond chance: no guest makes that up. */
  boolean othersAreSeenToBeGivenSome(Episode episode) {
    return track.vantage().level() == Level.FULL
        && episode.atOnce().chanceOfSeen(belief.loss().mean()) < EvidenceKind.NEVER;
  }

  /** Whether those that an episode hits have nothing in common that others have not. */
  boolean isMixed(Episode episode) {
    return inCommon.judge(episode) == null && !inCommon.of(episode).oneKind();
  }

  Settings settings() {
    return settings;
  }
}
