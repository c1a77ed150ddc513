package lastlease.dashboard.http;

import java.util.HashMap;
import java.util.Map;

/** A number of places, of which each origin may have some; this machine all. */
public final class Places {
  private final int all;
  private final int each;
  private final Map<String, Integer> taken = new HashMap<>();
  private int sum;

  public Places(int all, int each) {
    this.all = all;
    this.each = each;
  }

  /** Takes one, if there is one for this origin. */
  public synchronized boolean take(String origin) {
    int own = taken.getOrDefault(origin, 0);
    if (sum >= all || own >= each && !origin.equals(Origin.HERE)) {
      return false;
    }
    taken.put(origin, own + 1);
    sum++;
    return true;
  }

  /** Whether this origin has as many as it may. */
  public synchronized boolean isGreedy(String origin) {
    return !origin.equals(Origin.HERE) && taken.getOrDefault(origin, 0) >= each;
  }

  /** Gives one back. */
  public synchronized void leave(String origin) {
    sum--;
    taken.merge(origin, -1, (a, b) -> a + b == 0 ? null : a + b);
  }

  /** How many are taken. */
  public synchronized int taken() {
    return sum;
  }
}
