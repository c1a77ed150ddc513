/**
 * The picture of an event: many seats' reports in, one {@link lastlease.reports.EventReport} out.
 * Reports are fused, never frames: clocks differ between seats. What one seat saw excludes rivals
 * of another's claim as evidence at one seat does, and never confirms by itself: its token may be
 * in wrong hands. Pure, and may use reports only.
 */
@NullMarked
package lastlease.event;

import org.jspecify.annotations.NullMarked;
