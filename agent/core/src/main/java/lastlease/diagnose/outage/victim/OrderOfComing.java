package lastlease.diagnose.outage.victim;

/**
 * A policy against some devices does not ask which of them comes first: whatever their share, each
 * order in which those that it serves and those that it denies come is as probable as any other. A
 * pool that runs out serves all who come first and nobody after. So where all who fail came last,
 * how probable that is by chance tells a policy from a full pool, whatever share a policy denies.
 */
public final class OrderOfComing {
  private OrderOfComing() {}

  /**
   * How probable it is by chance that the last ones to come all fail, 0 to 1.
   *
   * @param served devices that were served
   * @param failed devices that were not
   * @param last of these, the ones that came after all who were served; at most {@code failed}
   */
  public static double lastByChance(long served, int failed, int last) {
    double chance = 1;
    for (int i = 0; i < last; i++) {
      chance *= (double) (failed - i) / (served + failed - i);
    }
    return chance;
  }
}
