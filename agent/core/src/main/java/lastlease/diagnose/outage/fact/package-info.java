/**
 * What is known of an episode when somebody asks: the facts that claims, evidence and advice look
 * at, what its victims have in common, who was not let in, and what ended it. In come an episode and
 * what other detectors know; out go values. It may use {@code episode} and what that may.
 */
@NullMarked
package lastlease.diagnose.outage.fact;

import org.jspecify.annotations.NullMarked;
