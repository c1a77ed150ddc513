/**
 * Faults that show themselves, a class each: floods, foreign servers, refusals, conflicts,
 * slowness, loss, a pool that is nearly full. Each is looked at when something of it happened.
 */
@NullMarked
package lastlease.diagnose.detect;

import org.jspecify.annotations.NullMarked;
