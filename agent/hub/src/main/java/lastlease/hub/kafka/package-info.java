/**
 * Events in Apache Kafka, for when one machine is not enough: any number of hubs, started alike. In
 * come posts, from whatever seat comes to whatever hub; out go the same answers, pages and alerts
 * as of one hub alone. It may use {@code lastlease.hub} and Kafka's clients, and nobody else uses
 * these.
 *
 * <p>An event has three topics. <b>Journals</b>: each post is an entry, keyed by its session, so
 * that a session is in one partition, in order; acknowledged when all replicas that count have it
 * ({@code KafkaIntake}). A hub does not ask the others where a journal stands: it may lag behind
 * ({@code Standings}), so that a seat sends something twice, which whoever reads the log drops
 * ({@code JournalOrder}); what has a hole before it is asked for again. <b>Reports</b>, compacted:
 * what the hub that runs a session's core says of it ({@code Speaker}), read by all ({@code
 * Bulletin}), so that each can show the whole event. <b>Control</b>, compacted: the event's tokens
 * and what was told of its incidents.
 *
 * <p>The hubs are one group of consumers. Who gets a partition of the journals reads it from its
 * beginning, so that the cores come to where they stood, byte for byte, and is mute until it has
 * come to what was the end ({@code Worker}, {@code Share}). Who has the partition of control tells
 * the alerts ({@code Teller}): what it tells is kept in one transaction with the offsets of the
 * reports that it follows from, before it goes out ({@code ControlShelf}); a hub that has lost the
 * partition and does not know it yet cannot commit, and so tells nothing. After a crash an alert
 * may be sent again, under the same id.
 *
 * <p>A hub that is killed is missed after 10 s ({@code session.timeout.ms}); the others learn of it
 * within 1 s ({@code heartbeat.interval.ms}) and read its partitions from their beginning. One that
 * is stopped says so, and is replaced at once.
 */
@NullMarked
package lastlease.hub.kafka;

import org.jspecify.annotations.NullMarked;
