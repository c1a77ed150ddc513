package lastlease.diagnose;

import static lastlease.reports.Verdict.PACKET_LOSS;
import static lastlease.reports.Verdict.POOL_EXHAUSTED;
import static lastlease.reports.Verdict.SERVER_SLOW;
import static lastlease.reports.Verdict.SERVER_UNREACHABLE;

import lastlease.reports.Confidence;
import lastlease.reports.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Holders who ask for more time are answered by a full server, and not by a dead one (RFC 2131
 * 4.4.5): their silence tells. Where nobody was ever answered, silence alone must do.
 */
final class UnreachableRule implements Rule {
  @Override
  public @Nullable Claim claim(OutageFacts facts) {
    Severity severity =
        facts.lone() && facts.holders().size() <= 1 ? Severity.WARNING : Severity.CRITICAL;
    boolean mayBeLost = facts.mayBeLost(facts.unansweredSinceLife());
    // A server that came back without its records is silent to holders, and answers newcomers.
    if (facts.holdersGranted() >= 2
        && facts.silentSinceLife()
        && facts.overtakers().isEmpty()
        && !facts.livedLately()
        && !facts.checking()
        && !mayBeLost) {
      return Claim.of(SERVER_UNREACHABLE, Confidence.CONFIRMED, severity);
    }
    if (!facts.holders().isEmpty()) {
      Claim claim = Claim.of(SERVER_UNREACHABLE, Confidence.LIKELY, severity, POOL_EXHAUSTED);
      claim = facts.checking() ? claim.against(SERVER_SLOW) : claim;
      return mayBeLost ? claim.against(PACKET_LOSS) : claim;
    }
    if (facts.servedBefore() > 0 || facts.victims().isEmpty()) {
      return null;
    }
    boolean addressesInUse = facts.hosts() >= 2 || facts.ownLease();
    Confidence confidence =
        facts.lone() || addressesInUse ? Confidence.POSSIBLE : Confidence.LIKELY;
    return Claim.of(SERVER_UNREACHABLE, confidence, severity, POOL_EXHAUSTED);
  }
}
