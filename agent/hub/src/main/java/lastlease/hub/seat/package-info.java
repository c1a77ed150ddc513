/**
 * One session of one seat, and the core that runs for it. In comes the session's journal, record by
 * record ({@link lastlease.hub.seat.SeatRun}); out goes what is known of the session ({@link
 * lastlease.hub.seat.SeatView}), or why nothing more can be ({@link lastlease.hub.seat.Damage}). It
 * knows no other room of the hub, and does not care where a journal is kept.
 */
@NullMarked
package lastlease.hub.seat;

import org.jspecify.annotations.NullMarked;
