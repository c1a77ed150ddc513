/**
 * How a command ends that could not do what it should. In come exceptions and what a user gave that
 * cannot be; out goes one line in words for the user, an exit status, and for what nobody expected
 * a note for a developer. It may use the words and the state directory, and no other room of the
 * commands.
 */
@NullMarked
package lastlease.cli.failure;

import org.jspecify.annotations.NullMarked;
