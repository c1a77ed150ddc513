/**
 * What one frame and one report cost, by JMH: decoding, a step of the driver, rendering. Compiled
 * and run with {@code -Pbench} only; the frames are made by the tests' own means.
 */
@NullMarked
package lastlease.bench;

import org.jspecify.annotations.NullMarked;
