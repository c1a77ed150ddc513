package lastlease.simulator;

/** What a client does with a remembered address that nobody confirms. */
public enum IfUnanswered {
  FORGETS,
  /** As Windows where its gateway is gone, too: it probes, and then asks anew. */
  PROBES,
  /** As Windows: it probes, and goes on with what is left of its lease. */
  GOES_ON
}
