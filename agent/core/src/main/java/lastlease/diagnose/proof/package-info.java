/**
 * Evidence that makes certain, if the frames are honest, and takes several frames to see: a
 * server's life with unanswered newcomers before and after it, holders of leases who ask in vain,
 * the word of one device alone. Each class notes as it happens when it holds and by which frames.
 * In come what was tracked of clients and servers; out go answers to whether it holds. Which rival
 * each kind excludes stands in {@code ProofTable} of {@code lastlease.diagnose.outage.claim}.
 */
@NullMarked
package lastlease.diagnose.proof;

import org.jspecify.annotations.NullMarked;
