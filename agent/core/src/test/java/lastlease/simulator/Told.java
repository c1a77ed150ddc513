package lastlease.simulator;

import java.util.List;
import lastlease.reports.Confidence;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * One change of an incident as a live agent tells it.
 *
 * @param claimed core time that the claim is about: where it ended, that of its end
 */
public record Told(
    long at,
    String incident,
    Verdict verdict,
    @Nullable Confidence confidence,
    Severity severity,
    List<Verdict> rivals,
    boolean ended,
    long claimed) {
  @Override
  public String toString() {
    return incident
        + " "
        + verdict
        + " "
        + confidence
        + " "
        + severity
        + (rivals.isEmpty() ? "" : " rivals " + rivals)
        + (ended ? " ended" : "");
  }
}
