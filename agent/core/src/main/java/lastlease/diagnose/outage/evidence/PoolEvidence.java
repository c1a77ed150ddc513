package lastlease.diagnose.outage.evidence;

import java.util.stream.Stream;
import lastlease.diagnose.incident.EvidenceList;
import lastlease.diagnose.outage.fact.OutageFacts;
import lastlease.diagnose.pool.Occupancy;
import lastlease.diagnose.table.Holders;
import lastlease.diagnose.table.TableUse;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Incident.Weight;
import lastlease.reports.Verdict;
import lastlease.track.SegmentTrack;
import lastlease.track.moment.Times;
import lastlease.track.server.AddressChecks;
import org.jspecify.annotations.Nullable;

/** How full the pool is: by what is configured, by the server's own table, by what it does. */
final class PoolEvidence {
  private final SegmentTrack track;
  private final OutageFacts facts;
  private final Verdict verdict;
  private final EvidenceList list;

  PoolEvidence(SegmentTrack track, OutageFacts facts, Verdict verdict, EvidenceList list) {
    this.track = track;
    this.facts = facts;
    this.verdict = verdict;
    this.list = list;
  }

  /**
   * @param holders whose the leases of the server's own table are, null without one
   */
  void tell(@Nullable Holders holders) {
    if (facts.nearFull() != null) {
      list.forIt(
          EvidenceCode.NEAR_FULL_NAK,
          facts.nearFull().at().micros(),
          Stream.of(facts.nearFull().at()),
          facts.nearFull().server() == null ? null : facts.nearFull().server().toString(),
          Times.instant(facts.nearFull().at().micros()));
    }
    table();
    Occupancy.Use pool = facts.table() == null ? facts.pool() : null;
    if (pool != null && pool.full()) {
      list.forIt(
          EvidenceCode.CONFIGURED_POOL_FULL,
          facts.now(),
          Stream.empty(),
          (long) pool.inUse(),
          (long) pool.capacity());
    } else if (pool != null && facts.poolHasRoom()) {
      list.against(
          EvidenceCode.POOL_USE,
          facts.now(),
          Stream.empty(),
          (long) pool.inUse(),
          (long) pool.capacity(),
          Math.round(100.0 * pool.inUse() / pool.capacity()));
    }
    if (facts.servedBefore() == 0 && facts.hosts() > 0) {
      list.add(
          verdict == Verdict.POOL_EXHAUSTED ? Weight.FOR : Weight.AGAINST,
          EvidenceCode.HOSTS_ON_ROUTABLE,
          facts.now(),
          Stream.empty(),
          (long) facts.hosts());
    }
    AddressChecks.Count before = track.checks().count(Long.MIN_VALUE, facts.began());
    AddressChecks.Count after = track.checks().count(facts.began(), Long.MAX_VALUE);
    if (before.checked() >= 3 && after.checked() == 0 && after.discovers() >= 3) {
      list.forIt(
          EvidenceCode.ADDRESS_CHECKS_STOPPED,
          facts.now(),
          Stream.empty(),
          (long) before.checked(),
          (long) before.discovers(),
          (long) after.checked(),
          (long) after.discovers());
    }
    left(holders);
  }

  /** What the server's own table says; it settles whether the pool is full. */
  private void table() {
    TableUse table = facts.table();
    if (table == null || table.capacity() == 0) {
      return;
    }
    TableUse before = facts.episode().table().lastFull();
    if (before != null && verdict == Verdict.POOL_EXHAUSTED && !facts.tableHasFew()) {
      // What it says now is how that ended.
      table = before;
    }
    boolean full = table.full();
    boolean few = verdict == Verdict.POOL_EXHAUSTED && table.free() > 0 && facts.tableHasFew();
    if (full || few || table.hasRoom()) {
      list.add(
          full == (verdict == Verdict.POOL_EXHAUSTED) ? Weight.FOR : Weight.AGAINST,
          full ? EvidenceCode.SERVER_TABLE_FULL : EvidenceCode.SERVER_TABLE_HAS_ROOM,
          table.takenAt(),
          Stream.empty(),
          (long) (full ? table.inUse() : table.free()),
          (long) table.capacity(),
          Times.instant(table.readAt()));
    }
    if (table.declined() > 0) {
      list.add(
          full ? Weight.FOR : Weight.AGAINST,
          EvidenceCode.SERVER_TABLE_DECLINED,
          table.takenAt(),
          Stream.empty(),
          (long) table.declined());
    }
  }

  /** Leases of devices that left are why a shorter lease, or a purge, is worth it. */
  private void left(@Nullable Holders holders) {
    if (holders != null && holders.left() > 0 && verdict == Verdict.POOL_EXHAUSTED) {
      list.forIt(
          EvidenceCode.SERVER_TABLE_LEFT,
          facts.now(),
          Stream.empty(),
          (long) holders.left(),
          (long) holders.leases(),
          holders.leftSeconds());
    }
  }
}
