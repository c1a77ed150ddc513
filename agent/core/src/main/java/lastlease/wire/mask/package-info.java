/**
 * Hides who is in a frame, so that a session can be handed on. In come frames; out go the same with
 * devices numbered by their order, names and unknown options blanked, checksums right. It may use
 * {@code wire}, which does not know it.
 */
@NullMarked
package lastlease.wire.mask;

import org.jspecify.annotations.NullMarked;
