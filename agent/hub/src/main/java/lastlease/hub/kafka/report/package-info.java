/**
 * What hubs say of the sessions whose cores they run. In come entries of this hub's partitions
 * ({@link lastlease.hub.kafka.report.Share}) and what the other hubs said ({@link
 * lastlease.hub.kafka.report.Bulletin}); out go sessions for the event's picture, and this hub's
 * own word ({@link lastlease.hub.kafka.report.Speaker}). It may use {@code journal}, {@code
 * record}, {@code broker}, and the hub's {@code seat}, {@code event} and {@code intake}.
 */
@NullMarked
package lastlease.hub.kafka.report;

import org.jspecify.annotations.NullMarked;
