package lastlease.track;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * How many of the clients' messages got lost on their way lately, or the answers to them. A server
 * that answers the third DISCOVER at once did not get the two before, or was not heard; and one
 * that has offered an address answers the REQUEST for it (RFC 2131 4.3.2).
 */
public final class Losses {
  /** Of so many clients that were answered last, the share is read. */
  private static final int SAMPLE = 10;

  /** An answer that follows a DISCOVER so closely is an answer to it. */
  private static final long PROMPT = Times.SECOND;

  /** A DISCOVER and a REQUEST of each arrived. */
  private static final int ARRIVED = 2;

  /** What is older tells nothing of the air of now. */
  private static final long LATELY = 900 * Times.SECOND;

  /** Before the last sign of life the server may have been away: nothing got lost then. */
  private static final long ALIVE = 10 * Times.SECOND;

  /** So many of one client at most: one alone proves nothing for all. */
  private static final int EACH = 4;

  private static final class Exchange {
    final Attempt attempt;
    final long at;
    int lost;

    Exchange(Attempt attempt, long at, int lost) {
      this.attempt = attempt;
      this.at = at;
      this.lost = Math.min(EACH, lost);
    }

    void oneMore() {
      lost = Math.min(EACH, lost + 1);
    }
  }

  private final Deque<Exchange> exchanges = new ArrayDeque<>();

  /**
   * A client asks for the address that it was offered, for the first time or once more.
   *
   * @param life core time of the last sign of life before
   */
  void offerTaken(@Nullable Attempt attempt, long life, long now) {
    if (attempt == null) {
      return;
    }
    Exchange before = of(attempt);
    if (before != null) {
      before.oneMore();
      return;
    }
    boolean prompt = now - attempt.last().micros() <= PROMPT;
    int asked = attempt.between(life - ALIVE, now);
    exchanges.add(new Exchange(attempt, now, prompt ? Math.max(0, asked - 1) : 0));
    if (exchanges.size() > SAMPLE) {
      exchanges.remove();
    }
  }

  private @Nullable Exchange of(Attempt attempt) {
    return exchanges.stream().filter(one -> one.attempt == attempt).findFirst().orElse(null);
  }

  /** Share of the messages of the clients that were answered last, 0 to 1. */
  public double share(long now) {
    int lost = 0;
    int all = 0;
    for (Exchange one : exchanges) {
      if (now - one.at <= LATELY) {
        lost += one.lost;
        all += one.lost + ARRIVED;
      }
    }
    return all == 0 ? 0 : (double) lost / all;
  }
}
