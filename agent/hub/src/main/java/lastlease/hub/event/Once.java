package lastlease.hub.event;

import java.util.LinkedHashSet;
import java.util.Set;

/** What has been said before; the oldest is forgotten. */
public final class Once {
  private static final int REMEMBERED = 1000;

  private final Set<String> said = new LinkedHashSet<>();

  /**
   * Whether this has not been said yet, or so long ago that it is forgotten; from now on it has.
   */
  public synchronized boolean isNew(String what) {
    if (!said.add(what)) {
      return false;
    }
    if (said.size() > REMEMBERED) {
      said.remove(said.iterator().next());
    }
    return true;
  }
}
