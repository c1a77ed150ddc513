package lastlease.track;

import lastlease.track.moment.Timers;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a client again when time alone may have changed its state. One a client, however often
 * it is set; it lets go of a client that is known no more, since a flood makes up a million within
 * the 90 s that an attempt may last.
 */
final class ClientTimer implements Timers.Task {
  private final ClientStates states;
  private @Nullable ClientRecord client;
  private long next = Long.MAX_VALUE;
  private int set;

  ClientTimer(ClientStates states, ClientRecord client) {
    this.states = states;
    this.client = client;
  }

  /** Sets it for a time, unless it comes sooner anyway: then it is set anew there. */
  void arm(long due, Timers timers) {
    if (due < next) {
      next = due;
      set++;
      timers.set(due, this);
    }
  }

  @Override
  public void run(long due) {
    set--;
    if (client != null && due == next) {
      next = Long.MAX_VALUE;
      states.expire(client, due);
    }
    if (client != null && set == 0) {
      // Those that are done with are many, and need none.
      client.timer = null;
    }
  }

  /** The client is known no more. */
  void cancel(Timers timers) {
    client = null;
    timers.voided(set);
  }

  @Override
  public boolean isVoid() {
    return client == null;
  }
}
