package lastlease.diagnose;

import java.util.List;
import lastlease.diagnose.Suspects.Failing;
import lastlease.reports.EvidenceCode.LifeKind;
import lastlease.reports.Segment.Level;
import lastlease.track.ClientRecord;
import lastlease.track.LifeSign;
import lastlease.track.SegmentTrack.Refusal;
import lastlease.track.Served;
import org.jspecify.annotations.Nullable;

/**
 * What is known while newcomers go unanswered: all that the rule table looks at, and nothing else.
 *
 * @param began the first unanswered DISCOVER
 * @param failing newcomers that fail now
 * @param victims all that failed since it began
 * @param servedBefore newcomers served before it began
 * @param lastServedBefore the latest of them
 * @param servedSince newcomers served since it began
 * @param offeredLately newcomers who took an OFFER in the last while, whatever came of it: the
 *     server had an address for them
 * @param overtakers newcomers that came later than a victim and were served at once, also before
 *     its last pause
 * @param notOvertaken victims without an address whom nobody overtook
 * @param ownPath signs of life on the newcomers' path, between unanswered DISCOVERs
 * @param firm of these, the ones that newcomers asked after in vain for long enough; none unless
 *     two
 * @param firmlyUsed the client that one of them served was seen to use the address since
 * @param otherPath the same on another path
 * @param lastLife the latest sign of life ever
 * @param holders holders that go unanswered in REBINDING since the last sign of life
 * @param unansweredSinceLife DISCOVERs and REBINDING REQUESTs since the last sign of life, where
 *     newcomers are among those who ask or nobody else was answered; else 0
 * @param lossShare share of DISCOVERs lost on the way of late, as far as retransmissions tell
 * @param lastEnd core time of the end of the outage before; far in the past without one
 * @param hosts hosts on routable addresses, beside servers and gateway
 * @param ownLease the agent's machine has an address by a lease
 * @param beganInView victims whose attempt began in view, or lately by {@code secs}
 * @param nearFull a NAK of an offered address by the server itself, or null
 * @param pool how full a configured pool is; null without one
 * @param lost frames dropped on the way to the agent meanwhile
 * @param declined addresses that clients declined meanwhile or shortly before
 * @param groupOnly what the victims have in common and the served have not; else null
 * @param flood the flood that takes the addresses, or null
 * @param overtaken newcomers who came later than a victim, of this outage or of one whose victims
 *     never succeeded, and were given addresses of which nobody knew
 * @param wasDead the server was thought to be gone in this outage: it may be back, with a queue
 * @param checking a server works on a queue of address checks
 * @param lateAnswers median wait of the newcomers served last, microseconds
 */
record OutageFacts(
    long now,
    long began,
    List<Failing> failing,
    List<ClientRecord> victims,
    long servedBefore,
    @Nullable Served lastServedBefore,
    List<Served> servedSince,
    long offeredLately,
    List<Served> overtakers,
    int notOvertaken,
    List<LifeSign> ownPath,
    List<LifeSign> firm,
    boolean firmlyUsed,
    List<LifeSign> otherPath,
    @Nullable LifeSign lastLife,
    List<ClientRecord> holders,
    int unansweredSinceLife,
    double lossShare,
    long lastEnd,
    int hosts,
    boolean ownLease,
    int beganInView,
    @Nullable Refusal nearFull,
    @Nullable PoolUse pool,
    long lost,
    long declined,
    @Nullable Group groupOnly,
    Flood.@Nullable Finding flood,
    long overtaken,
    boolean wasDead,
    boolean checking,
    long lateAnswers,
    Level level) {

  /** Addresses in use of a pool of known size. */
  record PoolUse(int inUse, int capacity) {
    boolean full() {
      return inUse >= capacity;
    }
  }

  /** A configured pool is full. */
  boolean poolFull() {
    return pool != null && pool.full();
  }

  /** A configured pool is seen to be half empty; leases of before are unseen. */
  boolean poolHasRoom() {
    return pool != null && pool.inUse() * 2 <= pool.capacity();
  }

  /**
   * What all victims share.
   *
   * @param what {@code vendor-class} or {@code oui}
   */
  record Group(String what, String value) {}

  /**
   * Holders whose lease was seen granted and used here, since the last outage: a server that is
   * back may have lost its records, and is silent to holders of before (RFC 2131 4.3.2).
   */
  long holdersGranted() {
    return holders.stream()
        .filter(client -> client.rebinding() != null && client.rebinding().granted())
        .filter(client -> client.usedArp() || client.acked())
        .filter(client -> client.lease() == null || client.lease().granted().micros() > lastEnd)
        .count();
  }

  /** Whether so many unanswered messages in a row are lost by chance, where messages get lost. */
  boolean mayBeLost(long unanswered) {
    return Math.pow(lossShare, (double) unanswered / Thresholds.LOST_TOGETHER) > Thresholds.CHANCE;
  }

  /** DISCOVERs of newcomers that fail. */
  long unanswered() {
    return failing.stream().mapToLong(Failing::discovers).sum();
  }

  /** Whether newcomers go unanswered since the last sign of life, or holders since before it. */
  boolean silentSinceLife() {
    return unansweredSinceLife > 0;
  }

  /** Whether a server was there since it began, and is not gone for long again. */
  boolean livedLately() {
    return lastLife != null
        && lastLife.at().micros() > began
        && now - lastLife.at().micros() < Thresholds.GONE_AGAIN;
  }

  /**
   * Whether life on the newcomers' path is beyond doubt: two signs say so, or one that is more than
   * a single frame, which may be forged.
   */
  boolean livesFirmly() {
    return firm.stream().map(sign -> sign.witness() + "/" + sign.kind()).distinct().count()
            >= Thresholds.SIGNS_CONFIRM
        || firmlyUsed;
  }

  /** Checks of free addresses meanwhile: a server that checks them has some. */
  long checks() {
    return ownPath.stream().filter(sign -> sign.kind() == LifeKind.ADDRESS_CHECK).count();
  }

  /** Newcomers that came later than a victim and got addresses that nobody was seen with before. */
  long freshOvertakers() {
    return overtakers.stream().filter(one -> one.address() != null && one.fresh()).count();
  }

  /** Newcomers who were given addresses that nobody was seen with before. */
  long freshSince() {
    return servedSince.stream().filter(one -> one.address() != null && one.fresh()).count();
  }

  /** Whether those who wait may be in the queue in which others waited as long before. */
  boolean maybeQueued() {
    boolean moved =
        servedSince.stream()
            .anyMatch(one -> now - one.at().micros() <= 2 * Thresholds.SERVED_LATELY);
    return lateAnswers >= Thresholds.LATE_ANSWERS && (now - began < 2 * lateAnswers || moved);
  }

  boolean lone() {
    return SameDevice.devices(victims).size() <= 1;
  }
}
