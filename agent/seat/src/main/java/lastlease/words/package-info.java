/**
 * What the agent says beside its reports: errors, warnings, progress and answers of commands, in
 * each language. Rooms below state a {@link lastlease.words.Saying}, a key with its values; who
 * prints it makes a sentence of it. Uses nothing of the other rooms.
 */
@NullMarked
package lastlease.words;

import org.jspecify.annotations.NullMarked;
