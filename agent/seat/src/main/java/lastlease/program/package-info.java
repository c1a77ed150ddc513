/**
 * Programs that the user names: what comes in is a command, what goes out is its process, and an
 * end of all that it started. May use the language's libraries only.
 */
@NullMarked
package lastlease.program;

import org.jspecify.annotations.NullMarked;
