package lastlease.diagnose.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lastlease.diagnose.given.Settings;
import lastlease.diagnose.segment.SegmentCore;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Verdict;

/** Puts the report together: each segment's part, and the gravest of all as the whole's verdict. */
public final class ReportWriter {
  private final Settings settings;
  private final long now;

  public ReportWriter(Settings settings, long now) {
    this.settings = settings;
    this.now = now;
  }

  public PoolReport write(ReportHead head, PoolReport.Input input, Collection<SegmentCore> cores) {
    List<Segment> segments = new ArrayList<>();
    for (SegmentCore core : cores) {
      segments.add(new SegmentWriter(core, settings, now).write());
    }
    Optional<Segment> gravest =
        segments.stream()
            .filter(segment -> tells(segment, segments))
            .min(Comparator.comparing(Segment::verdict).thenComparing(ReportWriter::sureness));
    PoolReport.Now current =
        segments.stream()
            .filter(segment -> tells(segment, segments))
            .map(Segment::now)
            .min(Comparator.comparing(PoolReport.Now::verdict))
            .orElse(new PoolReport.Now(Verdict.UNDETERMINED, null, null, input.from()));
    return new PoolReport(
        PoolReport.SCHEMA,
        head.tool(),
        head.generatedAt(),
        head.title(),
        "en",
        head.options(),
        input,
        gravest.map(Segment::verdict).orElse(Verdict.UNDETERMINED),
        gravest.map(Segment::confidence).orElse(null),
        gravest.map(Segment::severity).orElse(null),
        current,
        segments);
  }

  /** A segment where nobody speaks DHCP says nothing beside one where somebody does. */
  private static boolean tells(Segment segment, List<Segment> all) {
    return segment.verdict() != Verdict.UNDETERMINED
        || segment.vantage().code() != Segment.VantageCode.NO_DHCP
        || all.stream().allMatch(other -> other.verdict() == Verdict.UNDETERMINED);
  }

  private static int sureness(Segment segment) {
    return segment.confidence() == null ? 9 : segment.confidence().ordinal();
  }
}
