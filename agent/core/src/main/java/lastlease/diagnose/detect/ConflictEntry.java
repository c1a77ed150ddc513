package lastlease.diagnose.detect;

import java.util.List;
import java.util.stream.Stream;
import lastlease.diagnose.incident.AdviceList;
import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.incident.EvidenceList;
import lastlease.reports.AdviceCode;
import lastlease.reports.Confidence;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.track.Happenings.Declined;
import lastlease.track.SegmentTrack;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * Clients decline addresses that somebody else uses (RFC 2131 4.4.1). Each DECLINE takes an address
 * out of the pool for long, so many of them can exhaust it without a crowd.
 */
public final class ConflictEntry implements CatalogueEntry {
  /** DECLINEs of so many distinct addresses are an incident; a single one is worth a note. */
  private static final int DECLINED_ADDRESSES = 2;

  /** So many addresses are named: who has more of them looks into the server's log anyway. */
  private static final int NAMED = 5;

  private final SegmentTrack track;

  public ConflictEntry(SegmentTrack track) {
    this.track = track;
  }

  /** The addresses, the lowest first; where they are many, the first of them. */
  private static String named(List<Declined> declined) {
    List<String> all =
        declined.stream().map(Declined::address).distinct().sorted().map(Ipv4::toString).toList();
    return String.join(", ", all.subList(0, Math.min(NAMED, all.size())))
        + (all.size() > NAMED ? ", …" : "");
  }

  @Override
  public long ceasesAfter(long since) {
    return CEASED;
  }

  @Override
  public @Nullable Finding find(long since, long now) {
    List<Declined> declined =
        track.happenings().declined().stream().filter(one -> one.at().micros() > since).toList();
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
        clients,
        named(declined));
    if (track.vantage().level() != lastlease.reports.Segment.Level.FULL) {
      evidence.against(
          EvidenceCode.VANTAGE_LIMITS, now, Stream.empty(), track.vantage().level().name());
    }
    boolean several = addresses >= DECLINED_ADDRESSES;
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
