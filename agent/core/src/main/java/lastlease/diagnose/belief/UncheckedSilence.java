package lastlease.diagnose.belief;

/**
 * DISCOVERs that no address check followed, though a server here checks what it gives. Silence of
 * that kind comes from one cause for all of them: there is nothing to check, or this seat does not
 * hear the checks. So each further one tells less.
 */
final class UncheckedSilence {
  /**
   * Where a server checks addresses, 21 of 179 DISCOVERs that it served were not followed by an ARP
   * for one within a second (measured: dnsmasq, ISC, udhcpd, relay), and those were answered at
   * once. After the pool was full, all but one of 293 were not.
   */
  private static final double UNCHECKED = 21 / 179.0;

  /**
   * A seat that hears the clients and not the server, for a while: losses come in bursts. Nobody
   * measured how often; one time of twenty keeps all such silence together from telling more than
   * two clients that ask in vain.
   */
  private static final double DEAF = .05;

  private double together = 1;
  private double probability = 1;

  /** A check is heard: what is not heard from now on is another silence. */
  void heard() {
    together = 1;
    probability = 1;
  }

  /**
   * One more DISCOVER is passed over.
   *
   * @return how probable that is where the server works, given those before it
   */
  double again() {
    double before = probability;
    together *= UNCHECKED;
    probability = DEAF + (1 - DEAF) * together;
    return probability / before;
  }
}
