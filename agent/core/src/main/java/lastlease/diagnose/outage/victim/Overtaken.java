package lastlease.diagnose.outage.victim;

import java.util.ArrayList;
import java.util.List;
import lastlease.track.Served;
import lastlease.track.moment.Times;

/**
 * Devices that were served between two DISCOVERs of one that asks in vain. Only where the later is
 * a retransmission of the earlier: who pauses for longer may have missed the very time in which the
 * server was there for all.
 */
public final class Overtaken {
  /** The third retransmission, give or take one second (RFC 2131 4.1: 4, 8, 16 s). */
  private static final long CLOSE = 17 * Times.SECOND;

  /** The fourth, where the third was seen: each wait is twice the one before it. */
  private static final long DOUBLED = 33 * Times.SECOND;

  /** More of them change nothing. */
  private static final int KEPT = 8;

  private final ServedDevices devices;
  private final List<Served> by = new ArrayList<>(2);
  private long turn;
  private long asked;
  private long gap;

  /**
   * @param asked core time of its last DISCOVER so far
   */
  public Overtaken(ServedDevices devices, long asked) {
    this.devices = devices;
    this.turn = devices.turn();
    this.asked = asked;
  }

  /** It sends another DISCOVER. */
  public void asks(long at) {
    if (devices.turn() > turn) {
      List<Served> since = devices.within(turn, devices.turn()).toList();
      if (isClose(at)) {
        since.forEach(this::add);
      } else {
        // A server that dies, or comes back, in a pause serves others at one end of it: a DISCOVER
        // that is close to them may have met that, and counts for one however many they are.
        since.stream()
            .filter(one -> Math.min(one.at().micros() - asked, at - one.at().micros()) <= CLOSE / 2)
            .findFirst()
            .ifPresent(this::add);
      }
      turn = devices.turn();
    }
    gap = at - asked;
    asked = at;
  }

  /** Whether it is still to be expected to retransmit its last DISCOVER. */
  public boolean isClose(long at) {
    long doubled = 2 * (gap + Times.SECOND);
    return at - asked <= Math.max(CLOSE, Math.min(DOUBLED, doubled));
  }

  private void add(Served one) {
    by.removeIf(other -> other.takenBack() || other.client() == one.client());
    if (by.size() < KEPT) {
      by.add(one);
    }
  }

  /** How many devices: of more than eight, eight. */
  public long count() {
    // Counted at each frame that goes unanswered.
    long count = 0;
    for (Served one : by) {
      count += one.takenBack() ? 0 : 1;
    }
    return count;
  }
}
