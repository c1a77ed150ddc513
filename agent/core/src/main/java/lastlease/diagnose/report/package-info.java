/**
 * Writes a {@link lastlease.reports.PoolReport} when somebody reads it, from what the segments
 * keep. The only place of the core that walks over clients.
 */
@NullMarked
package lastlease.diagnose.report;

import org.jspecify.annotations.NullMarked;
