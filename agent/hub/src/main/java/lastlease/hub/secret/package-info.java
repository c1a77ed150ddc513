/**
 * What is nobody else's: an event's two keys, and files that only their owner may read. In comes a
 * folder or a key that somebody shows; out go keys, answers, and attributes to make files with. It
 * knows no other room of the hub.
 */
@NullMarked
package lastlease.hub.secret;

import org.jspecify.annotations.NullMarked;
