package lastlease.diagnose.outage.claim;

/** What remains of a rival cause when all evidence has been heard, from the least on. */
enum Remaining {
  /** It is excluded, or there is no sign of it where it would show itself. */
  NOTHING,

  /**
   * It is everywhere, so that it is named only where nothing else keeps a claim from certainty; and
   * then it does.
   */
  TRACE,

  /** It is named, and a claim against it is likely at most. */
  SOME,

  /** It is named, and a claim against it is possible at most. */
  MUCH
}
