package lastlease.reports;

/** What became of an incident, as an alert tells it. */
public enum AlertKind {
  OPENED,
  /** Graver or surer than it was told. */
  WORSE,
  BETTER,
  /** Another verdict than it was told. */
  REVISED,
  /** It goes on. */
  REPEATED,
  /** The last word. */
  RESOLVED,
  TEST
}
