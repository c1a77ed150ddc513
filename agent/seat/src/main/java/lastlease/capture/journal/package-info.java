/**
 * A session's journal: a pcapng of all inputs of the core, in their order. In come inputs; out come
 * the same again, from a file, from its end while it grows, or from pieces of whole blocks that
 * arrive from elsewhere. It may use {@code file}, and knows nobody who listens.
 */
@NullMarked
package lastlease.capture.journal;

import org.jspecify.annotations.NullMarked;
