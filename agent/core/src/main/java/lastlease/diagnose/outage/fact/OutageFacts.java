package lastlease.diagnose.outage.fact;

import java.util.List;
import java.util.function.DoubleSupplier;
import lastlease.diagnose.belief.ServiceBelief;
import lastlease.diagnose.detect.Flood;
import lastlease.diagnose.outage.episode.Episode;
import lastlease.diagnose.pool.Occupancy;
import lastlease.diagnose.table.TableUse;
import lastlease.reports.Segment.Level;
import lastlease.track.ClientRecord;
import lastlease.track.Happenings.Refusal;
import lastlease.track.Served;
import lastlease.track.server.LifeSign;
import org.jspecify.annotations.Nullable;

/**
 * What is known while newcomers go unanswered: all that claims, evidence and advice look at. Cheap
 * to make: everything was noted as it happened.
 *
 * @param heardSince core time since which the segment is heard
 * @param holders holders that go unanswered since the last sign of life
 * @param holdersGranted of these, the ones whose lease was granted and used in view
 * @param holdersAsked their REQUESTs and DISCOVERs
 * @param lastLife the latest sign of life ever
 * @param lifeConfirms the server lives on the newcomers' path, beyond doubt
 * @param livedLately a sign of life within the last minute, since it began
 * @param offersUnheard victims were offered addresses in view that they did not take
 * @param wasDead the server was thought to be gone in this outage: it may be back, with a queue
 * @param hosts hosts on routable addresses, beside servers and gateway
 * @param ownLease the agent's machine has an address by a lease
 * @param nearFull a NAK of an offered address by the server itself, or null
 * @param table how full the pool is by the server's own table, as it was read just now; or null
 * @param tableFull no address is left by it, and somebody without a lease in it asks in vain
 * @param lost frames dropped on the way to the agent meanwhile
 * @param declined addresses that clients declined meanwhile or shortly before
 * @param deniedKnown a victim was shown before to fail while others are served
 * @param beyondPolicy devices of which no policy against some tells why they fail: new ones, and
 *     not overtaken; more than four are not counted
 * @param orderOfComing says how probable it is that a policy denies just those who came last; found
 *     where somebody asks for it
 * @param withoutV4 a router says that IPv4 is reached from IPv6 alone, and no IPv4 was seen here
 * @param anyNotLetIn of those who ask in vain, at least one device was not let in
 * @param groupOnly what the victims have in common and the served have not; else null
 * @param oneKind all victims are of one kind, by what they ask for and say that they are, whoever
 *     was served before: a policy may be against that kind since
 * @param behindRelay no server is heard where newcomers ask, and all of them are behind a relay
 */
public record OutageFacts(
    long now,
    long heardSince,
    Episode episode,
    ServiceBelief belief,
    List<ClientRecord> holders,
    long holdersGranted,
    long holdersAsked,
    @Nullable LifeSign lastLife,
    boolean lifeConfirms,
    boolean livedLately,
    boolean offersUnheard,
    boolean wasDead,
    int hosts,
    boolean ownLease,
    @Nullable Refusal nearFull,
    Occupancy.@Nullable Use pool,
    @Nullable TableUse table,
    boolean tableFull,
    long lost,
    long declined,
    boolean deniedKnown,
    int beyondPolicy,
    DoubleSupplier orderOfComing,
    boolean withoutV4,
    boolean anyNotLetIn,
    @Nullable Group groupOnly,
    boolean oneKind,
    Flood.@Nullable Seen flood,
    boolean behindRelay,
    Level level) {

  /**
   * What all victims share.
   *
   * @param what {@code vendor-class}, {@code oui} or {@code parameters}
   */
  public record Group(String what, String value) {}

  public long began() {
    return episode.began();
  }

  /** Whom it hits, the own machine among them. */
  public List<ClientRecord> victims() {
    return episode.clients();
  }

  /** The victims that are guests. */
  public List<ClientRecord> guests() {
    return victims().stream().filter(client -> !client.own()).toList();
  }

  int devices() {
    return episode.devices();
  }

  /** Whether it is one device alone. */
  public boolean lone() {
    return episode.devices() <= 1;
  }

  public long servedBefore() {
    return episode.servedBefore();
  }

  public List<Served> servedSince() {
    return episode.servedSince();
  }

  public int freshSince() {
    return episode.freshSince();
  }

  public List<LifeSign> ownPath() {
    return episode.life().ownPath();
  }

  public List<LifeSign> otherPath() {
    return episode.life().otherPath();
  }

  /** Newcomers that took OFFERs lately, and may wait for the ACK of a slow server. */
  public long offersTaken() {
    return episode.life().offersTaken(now);
  }

  public boolean poolFull() {
    return pool != null && pool.full();
  }

  /** The pool is full by the addresses that servers gave: hosts heard by ARP may be made up. */
  public boolean poolGivenOut() {
    return pool != null && pool.isGivenOut();
  }

  public boolean poolHasRoom() {
    return pool != null && pool.hasRoom();
  }

  /** Addresses are left, by the server's own word, and newcomers fail nevertheless. */
  public boolean tableHasRoom() {
    return table != null && table.hasRoom() && table.takenAt() >= began();
  }

  /** Any are left by it: of fewer than {@link #tableHasRoom} each may be kept for somebody. */
  public boolean tableHasFree() {
    return table != null && table.free() > 0 && table.takenAt() >= began();
  }

  /** Only a few are left, by its own word: it is not full, and has no room for many either. */
  public boolean tableHasFew() {
    return tableHasFree() && !tableHasRoom() && !wasFullUntilNow();
  }

  /** There is one for each device that asks in vain. */
  public boolean tableHasOneEach() {
    return tableHasFew() && table != null && table.free() >= episode.devices();
  }

  /**
   * The table had said that the pool is full, and has room lately: nobody is known to have asked in
   * vain since, but for as long as a service takes to be restarted.
   */
  public boolean wasFullUntilNow() {
    return episode.table().wasFull()
        && episode.victims().stream()
            .noneMatch(one -> episode.table().hadRoomWhenAsked(one.latestAt(), now()));
  }

  /** How probable it is that a policy denies just those who came last. */
  public double lastByChance() {
    return orderOfComing.getAsDouble();
  }

  /** DISCOVERs of the victims. */
  public long unanswered() {
    return episode.discovers();
  }

  /**
   * How probable it is that a full pool's addresses came free just before others than the victims
   * asked.
   */
  public double freedForOthers() {
    return episode.atOnce().chance(belief.loss().mean());
  }

  /** The same by what the server was seen to give them: no guest makes that up. */
  public double freedForOthersInView() {
    return level == Level.FULL ? episode.atOnce().chanceOfSeen(belief.loss().mean()) : 1;
  }

  /** A third as many newcomers are served as fail: not only addresses that came free. */
  public boolean othersAreServed() {
    int served = episode.servedSince().size();
    return served * 3 > episode.victims().size() && served > 0;
  }
}
