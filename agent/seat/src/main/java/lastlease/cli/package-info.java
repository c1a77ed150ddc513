/**
 * The commands and their options. In come words and a person's environment; out goes an exit
 * status, with reports written on the way. The only package that knows picocli, with its rooms; it
 * wires the other packages together and has no facts of its own. Here stand the way in, the help
 * and wrong usage; the rooms are {@code here} and {@code kept} with a class a command, {@code
 * output}, {@code option}, {@code config} and {@code failure}, each of which may use those named
 * after it ({@code here} and {@code kept} nothing of each other).
 */
@NullMarked
package lastlease.cli;

import org.jspecify.annotations.NullMarked;
