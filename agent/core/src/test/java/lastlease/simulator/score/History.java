package lastlease.simulator.score;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.simulator.Told;

/** What the agent held true at a moment, by what it told until then. */
final class History {
  private History() {}

  /** The gravest verdict of the incidents that were open. */
  static Verdict verdictAt(List<Told> told, long at) {
    Map<String, Told> open = new HashMap<>();
    for (Told one : told) {
      if (one.at() <= at) {
        open.put(one.incident(), one);
      }
    }
    return open.values().stream()
        .filter(one -> !one.ended() && one.severity() != Severity.INFO)
        .map(Told::verdict)
        .min(Verdict::compareTo)
        .orElse(Verdict.HEALTHY);
  }
}
