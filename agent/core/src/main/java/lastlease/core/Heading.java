package lastlease.core;

import java.time.Instant;
import java.util.List;
import lastlease.reports.PoolReport;

/**
 * The parts of a report that do not come from the inputs.
 *
 * @param sources as the readers know them
 * @param reveal whether MAC addresses, hostnames and client identifiers of clients are shown
 */
public record Heading(
    PoolReport.Tool tool, Instant generatedAt, List<PoolReport.Source> sources, boolean reveal) {}
