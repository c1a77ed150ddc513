/**
 * Writes a {@link lastlease.reports.PoolReport} when somebody reads it, from what the segments
 * keep. Walks over all clients and servers, so that nothing here is called for a frame.
 */
@NullMarked
package lastlease.diagnose.report;

import org.jspecify.annotations.NullMarked;
