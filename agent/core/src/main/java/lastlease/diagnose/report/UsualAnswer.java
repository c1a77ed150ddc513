package lastlease.diagnose.report;

import java.util.List;
import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.incident.Docket;
import lastlease.diagnose.incident.IncidentFile;
import lastlease.reports.Verdict;
import lastlease.track.ServerRecord;
import org.jspecify.annotations.Nullable;

/**
 * How long a server usually takes to answer. A time in which it was silent says how long that
 * lasted, not how quick the server is: who asked in an outage is left out.
 */
final class UsualAnswer {
  private final List<IncidentFile> outages;

  UsualAnswer(Docket docket) {
    this.outages = docket.files().stream().filter(file -> isOutage(file.claim())).toList();
  }

  private static boolean isOutage(Claim claim) {
    return claim.verdict() == Verdict.STARVATION_ATTACK
        || claim.verdict() == Verdict.POOL_EXHAUSTED
        || claim.verdict() == Verdict.SERVER_UNREACHABLE
        || claim.verdict() == Verdict.SELECTIVE_FAILURE;
  }

  /** Median milliseconds from a client's first DISCOVER to the answer, null without any. */
  @Nullable Long medianMillis(ServerRecord server) {
    long[] sorted =
        server.answers().stream()
            .filter(answer -> outages.stream().noneMatch(outage -> explains(outage, answer)))
            .mapToLong(answer -> (answer.at() - answer.asked()) / 1000)
            .sorted()
            .toArray();
    return sorted.length == 0 ? null : Long.valueOf(sorted[sorted.length / 2]);
  }

  /** Where only a group fails, the others are answered as ever. */
  private static boolean explains(IncidentFile outage, ServerRecord.Answer answer) {
    Long ended = outage.ended();
    boolean meanwhile = answer.at() > outage.began() && (ended == null || answer.asked() < ended);
    return meanwhile && (!outage.claim().isSelective() || outage.hits("c" + answer.client()));
  }
}
