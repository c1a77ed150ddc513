package lastlease.hub;

import java.util.LinkedHashSet;
import java.util.Set;

/** What has been said before; the oldest is forgotten. */
final class Once {
  private static final int REMEMBERED = 1000;

  private final Set<String> said = new LinkedHashSet<>();

  synchronized boolean isNew(String what) {
    if (!said.add(what)) {
      return false;
    }
    if (said.size() > REMEMBERED) {
      said.remove(said.iterator().next());
    }
    return true;
  }
}
