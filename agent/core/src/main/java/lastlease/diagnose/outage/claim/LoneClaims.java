package lastlease.diagnose.outage.claim;

import static lastlease.diagnose.outage.claim.EvidenceKind.NO_IPV4_BY_DESIGN;
import static lastlease.diagnose.outage.claim.EvidenceKind.ONE_DEVICE_ALONE;
import static lastlease.diagnose.outage.claim.EvidenceKind.OTHERS_SERVED;
import static lastlease.reports.Verdict.PACKET_LOSS;
import static lastlease.reports.Verdict.POOL_EXHAUSTED;
import static lastlease.reports.Verdict.SELECTIVE_FAILURE;
import static lastlease.reports.Verdict.SERVER_UNREACHABLE;

import java.util.Set;
import lastlease.diagnose.incident.Claim;
import lastlease.reports.Confidence;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;

/**
 * What may be said of clients that fail alone, or while others are served. Where that is an outage
 * so far of one, or of several whom no policy explains, the {@link ProofTable} says it. That others
 * are served, and one is not, stands outside of the table: it is no evidence on the server, which
 * serves, but on the one, and how sure that makes a claim is a matter of how many were served
 * instead. It excludes nobody, so that such a claim is never confirmed.
 */
public final class LoneClaims {
  /** More newcomers than that, served meanwhile, leave little to chance. */
  private static final int MANY = 3;

  /** A lost frame each, and a check of an address, leave no more than three in vain. */
  private static final int NOBODY_NEW = 4;

  private LoneClaims() {}

  /**
   * One fails, and nobody else has come since.
   *
   * @param hasRoom the server's own table has free addresses
   * @param answered a server was heard to live here
   * @param withoutV4 this may be a network for IPv6 only: no outage
   */
  public static Claim alone(boolean hasRoom, boolean answered, boolean withoutV4) {
    if (withoutV4) {
      return table(SERVER_UNREACHABLE, Severity.INFO, ONE_DEVICE_ALONE, NO_IPV4_BY_DESIGN);
    }
    if (hasRoom) {
      // Nothing was lost yet, as far as is known: who knows better adds that rival.
      return Claim.of(SELECTIVE_FAILURE, Confidence.POSSIBLE, Severity.WARNING, SERVER_UNREACHABLE);
    }
    return table(
        answered ? POOL_EXHAUSTED : SERVER_UNREACHABLE, Severity.WARNING, ONE_DEVICE_ALONE);
  }

  /**
   * It fails although others, who came later, were served.
   *
   * @param others how many of them
   * @param mayBeFull a full pool that gives out what comes free looks the same
   * @param inVain DISCOVERs of it since anybody was served: in a crowd they may have taken the last
   *     addresses before its turn came, and then nobody new has come since (the contract)
   */
  public static Claim selective(long others, boolean mayBeFull, long inVain) {
    Claim claim =
        Claim.of(
            SELECTIVE_FAILURE,
            others > MANY ? Confidence.LIKELY : Confidence.POSSIBLE,
            Severity.WARNING,
            PACKET_LOSS);
    if (inVain >= NOBODY_NEW) {
      return claim.capped(Confidence.POSSIBLE, POOL_EXHAUSTED);
    }
    return mayBeFull ? claim.against(POOL_EXHAUSTED) : claim;
  }

  /** It failed first, and others were served since: the server may have come back for them. */
  public static Claim othersServed() {
    return Claim.of(
        SELECTIVE_FAILURE,
        Confidence.POSSIBLE,
        Severity.WARNING,
        POOL_EXHAUSTED,
        SERVER_UNREACHABLE,
        PACKET_LOSS);
  }

  /** Several devices of all kinds that go on in vain are no policy against one. */
  public static Claim goOn() {
    return table(POOL_EXHAUSTED, Severity.CRITICAL, OTHERS_SERVED);
  }

  private static Claim table(Verdict verdict, Severity severity, EvidenceKind... holds) {
    return ProofTable.claim(verdict, severity, Set.of(holds)::contains);
  }
}
