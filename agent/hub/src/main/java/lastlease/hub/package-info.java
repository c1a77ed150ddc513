/**
 * Many seats, one picture: takes in what seats send of their journals, runs the same core for each,
 * joins the reports ({@link lastlease.event.EventPicture}) and serves an event's page, JSON,
 * metrics and alerts. In come posts of {@link lastlease.uplink.Protocol}; what is acknowledged is
 * durable. The only package that knows Kafka.
 */
@NullMarked
package lastlease.hub;

import org.jspecify.annotations.NullMarked;
