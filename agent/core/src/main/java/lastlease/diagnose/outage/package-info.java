/**
 * Newcomers, or holders, that nobody answers: takes what happens in a segment, moves the belief,
 * keeps the running episode with its victims and proofs, and lives the incident that comes of it.
 * Here stand the watch over what happens and the incidents' life; the rooms, each of which may use
 * those before, are {@code victim}, {@code episode}, {@code fact}, {@code claim} and {@code
 * evidence}.
 */
@NullMarked
package lastlease.diagnose.outage;

import org.jspecify.annotations.NullMarked;
