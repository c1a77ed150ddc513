package lastlease.diagnose.proof;

import java.util.LinkedHashMap;
import java.util.Map;
import lastlease.track.ClientRecord;
import lastlease.track.moment.Times;

/**
 * Clients that take an OFFER, or seem to, and ask anew: once is a lost answer or a race, again and
 * again it is no success whatever the frames say. Who was served stops asking.
 */
public final class AsksOn {
  /** An attempt and its pauses are over by then. */
  private static final long FORGOTTEN = 300 * Times.SECOND;

  /** A lost ACK, or an address that another had taken; twice in a row it is seldom either. */
  private static final int CHANCE = 2;

  private static final int KEPT = 512;

  private record Turns(int count, long last) {}

  private final Map<ClientRecord, Turns> turns =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ClientRecord, Turns> eldest) {
          return size() > KEPT;
        }
      };

  /** A success of it was none: it asks anew. */
  public void asksAnew(ClientRecord client, long now) {
    Turns before = turns.remove(client);
    boolean again = before != null && now - before.last() < FORGOTTEN;
    turns.put(client, new Turns(again ? before.count() + 1 : 1, now));
  }

  /** Whether another success of it would tell nothing. */
  public boolean is(ClientRecord client, long now) {
    Turns known = turns.get(client);
    return known != null && known.count() >= CHANCE && now - known.last() < FORGOTTEN;
  }

  /** It is known no more. */
  public void forget(ClientRecord client) {
    turns.remove(client);
  }
}
