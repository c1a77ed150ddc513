/**
 * Parsers against bytes that nobody thought of. Each has a class {@code …Fuzz} beside it, whose
 * {@code fuzzerTestOneInput} says what must hold. The ordinary build gives each its corpus (what
 * was found, and a few right ones) and mutations of it; {@code -Pdeep} gives each to Jazzer for ten
 * minutes.
 */
@NullMarked
package lastlease.fuzz;

import org.jspecify.annotations.NullMarked;
