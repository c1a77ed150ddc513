package lastlease.diagnose.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lastlease.diagnose.given.Settings;
import lastlease.diagnose.segment.SegmentCore;
import lastlease.reports.Confidence;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/** Puts the report together: each segment's part, and the gravest of all as the whole's verdict. */
public final class ReportWriter {
  // The same is told of the whole in whatever order its segments were heard.
  private static final Comparator<@Nullable Confidence> SUREST =
      Comparator.nullsLast(Comparator.naturalOrder());
  private static final Comparator<@Nullable Severity> GRAVEST =
      Comparator.nullsLast(Comparator.reverseOrder());
  private static final Comparator<@Nullable Instant> EARLIEST =
      Comparator.nullsLast(Comparator.naturalOrder());

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
    segments.sort(RealLife.FIRST);
    Optional<Segment> gravest =
        segments.stream()
            .filter(segment -> tells(segment, segments))
            .min(
                Comparator.comparing(Segment::verdict)
                    .thenComparing(Segment::confidence, SUREST)
                    .thenComparing(Segment::severity, GRAVEST));
    PoolReport.Now current =
        segments.stream()
            .filter(segment -> tells(segment, segments))
            .map(Segment::now)
            .min(
                Comparator.comparing(PoolReport.Now::verdict)
                    .thenComparing(PoolReport.Now::confidence, SUREST)
                    .thenComparing(PoolReport.Now::severity, GRAVEST)
                    .thenComparing(PoolReport.Now::since, EARLIEST))
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
}
