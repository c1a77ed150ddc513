/** The commands, and the one loop that wires the stages together. */
@NullMarked
package lastlease;

import org.jspecify.annotations.NullMarked;
