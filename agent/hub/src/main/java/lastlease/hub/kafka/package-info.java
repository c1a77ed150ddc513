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
 * is stopped says so, and is replaced at once. One that is killed was replaced 11 s after kill -9,
 * measured with {@code KafkaIT} on two busy cores.
 *
 * <p><b>100,000 seats, on paper.</b> What was measured ({@code KafkaRestoreIT}, two cores, busy
 * with other work): one hub read and diagnosed 167,000 frames of 2,284 sessions in 10 s, 16,700
 * frames/s; 13,699 small rooms took 2 GB, which was all that it had, 142 kB each. A million frames
 * took 138 s there, not 15. From that:
 *
 * <ul>
 *   <li>Entries: a seat says every 5 s that it lives, and posts twice a second where much happens,
 *       say in one room of twenty: 100,000 / 5 + 5,000 * 2 = 30,000 entries/s; at some 150 bytes
 *       each, compressed, 4.5 MB/s, with three replicas 13.5 MB/s. Three brokers carry that; five
 *       leave room.
 *   <li>Hubs: 1 frame/s a seat is 100,000 frames/s; at 16,700 a hub, six are full. 24, each a
 *       quarter busy, catch up. Memory: 100,000 / 24 = 4,200 sessions, at 142 kB to 0.5 MB 0.6 to 2
 *       GB.
 *   <li>Partitions: four a hub, 96, so that those of a hub that dies go to four others: 1,040
 *       sessions each. Of 80 frames each they are read in 5 s; of 1,000, a long day, in a minute.
 *   <li>The hub that tells alerts reads all reports: one in 10 s of each of 5,000 busy rooms, 20
 *       kB, is 10 MB/s. Its picture is the limit that is met first; several events divide it.
 * </ul>
 */
@NullMarked
package lastlease.hub.kafka;

import org.jspecify.annotations.NullMarked;
