/**
 * What may be claimed of an outage or of a lone failure, and when a claim becomes another: the rows
 * of the report's contract. {@code OutageClaims} says which verdict the facts speak for; {@code
 * ProofTable} has a cell for each rival of it, with the kinds of evidence that exclude or keep it:
 * from there are the confidence, the rivals, and what is ruled out. Of clients that fail while
 * others are served {@code LoneClaims} speaks, and confirms nothing. In come facts; out go claims.
 * It may use {@code fact}, {@code episode}, the belief and incidents.
 */
@NullMarked
package lastlease.diagnose.outage.claim;

import org.jspecify.annotations.NullMarked;
