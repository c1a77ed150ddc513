package lastlease.diagnose.report;

import java.time.Instant;
import lastlease.reports.PoolReport;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a report that come from the outside.
 *
 * @param input as the readers counted it; {@code from}, {@code to}, {@code copies}, {@code
 *     malformedFrames}, {@code gaps} and {@code segmentsOmitted} are filled in by the core, {@code
 *     lostFrames} is added to
 */
public record ReportHead(
    PoolReport.Tool tool,
    Instant generatedAt,
    @Nullable String title,
    PoolReport.Options options,
    PoolReport.Input input) {}
