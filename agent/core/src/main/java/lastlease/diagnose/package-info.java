/**
 * Tells what is wrong. In come the tracked records; out come incidents with their evidence, and the
 * {@link lastlease.reports.PoolReport}. Pure: time is the frames' own, or what {@link
 * lastlease.diagnose.Diagnosis#advance} says.
 */
@NullMarked
package lastlease.diagnose;

import org.jspecify.annotations.NullMarked;
