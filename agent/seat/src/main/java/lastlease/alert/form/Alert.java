package lastlease.alert.form;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import lastlease.reports.AlertKind;
import lastlease.reports.Confidence;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What is told of one incident at one moment.
 *
 * @param id of this message alone: sent again it keeps it, for receivers that must not act twice
 * @param incident the incident's own id, unique over sessions
 * @param previous verdict and severity as told before, where they differ; Alertmanager knows an
 *     alert by them
 * @param first the verdict that was told first of the incident
 * @param event the title of the session's reports, or null
 * @param host the machine that watches
 * @param until the incident's end, null while it lasts
 * @param clients affected devices
 */
public record Alert(
    String id,
    String incident,
    AlertKind kind,
    Verdict verdict,
    Confidence confidence,
    Severity severity,
    @Nullable Previous previous,
    Verdict first,
    @Nullable String event,
    String host,
    String segment,
    Instant at,
    Instant began,
    @Nullable Instant until,
    int clients,
    String title,
    String body) {

  /** What was told before. */
  public record Previous(Verdict verdict, Severity severity) {}

  /** The same with what was told before, unless it knows that itself. */
  public Alert after(@Nullable Previous told) {
    return previous != null || told == null ? this : with(kind, told);
  }

  /** The same as the first word on its incident. */
  public Alert asFirst() {
    return with(AlertKind.OPENED, previous);
  }

  /**
   * When it was made, by a clock as it is set now: where that was set back meanwhile, receivers
   * that sort or judge by time get nothing from the future.
   */
  public Instant made(InstantSource wall) {
    Instant now = wall.instant();
    return at.isAfter(now) ? now.truncatedTo(ChronoUnit.MICROS) : at;
  }

  /** Whether it is loud: critical, and going on. */
  public boolean isCritical() {
    return severity == Severity.CRITICAL && !isOver();
  }

  /** Whether it is the last word on its incident. */
  public boolean isOver() {
    return kind == AlertKind.RESOLVED;
  }

  private Alert with(AlertKind as, @Nullable Previous told) {
    return new Alert(
        id,
        incident,
        as,
        verdict,
        confidence,
        severity,
        told,
        first,
        event,
        host,
        segment,
        at,
        began,
        until,
        clients,
        title,
        body);
  }
}
