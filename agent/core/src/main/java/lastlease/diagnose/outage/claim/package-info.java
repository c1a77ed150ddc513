/**
 * What may be claimed of an outage or of a lone failure, and when a claim becomes another: the rows
 * of the report's contract. In come facts; out go claims with verdict, confidence and rivals. It
 * may use {@code fact}, {@code episode}, the belief and incidents.
 */
@NullMarked
package lastlease.diagnose.outage.claim;

import org.jspecify.annotations.NullMarked;
