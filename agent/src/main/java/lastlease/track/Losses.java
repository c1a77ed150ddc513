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

  private static final class Exchange {
    final Attempt attempt;
    int lost;

    Exchange(Attempt attempt, int lost) {
      this.attempt = attempt;
      this.lost = lost;
    }
  }

  private final Deque<Exchange> exchanges = new ArrayDeque<>();

  /** A client asks for the address that it was offered, for the first time or once more. */
  void offerTaken(@Nullable Attempt attempt, long now) {
    if (attempt == null) {
      return;
    }
    Exchange before = of(attempt);
    if (before != null) {
      before.lost++;
      return;
    }
    boolean prompt = now - attempt.last().micros() <= PROMPT;
    exchanges.add(new Exchange(attempt, prompt ? attempt.count() - 1 : 0));
    if (exchanges.size() > SAMPLE) {
      exchanges.remove();
    }
  }

  private @Nullable Exchange of(Attempt attempt) {
    return exchanges.stream().filter(one -> one.attempt == attempt).findFirst().orElse(null);
  }

  /** Share of the messages of the clients that were answered last, 0 to 1. */
  public double share() {
    int lost = exchanges.stream().mapToInt(one -> one.lost).sum();
    int all = lost + ARRIVED * exchanges.size();
    return all == 0 ? 0 : (double) lost / all;
  }
}
