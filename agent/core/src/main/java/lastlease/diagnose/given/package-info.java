/**
 * What the user tells beside the frames: the venue's pools and servers. Plain values, from options.
 */
@NullMarked
package lastlease.diagnose.given;

import org.jspecify.annotations.NullMarked;
