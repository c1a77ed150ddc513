/**
 * Answers that come, but late, or to repeated messages only: a slow server, and loss. In come the
 * newcomers that were answered lately, out go the findings of two entries of the catalogue. A queue
 * of a crowd, which is well, is told apart here.
 */
@NullMarked
package lastlease.diagnose.detect.answer;

import org.jspecify.annotations.NullMarked;
