package lastlease.reports;

/** How much an incident matters, mildest first. Incidents of {@code INFO} do not set a verdict. */
public enum Severity {
  INFO,
  WARNING,
  CRITICAL
}
