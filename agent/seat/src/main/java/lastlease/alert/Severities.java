package lastlease.alert;

import lastlease.reports.AlertKind;
import lastlease.reports.Severity;

/** How loud an alert is. */
final class Severities {
  private Severities() {}

  static boolean isCritical(Alert alert) {
    return alert.severity() == Severity.CRITICAL && !isOver(alert);
  }

  static boolean isOver(Alert alert) {
    return alert.kind() == AlertKind.RESOLVED;
  }
}
