/**
 * What is certain, if the frames are honest: kinds of evidence, each a class that notes as it
 * happens when it holds and by which frames, and the table of which rival cause each excludes. A
 * claim is confirmed when every rival is excluded.
 */
@NullMarked
package lastlease.diagnose.proof;

import org.jspecify.annotations.NullMarked;
