package lastlease.diagnose.pool;

import lastlease.diagnose.incident.AdviceList;
import lastlease.reports.AdviceCode;
import lastlease.reports.Incident.Advice;
import lastlease.reports.Segment;
import lastlease.track.SegmentTrack;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/** What a pool is to become: how many addresses, and which, where that is known. */
public final class WiderPool {
  /** Devices a person: pools are to be sized with it. */
  private static final double DEVICES_FACTOR = 2.5;

  /** Addresses of a network that the venue's own devices need beside the pool. */
  private static final int OWN_DEVICES = 10;

  private WiderPool() {}

  /** Addresses that so many devices need: some return under another address, some bring two. */
  public static long wanted(long devices) {
    return (long) Math.ceil(devices * DEVICES_FACTOR);
  }

  /**
   * The advice for a segment's main pool whose size is known.
   *
   * @param now its size
   * @param seen devices that were seen at once
   * @param taken addresses of it that are taken, and devices that wait for one
   * @param inferred its size was neither configured nor told by the server
   * @return null where it is large enough for them
   */
  public static @Nullable Advice advice(
      SegmentTrack track, long now, long seen, long taken, boolean inferred) {
    boolean more = taken > seen;
    long wanted = wanted(Math.max(seen, taken));
    if (now >= wanted) {
      return null;
    }
    Pools.Subnet given = Pools.subnets(track).stream().findFirst().orElse(null);
    Pools.Subnet subnet = given == null || !given.known() ? null : given;
    Range range = given == null ? null : range(given, now);
    Ipv4 last = given == null || range == null ? null : lastOf(range.first(), wanted, given);
    boolean tooSmall = subnet != null && last == null && wanted > hosts(subnet.prefix());
    return AdviceList.one(
        AdviceCode.WIDEN_POOL,
        subnet == null ? null : subnet.cidr(),
        now,
        wanted,
        more ? null : Long.valueOf(seen),
        range == null ? null : range.first().toString(),
        range == null ? null : range.last().toString(),
        last == null ? null : last.toString(),
        tooSmall ? Long.valueOf(prefixFor(wanted)) : null,
        more ? Long.valueOf(taken) : null,
        null,
        null,
        inferred ? Segment.CapacityBasis.INFERRED.name() : null);
  }

  /**
   * The advice for a pool that is full and whose size nobody told. How many there are cannot be
   * seen, since leases of before are not: only how many more it takes for those who wait.
   *
   * @param waiting devices; 0 for none any more
   */
  public static Advice more(SegmentTrack track, long waiting) {
    return AdviceList.one(
        AdviceCode.WIDEN_POOL,
        subnet(track),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        waiting == 0 ? null : Long.valueOf(wanted(waiting)),
        waiting == 0 ? null : Long.valueOf(waiting),
        null);
  }

  /**
   * The advice for one that was made larger.
   *
   * @param before its size until then, where that is known
   * @param seen devices that were seen at once
   * @param taken addresses of it that were taken, and devices that waited for one
   */
  public static Advice keep(SegmentTrack track, @Nullable Long before, long seen, long taken) {
    boolean more = taken > seen;
    return AdviceList.one(
        AdviceCode.KEEP_POOL,
        subnet(track),
        before,
        wanted(Math.max(seen, taken)),
        more ? null : Long.valueOf(seen),
        more ? Long.valueOf(taken) : null);
  }

  /** The subnet of the pool, where its netmask is known. */
  private static @Nullable String subnet(SegmentTrack track) {
    return Pools.subnets(track).stream()
        .findFirst()
        .filter(Pools.Subnet::known)
        .map(Pools.Subnet::cidr)
        .orElse(null);
  }

  private record Range(Ipv4 first, Ipv4 last) {}

  /** The addresses of a pool: known only where all that was given out fills them. */
  private static @Nullable Range range(Pools.Subnet subnet, long size) {
    Ipv4 first = subnet.given().first();
    Ipv4 last = subnet.given().last();
    long between = Integer.toUnsignedLong(last.bits()) - Integer.toUnsignedLong(first.bits());
    return between + 1 == size ? new Range(first, last) : null;
  }

  /** The last of so many addresses; null where that leaves the subnet, or is its broadcast one. */
  public static @Nullable Ipv4 lastOf(Ipv4 first, long count, Pools.Subnet subnet) {
    long last = Integer.toUnsignedLong(first.bits()) + count - 1;
    long broadcast = Integer.toUnsignedLong(subnet.network().bits()) + hosts(subnet.prefix()) + 1;
    return last < broadcast ? new Ipv4((int) last) : null;
  }

  /** Addresses of a network that hosts can have. */
  public static long hosts(int prefix) {
    return Math.max(0, (1L << (32 - prefix)) - 2);
  }

  /** The longest prefix that holds a pool and the venue's own devices. */
  public static int prefixFor(long count) {
    long all = count + OWN_DEVICES + 2;
    return 32 - (64 - Long.numberOfLeadingZeros(all - 1));
  }
}
