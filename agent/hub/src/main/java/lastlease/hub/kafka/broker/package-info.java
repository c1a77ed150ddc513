/**
 * The brokers, as this process reaches them: clients, an event's topics and who reads them, reading
 * a partition to its end, and what went wrong in one line. In come a place and an event's name; out
 * go clients and topics that exist. It may use the hub's {@code seat} and {@code intake}.
 */
@NullMarked
package lastlease.hub.kafka.broker;

import org.jspecify.annotations.NullMarked;
