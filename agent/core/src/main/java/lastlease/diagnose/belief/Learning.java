package lastlease.diagnose.belief;

import lastlease.track.Served;
import lastlease.track.lease.Attempt;

/** Learns loss and speed where there is no trouble, nor was when the client began. */
final class Learning {
  /** Learning stops where trouble is more likely than not: an outage teaches nothing of speed. */
  private static final double TROUBLE = .5;

  /**
   * As soon as trouble is thus probable, who begins to ask may wait for it rather than for loss.
   */
  private static final double SOME_TROUBLE = .3;

  /**
   * Seconds within which an answer is to the latest DISCOVER: the shortest of usual address checks
   * (ISC 1 s, measured), and half a second on the way.
   */
  private static final double PROMPT = 1.5;

  /**
   * Seconds after which a DISCOVER has no answer to come, as far as checks go: the longest address
   * check (3.4 s), and a second of waiting before it.
   */
  private static final double CHECKED = 4.5;

  /** Where more answers than that take longer than a client waited, it was not a loss. */
  private static final double SELDOM = .3;

  private final AnswerTimes times;
  private final LossRate loss;
  private final QueuePace pace;
  private double troubledUntil = -1;

  Learning(AnswerTimes times, LossRate loss, QueuePace pace) {
    this.times = times;
    this.loss = loss;
    this.pace = pace;
  }

  /**
   * Time has passed.
   *
   * @param now seconds of core time
   */
  void advance(Weights weights, double now) {
    if (weights.trouble() > SOME_TROUBLE) {
      troubledUntil = now;
    }
  }

  /** Seconds of core time until which there was trouble; negative for never. */
  double troubledUntil() {
    return troubledUntil;
  }

  /** A newcomer was served. */
  void served(Served one, Weights weights) {
    Attempt attempt = one.attempt();
    Long latest = one.sinceLatest();
    if (attempt == null || latest == null || weights.trouble() > TROUBLE) {
      return;
    }
    double wait = seconds(latest);
    boolean calm = seconds(attempt.first().micros()) > troubledUntil;
    boolean prompt = wait < PROMPT && attempt.count() > 1;
    int missed = 0;
    if (prompt && calm && weights.of(Condition.SLOW) < TROUBLE) {
      double gap = seconds(attempt.last().micros() - attempt.beforeLast().micros());
      // An address check may have been at work on the one before.
      missed = times.longerThan(gap) < SELDOM && gap > CHECKED ? attempt.count() - 1 : 0;
    }
    loss.learn(missed);
    times.learn(wait);
    Long first = one.sinceFirst();
    if (calm && first != null) {
      pace.waited(seconds(first));
    }
  }

  private static double seconds(long micros) {
    return micros / 1e6;
  }
}
