package lastlease.diagnose.belief;

/**
 * How probable each thing seen is in each {@link Condition}, in the order of its constants. What
 * says nothing about a condition is exactly one: a factor of 0.98 against 1 would add up to a false
 * certainty over hundreds of frames.
 */
public final class Likelihoods {
  /** In bad air (bursts of losses) so many exchanges fail. */
  static final double BAD_AIR = .55;

  /** A full pool serves a newcomer only when an address has just come free. */
  static final double CAME_FREE = .08;

  /** Until a client repeats itself, a slow server has not answered two of three. */
  static final double SLOW_MISS = .67;

  /** Of two who wait before a slow server either may be the next, whoever came first. */
  static final double OVERTAKEN = .5;

  /** A dead server serves nobody: somebody forges frames, or the seat hears another network. */
  static final double FORGED = 1e-4;

  /** A full server offers a holder its own address again (RFC 2131 4.3.1). */
  static final double HELD_AGAIN = .8;

  /** From the first DISCOVER, where the server is slow or a queue stands before it. */
  private static final double[] SLOW_UPPER = {1.5, 4, 12};

  /**
   * Of its answers so many come by then. Who waits for longer has been unanswered so often that the
   * lateness is judged already: what comes at last is as probable as the best of these.
   */
  private static final double[] SLOW_SHARE = {.12, .18, .55, .55};

  private Likelihoods() {}

  private static double[] of(
      double works, double lossy, double slow, double denies, double full, double dead) {
    return new double[] {works, lossy, slow, denies, full, dead};
  }

  /**
   * A newcomer's DISCOVER stayed unanswered: certain where the pool is full or the server dead,
   * else its own trouble, a loss, or a wait longer than usual.
   *
   * @param miss how probable that is for a client that is well where the server works
   * @param queue {@link QueuePace#silence}
   * @param fresh {@link Weights#fresh}
   */
  static double[] unanswered(OwnTrouble own, double miss, double queue, double fresh) {
    double works = own.works() + (1 - own.works()) * miss;
    double afterwards = OwnTrouble.BROKEN + (1 - OwnTrouble.BROKEN) * miss;
    double lossyMiss = Math.max(BAD_AIR, miss);
    return of(
        (1 - fresh) * works + fresh * afterwards,
        own.lossy() + (1 - own.lossy()) * lossyMiss,
        queue,
        own.denied() + (1 - own.denied()) * miss,
        1,
        1);
  }

  /**
   * It is still unanswered when it asks again: that takes more of the patience that a queue
   * deserves, and says nothing else that was not said.
   *
   * @param queue {@link QueuePace#silence}
   */
  static double[] waitsOn(double queue) {
    return of(1, 1, queue, 1, 1, 1);
  }

  /**
   * A newcomer was answered.
   *
   * @param prompt density of the wait since its latest DISCOVER where the server works
   * @param sinceFirst seconds since its first DISCOVER
   * @param loss share of exchanges lost
   * @param held it was given the address of its own lease, which shows no free one
   */
  static double[] served(
      double works, double denied, double prompt, double sinceFirst, double loss, boolean held) {
    double well = Math.max(.02, 1 - works) * (1 - loss);
    return of(
        well * prompt,
        (1 - BAD_AIR) * prompt,
        Math.max(.02, 1 - works) * slow(sinceFirst),
        Math.max(.02, 1 - denied) * (1 - loss) * prompt,
        (held ? HELD_AGAIN : CAME_FREE) * prompt,
        FORGED * prompt);
  }

  /** The same where its DISCOVERs were missed: nothing is known of its wait. */
  static double[] servedUnseen(double works, double denied, double loss, boolean held) {
    return served(works, denied, .3, 3, loss, held);
  }

  private static double slow(double seconds) {
    int i = 0;
    while (i < SLOW_UPPER.length && seconds > SLOW_UPPER[i]) {
      i++;
    }
    return SLOW_SHARE[i];
  }

  /**
   * A holder of a lease granted here goes unanswered: a full server answers holders (RFC 2131
   * 4.3.2), so only a dead one explains it beside its own trouble and losses.
   */
  static double[] holderUnanswered(OwnTrouble own, double loss) {
    double miss = own.holder() + (1 - own.holder()) * loss;
    // A slow server, or a queue, has hardly answered anybody yet.
    double slow = own.holder() + (1 - own.holder()) * SLOW_MISS;
    return of(miss, own.holder() + (1 - own.holder()) * BAD_AIR, slow, miss, miss, 1);
  }

  /**
   * The server gave a sign of life: everywhere the same, but in death, where only a forgery, or
   * another network's server, explains it.
   */
  static double[] life(double strength) {
    return of(1, 1, 1, 1, 1, Math.exp(-strength));
  }

  /**
   * A server checks an address by ARP before it offers it. After a pool was full, 1 of 268
   * DISCOVERs was followed by such an ARP (measured, dnsmasq, ISC, udhcpd, relay); gateways ARP by
   * chance more often than that.
   */
  static double[] addressCheck() {
    return of(1, 1, 1, 1, .06, .06);
  }

  /** An OFFER to one's own probe: as good as a newcomer served. */
  static double[] offeredToProbe() {
    return of(1, .9, 1, 1, CAME_FREE, FORGED);
  }

  /** A REQUEST for an offered address led nowhere: lost, or the OFFER never came from a server. */
  static double[] ledNowhere(double loss, double fullBefore) {
    double lost = loss + .1;
    return of(lost, BAD_AIR, .8, lost, Math.min(.8, .3 / Math.max(fullBefore, .3)), .3);
  }

  /** A REQUEST for an offered address was sent twice. */
  static double[] repeatedRequest(double loss) {
    double lost = loss + .1;
    return of(lost, BAD_AIR, .9, lost, lost, 1);
  }

  /**
   * The server refused the very address that it had offered: newcomers race for the last ones, as
   * dnsmasq and Kea do not reserve on OFFER. What the OFFER said against a full pool is void.
   *
   * @param fullBefore what the OFFER had been taken for, where the pool is full
   */
  static double[] raceLost(double fullBefore) {
    return of(.1, .1, .1, .1, .3 * .7 / fullBefore, .1);
  }
}
