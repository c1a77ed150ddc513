/**
 * Takes a seat's journal to a hub. The journal is the queue: what the hub has made durable it
 * acknowledges by its position, and from there on is sent, however long nobody could be reached.
 * May use capture (the journal's bytes) and tls (a hub's fingerprint); knows nothing of what is in
 * them.
 */
@NullMarked
package lastlease.uplink;

import org.jspecify.annotations.NullMarked;
