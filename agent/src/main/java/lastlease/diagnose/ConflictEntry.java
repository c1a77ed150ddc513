package lastlease.diagnose;

import java.util.List;
import java.util.stream.Stream;
import lastlease.reports.AdviceCode;
import lastlease.reports.Confidence;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.track.SegmentTrack;
import lastlease.track.SegmentTrack.Declined;
import org.jspecify.annotations.Nullable;

/**
 * Clients decline addresses that somebody else uses (RFC 2131 4.4.1). Each DECLINE takes an address
 * out of the pool for long, so many of them can exhaust it without a crowd.
 */
final class ConflictEntry implements CatalogueEntry {
  private final SegmentTrack track;

  ConflictEntry(SegmentTrack track) {
    this.track = track;
  }

  @Override
  public @Nullable Finding find(long since, long now) {
    List<Declined> declined =
        track.declined().stream().filter(one -> one.at().micros() > since).toList();
    if (declined.isEmpty()) {
      return null;
    }
    long addresses = declined.stream().map(Declined::address).distinct().count();
    long clients = declined.stream().map(Declined::client).distinct().count();
    EvidenceList evidence = new EvidenceList();
    evidence.forIt(
        EvidenceCode.DECLINES,
        declined.get(declined.size() - 1).at().micros(),
        declined.stream().map(Declined::at),
        (long) declined.size(),
        addresses,
        clients);
    if (track.vantage().level() != lastlease.reports.Segment.Level.FULL) {
      evidence.against(
          EvidenceCode.VANTAGE_LIMITS, now, Stream.empty(), track.vantage().level().name());
    }
    boolean several = addresses >= Thresholds.DECLINED_ADDRESSES;
    return new Finding(
        Claim.of(
            Verdict.ADDRESS_CONFLICTS,
            several && clients >= 2 ? Confidence.LIKELY : Confidence.POSSIBLE,
            several ? Severity.WARNING : Severity.INFO),
        declined.get(0).at().micros(),
        declined.get(declined.size() - 1).at().micros(),
        declined.stream().map(Declined::client).distinct().toList(),
        evidence.list(),
        List.of(
            AdviceList.one(AdviceCode.EXCLUDE_FIXED, addresses),
            AdviceList.one(AdviceCode.CLEAR_DECLINED, addresses)));
  }
}
