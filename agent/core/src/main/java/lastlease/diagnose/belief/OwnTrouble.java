package lastlease.diagnose.belief;

/**
 * What one client's failures say of itself: under each serving condition, the probability that its
 * own radio, port or settings are at fault. So no single client carries the venue, however often it
 * asks: its first failure counts, each further one ever less.
 */
public final class OwnTrouble {
  /** One device of fifty has its own trouble (wrong password for a VLAN, broken radio). */
  static final double BROKEN = .02;

  /** Where a policy denies some, a newcomer is one of them with this probability. */
  static final double DENIED = .3;

  /** A holder of a lease walks out of the room, or loses the radio, one time of twenty. */
  static final double HOLDER_LEAVES = .05;

  private double works;
  private double lossy;
  private double denied;
  private double slow = BROKEN;
  private long judgedAsk = Long.MAX_VALUE;
  private long judgedAt;
  private double holder = HOLDER_LEAVES;
  private int epoch;
  private int deniedEpoch;

  OwnTrouble(Weights weights, boolean known) {
    reset(weights, known);
    denied = DENIED;
    deniedEpoch = weights.deniedEpoch();
  }

  private void reset(Weights weights, boolean known) {
    // Who failed alone before is likely to be at fault again.
    works = known ? .6 : BROKEN;
    lossy = works;
    epoch = weights.epoch();
  }

  /** Forgets what belongs to a time of trouble that is over. */
  void refresh(Weights weights, boolean known) {
    if (epoch != weights.epoch()) {
      reset(weights, known);
    }
    if (deniedEpoch != weights.deniedEpoch()) {
      deniedEpoch = weights.deniedEpoch();
      denied = DENIED;
    }
  }

  double works() {
    return works;
  }

  double lossy() {
    return lossy;
  }

  double denied() {
    return denied;
  }

  /** Where the server is slow, or a queue stands before it. */
  double slow() {
    return slow;
  }

  /** It waits on, with this probability where it is in a queue. */
  void waited(double inQueue) {
    slow = after(slow, inQueue);
  }

  /** Core time of its DISCOVER that was judged last; the largest number before any was. */
  long judgedAsk() {
    return judgedAsk;
  }

  /** Core time when it was. */
  long judgedAt() {
    return judgedAt;
  }

  void judged(long asked, long now) {
    judgedAsk = asked;
    judgedAt = now;
  }

  double holder() {
    return holder;
  }

  /** It went unanswered, with these probabilities where it is well. */
  void failed(double worksMiss, double lossyMiss) {
    works = after(works, worksMiss);
    lossy = after(lossy, lossyMiss);
    denied = after(denied, worksMiss);
  }

  void holderFailed(double miss) {
    holder = after(holder, miss);
  }

  void succeeded() {
    works = Math.min(works, .01);
    lossy = Math.min(lossy, .01);
    denied = .05;
    slow = BROKEN;
    holder = HOLDER_LEAVES;
  }

  private static double after(double own, double missIfWell) {
    return own / (own + (1 - own) * missIfWell);
  }
}
