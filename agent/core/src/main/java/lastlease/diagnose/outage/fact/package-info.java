/**
 * What is known of an episode when somebody asks: the facts that claims, evidence and advice look
 * at, the latest signs of servers, what its victims have in common, who was not let in, whether
 * holders renew, and what ended it. In come an episode and what other detectors know; out go
 * values. It may use {@code episode}, and of the diagnosis what else an outage hangs on: belief,
 * pool, table, and the detectors.
 */
@NullMarked
package lastlease.diagnose.outage.fact;

import org.jspecify.annotations.NullMarked;
