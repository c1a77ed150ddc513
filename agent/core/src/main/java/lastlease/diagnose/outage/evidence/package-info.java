/**
 * What is written down of an outage: evidence for and against with its frames, what else was ruled
 * out, and what the venue should do. In come facts and a claim; out goes an incident's file. It may
 * use {@code claim}, {@code fact}, {@code episode}, {@code victim} and what the pool and its table
 * say, and decides nothing.
 */
@NullMarked
package lastlease.diagnose.outage.evidence;

import org.jspecify.annotations.NullMarked;
