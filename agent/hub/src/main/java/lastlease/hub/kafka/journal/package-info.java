/**
 * Journals in the log: posts as entries, their order, and up to where each is durable. In come
 * posts and entries; out goes what is new in them, what has to be asked for again, and a session's
 * state in a few bytes. It may use {@code broker} and the hub's {@code seat} and {@code intake}.
 */
@NullMarked
package lastlease.hub.kafka.journal;

import org.jspecify.annotations.NullMarked;
