package lastlease.diagnose.proof;

/**
 * The DISCOVERs in vain right before and after a sign of life, whoever's. Whether a server may have
 * been back between them is looked up again only where that can be another answer: this is asked
 * for with each DISCOVER in vain.
 */
final class InVainAround {
  private static final int NOT_KNOWN = -1;

  private final long sign;
  private long before = Long.MIN_VALUE;
  private long after = Long.MAX_VALUE;

  /** {@link ServedMeanwhile#removed} when it was found that one may have been. */
  private int known = NOT_KNOWN;

  /**
   * @param sign core time of the sign
   */
  InVainAround(long sign) {
    this.sign = sign;
  }

  /** Somebody asked in vain, at a core time; in any order. */
  void asked(long at) {
    boolean nearer = at > sign ? at < after : at > before;
    if (nearer && at > sign) {
      after = at;
    } else if (nearer) {
      before = at;
    }
    known = nearer ? NOT_KNOWN : known;
  }

  /** Whether who was served says that a server may have been back between them. */
  boolean mayBeBack(ServedMeanwhile served) {
    if (known != served.removed()) {
      known = served.mayBeBack(before, after) ? served.removed() : NOT_KNOWN;
    }
    return known != NOT_KNOWN;
  }
}
