/**
 * An incident as it is told: its claim, how long a claim must hold, its evidence and advice, and
 * the list of a segment's incidents. Knows nothing of how faults are found.
 */
@NullMarked
package lastlease.diagnose.incident;

import org.jspecify.annotations.NullMarked;
