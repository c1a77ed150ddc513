package lastlease.diagnose.outage.evidence;

import java.util.List;
import lastlease.diagnose.incident.EvidenceList;
import lastlease.diagnose.outage.episode.NewAddresses;
import lastlease.diagnose.outage.fact.OutageFacts;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Incident.Weight;
import lastlease.reports.Verdict;
import lastlease.track.Served;
import org.jspecify.annotations.Nullable;

/** What the addresses that were given out at an outage's end tell of it. */
final class RecoveryEvidence {
  private final OutageFacts facts;
  private final Verdict verdict;
  private final long ended;
  private final @Nullable NewAddresses shown;
  private final EvidenceList list;

  /**
   * @param ended core time of the end
   * @param shown what new addresses show, or null
   * @param list takes what is found
   */
  RecoveryEvidence(
      OutageFacts facts,
      Verdict verdict,
      long ended,
      @Nullable NewAddresses shown,
      EvidenceList list) {
    this.facts = facts;
    this.verdict = verdict;
    this.ended = ended;
    this.shown = shown;
    this.list = list;
  }

  /** Whatever it was: the next addresses were there at its end, so the pool is not small now. */
  static boolean isEnough(@Nullable NewAddresses shown) {
    return shown != null && shown.where() == NewAddresses.Where.NEXT;
  }

  /**
   * What was given out at the end tells whether there had been any: a full pool gives back.
   *
   * @param surelyGone leases lapse while a server is gone: that their addresses are given out tells
   *     nothing
   */
  void tell(boolean surelyGone) {
    if (verdict != Verdict.POOL_EXHAUSTED && verdict != Verdict.SERVER_UNREACHABLE) {
      return;
    }
    List<Served> given =
        facts.servedSince().stream()
            .filter(served -> served.at().micros() >= ended && served.address() != null)
            .filter(served -> !served.takenBack())
            .toList();
    boolean full = verdict == Verdict.POOL_EXHAUSTED;
    if (!surelyGone) {
      // Leases lapse while a server is gone: that their addresses are given out tells nothing.
      addresses(
          EvidenceCode.REUSED_ADDRESSES,
          full,
          given.stream().filter(one -> !facts.episode().isNew(one)).toList());
    }
    List<Served> fresh = given.stream().filter(facts.episode()::isNew).toList();
    addresses(EvidenceCode.FRESH_ADDRESSES, !full, fresh);
    if (shown != null && !fresh.isEmpty()) {
      shown(shown, fresh, full);
    }
  }

  /** Where the new ones lie, and what that leaves open. */
  private void shown(NewAddresses where, List<Served> fresh, boolean full) {
    @Nullable EvidenceCode code =
        switch (where.where()) {
          case NEXT -> EvidenceCode.NEXT_ADDRESSES;
          case NEW_RANGE -> EvidenceCode.NEW_RANGE;
          case INSIDE -> EvidenceCode.ADDRESSES_BETWEEN;
          case OPEN -> null;
        };
    if (code != null) {
      boolean supports = full == (where.where() == NewAddresses.Where.NEW_RANGE);
      list.add(
          supports ? Weight.FOR : Weight.AGAINST,
          code,
          fresh.get(fresh.size() - 1).at().micros(),
          fresh.stream().map(Served::at),
          where.first().toString(),
          (long) where.count());
    }
  }

  private void addresses(EvidenceCode code, boolean supports, List<Served> given) {
    if (!given.isEmpty()) {
      list.add(
          supports ? Weight.FOR : Weight.AGAINST,
          code,
          given.get(given.size() - 1).at().micros(),
          given.stream().map(Served::at),
          given.stream().map(Served::address).distinct().count());
    }
  }
}
