package lastlease.diagnose;

import static lastlease.reports.Verdict.POOL_EXHAUSTED;
import static lastlease.reports.Verdict.SELECTIVE_FAILURE;
import static lastlease.reports.Verdict.SERVER_UNREACHABLE;

import lastlease.reports.Confidence;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A full server is silent to newcomers, like a dead one; what differs is that it lives. So the
 * claim grows with the signs of life that are seen between unanswered DISCOVERs.
 */
final class ExhaustedRule implements Rule {
  @Override
  public @Nullable Claim claim(OutageFacts facts) {
    if (facts.victims().isEmpty() || !facts.holders().isEmpty()) {
      return null;
    }
    Claim claim = facts.servedBefore() > 0 ? afterSuccess(facts) : neverServed(facts);
    return claim == null ? null : Doubt.weigh(claim, facts);
  }

  private static Claim afterSuccess(OutageFacts facts) {
    boolean lives = !facts.ownPath().isEmpty();
    if (facts.lone()) {
      return lives
          ? claim(Confidence.POSSIBLE, Severity.WARNING, SELECTIVE_FAILURE)
          : claim(Confidence.POSSIBLE, Severity.WARNING, SELECTIVE_FAILURE, SERVER_UNREACHABLE);
    }
    if (facts.livesFirmly()) {
      return claim(Confidence.CONFIRMED, Severity.CRITICAL);
    }
    boolean hinted =
        lives || !facts.otherPath().isEmpty() || facts.poolFull() || facts.nearFull() != null;
    return claim(
        hinted ? Confidence.LIKELY : Confidence.POSSIBLE, Severity.CRITICAL, SERVER_UNREACHABLE);
  }

  private static @Nullable Claim neverServed(OutageFacts facts) {
    if (facts.lone()) {
      return null;
    }
    if (facts.livesFirmly()) {
      return claim(Confidence.LIKELY, Severity.CRITICAL, SELECTIVE_FAILURE);
    }
    if (facts.nearFull() != null) {
      return claim(Confidence.LIKELY, Severity.CRITICAL, SERVER_UNREACHABLE);
    }
    // Holders or refused clients were answered: a server was there, and is as silent as a full one.
    boolean life = facts.lastLife() != null;
    boolean addressesInUse = facts.hosts() >= 2 || facts.ownLease();
    if (life || facts.beganInView() >= 3 && addressesInUse) {
      return claim(Confidence.POSSIBLE, Severity.CRITICAL, SERVER_UNREACHABLE);
    }
    return null;
  }

  private static Claim claim(Confidence confidence, Severity severity, Verdict... rivals) {
    return Claim.of(POOL_EXHAUSTED, confidence, severity, rivals);
  }
}
