package lastlease.diagnose.outage;

import lastlease.diagnose.outage.episode.Episode;
import lastlease.diagnose.outage.victim.Victim;

/** Whether several devices fail together: then the trouble is no single one's. */
final class FailingTogether {
  /** A retransmission and its answer may both be lost. */
  private static final int ASKED = 2;

  /** So many may fail each by trouble of its own; more do so together. */
  private static final int OTHERS = 2;

  private final FactFinder finder;
  private final TryingClients trying;

  FailingTogether(FactFinder finder, TryingClients trying) {
    this.finder = finder;
    this.trying = trying;
  }

  /**
   * Whether several devices that have nothing in common fail since the last success, too, none of
   * them overtaken: whom the server served until then tells nothing of these (the contract).
   */
  boolean fail(Episode silence) {
    return moreThanOthers(silence)
        && trying.beyondPolicy(silence, OTHERS, silence.lastAsked()) >= OTHERS
        && finder.isMixed(silence);
  }

  /** Looks no further than to those who suffice: this is asked with each frame. */
  private static boolean moreThanOthers(Episode silence) {
    int asking = 0;
    for (Victim victim : silence.victims()) {
      if (victim.asked() >= ASKED && ++asking > OTHERS) {
        return true;
      }
    }
    return false;
  }

  /** Whether several of all kinds go on in vain where nothing but the venue explains it. */
  boolean goOn(Episode running, long now) {
    return finder.goesOn(running, now)
        && !finder.hasRoom(now)
        && !finder.othersAreSeenToBeGivenSome(running)
        && !finder.isFlooded(running, now);
  }
}
