/**
 * Newcomers, or holders, that nobody answers: takes what happens in a segment, moves the belief,
 * keeps the running episode with its victims and proofs, and lives the incident that comes of it.
 */
@NullMarked
package lastlease.diagnose.outage;

import org.jspecify.annotations.NullMarked;
