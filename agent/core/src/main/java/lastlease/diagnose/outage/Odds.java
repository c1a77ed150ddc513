package lastlease.diagnose.outage;

/**
 * So probable, from 0 to 1, a thing must be before it is told, or is over. They are chosen by what
 * a mistake costs, each at one place for all who judge by it; between opening and closing nothing
 * changes, so that no claim flickers.
 */
final class Odds {
  /** The venue is in trouble, 4 to 1. */
  static final double OPENS = .80;

  /**
   * Below it, about 2 to 1 against, the venue's trouble is over, and what is left is a device's
   * own.
   */
  static final double CLOSES = .35;

  /** Less probable than not, a claim is not touched: it may be over. */
  static final double HOLDS = .5;

  /** A lone client is at fault, or the venue, rather than chance: nobody else speaks for it. */
  static final double TELLS = .85;

  /** The same, 24 to 1, to say that it is the client and not the venue. */
  static final double SELECTIVE = .96;

  private Odds() {}
}
