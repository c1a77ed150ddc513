/**
 * Faults that show themselves, a class each, looked at when something of it happened; and the life
 * of the incident that comes of one. Here stand floods, refusals, conflicts and a pool that is
 * nearly full; in rooms of their own late and lost answers ({@code answer}), servers that do not
 * belong here ({@code foreign}), and what tells made-up names ({@code madeup}).
 */
@NullMarked
package lastlease.diagnose.detect;

import org.jspecify.annotations.NullMarked;
