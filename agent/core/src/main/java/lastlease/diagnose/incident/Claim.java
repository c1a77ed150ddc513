package lastlease.diagnose.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lastlease.reports.Confidence;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What the evidence allows to say.
 *
 * @param rivals verdicts that it cannot exclude
 */
public record Claim(
    Verdict verdict, Confidence confidence, Severity severity, List<Verdict> rivals) {
  public static Claim of(
      Verdict verdict, Confidence confidence, Severity severity, Verdict... rivals) {
    return new Claim(verdict, confidence, severity, List.of(rivals));
  }

  /** The same of several devices; what is no outage for one is none for many. */
  public Claim graver() {
    return severity == Severity.INFO
        ? this
        : new Claim(verdict, confidence, Severity.CRITICAL, rivals);
  }

  // A claim is compared with the one before at each unanswered DISCOVER. What a record has of
  // itself for that is linked at run time, and is several times as slow.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Claim claim
        && verdict == claim.verdict
        && confidence == claim.confidence
        && severity == claim.severity
        && rivals.equals(claim.rivals);
  }

  @Override
  public int hashCode() {
    return Objects.hash(verdict, confidence, severity, rivals);
  }

  public boolean isSelective() {
    return verdict == Verdict.SELECTIVE_FAILURE;
  }

  /** The same, with a rival that is named in any case. */
  public Claim against(Verdict rival) {
    if (rivals.contains(rival)) {
      return this;
    }
    List<Verdict> more = new ArrayList<>(rivals);
    more.add(rival);
    return new Claim(verdict, confidence, severity, List.copyOf(more));
  }

  /** The same, but not surer than a confidence, with a rival. */
  public Claim capped(Confidence most, Verdict rival) {
    if (confidence.compareTo(most) >= 0) {
      return against(rival);
    }
    return new Claim(verdict, most, severity, rivals).against(rival);
  }
}
