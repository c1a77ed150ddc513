/**
 * The commands and their options. In come words and a person's environment; out goes an exit
 * status, with reports written on the way. The only package that knows picocli; it wires the other
 * rooms together and has no facts of its own.
 */
@NullMarked
package lastlease.cli;

import org.jspecify.annotations.NullMarked;
