/**
 * Events in Apache Kafka, for when one machine is not enough. TODO
 */
@NullMarked
package lastlease.hub.kafka;

import org.jspecify.annotations.NullMarked;
