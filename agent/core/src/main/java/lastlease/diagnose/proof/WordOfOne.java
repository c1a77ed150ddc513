package lastlease.diagnose.proof;

import java.util.LinkedHashMap;
import java.util.Map;
import lastlease.track.moment.Times;

/**
 * Counts what one client shows of the service once in a while. A device that is answered again and
 * again is one witness: by releases of its own, or by frames that it makes up, it would outweigh a
 * room of others who ask in vain.
 */
public final class WordOfOne {
  /** Longer than an outage takes to be told; an attempt and its pauses are over by then. */
  private static final long ONCE_IN = 300 * Times.SECOND;

  /** More of them at once are a crowd. */
  private static final int KEPT = 512;

  private final Map<Integer, Long> counted =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Long> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * Whether what it shows now counts.
   *
   * @param client its ordinal; 0 of nobody, which always counts
   */
  public boolean counts(int client, long now) {
    Long last = counted.get(client);
    if (client != 0 && last != null && now - last < ONCE_IN) {
      return false;
    }
    counted.remove(client);
    counted.put(client, now);
    return true;
  }
}
