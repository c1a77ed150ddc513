/**
 * Events in Apache Kafka, for when one machine is not enough: any number of hubs, started alike. In
 * come posts, from whatever seat comes to whatever hub; out go the same answers, pages and alerts
 * as of one hub alone. It may use the hub's {@code seat}, {@code secret}, {@code event} and {@code
 * intake}, and Kafka's clients, which nobody else uses. Its rooms: {@code broker}, {@code record},
 * then a room for each topic, {@code journal}, {@code report} and {@code control}; here stands what
 * joins them to an intake.
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
 * <p><b>100,000 seats, on paper.</b> What was measured ({@code KafkaRestoreIT}, {@code
 * KafkaLoadIT}; one hub with its broker on two cores that were busy with other work, too; rooms of
 * lab captures, one of twenty with a full pool, seed 20261128): a million frames were restored in
 * 13 and 21 s (2,000 sessions, 1.2 GB) and in 14 and 21 s (10,000 sessions, 1.8 GB), the longer
 * times beside more other work; before large pages and a collector of two threads, and as long as
 * reports were made meanwhile, it took 138 s. 2,000 seats with 10 frames a second each were taken
 * in and diagnosed for two minutes at 19,400 frames/s with 1.2 s of CPU a second for the hub and
 * 0.2 s for the broker, in 2.1 GB; half of the posts were durable 1.2 s after their oldest frame
 * was there, 99 % after 3.3 s. In a run of five minutes, when others left the hub half of the
 * machine and its heap of 2 GB was full, 19,800 frames/s were taken in all the time, and the
 * diagnosis was 55 s behind at the end. CPU and memory grow more slowly than seats: 500 took 0.75 s
 * of CPU a second and 1.4 GB, 1,000 took 0.9 s and 1.6 GB. (Rooms were two segments each then, by a
 * mistake of the generator: the figures are rather too high.)
 *
 * <p>What a session holds, measured as heap after a collection: 27 kB once it has heard a frame; of
 * a busy room (10 frames a second, 90 devices) 0.42 MB after 5 minutes, 0.53 MB where its pool is
 * full, and 1.3 MB after 30; a report that somebody asked for takes 80 kB more. What grows are the
 * last 4,000 devices served with their attempts, and the last 20,000 requests that a reply may
 * belong to. Half of the heap is for what is new, so 2 GB have room for 1 GB of sessions: that is
 * what was full after five minutes of 2,000 such rooms. From that:
 *
 * <ul>
 *   <li>Entries: a seat says every 5 s that it lives, and posts twice a second where much happens,
 *       say in one room of twenty: 100,000 / 5 + 5,000 * 2 = 30,000 entries/s; at some 150 bytes
 *       each, compressed, 4.5 MB/s, with three replicas 13.5 MB/s. Three brokers carry that; five
 *       leave room.
 *   <li>Hubs: 1 frame/s a seat is 100,000 frames/s; at 19,400 a hub of two cores, six are full. 24,
 *       each a quarter busy, catch up. Memory: 100,000 / 24 = 4,200 sessions, at 0.03 MB (a quiet
 *       room) to 1.3 MB (a busy one of 90 devices) 0.1 to 5.5 GB, in a heap twice as large.
 *   <li>Partitions: four a hub, 96, so that those of a hub that dies go to four others: 1,040
 *       sessions each. Of 80 frames each they are read in 2 s; of 1,000, a long day, in 15 s.
 *   <li>The hub that tells alerts reads all reports: one in 10 s of each of 5,000 busy rooms, 20
 *       kB, is 10 MB/s. Its picture is the limit that is met first; several events divide it.
 * </ul>
 */
@NullMarked
package lastlease.hub.kafka;

import org.jspecify.annotations.NullMarked;
