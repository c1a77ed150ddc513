package lastlease.diagnose.outage.victim;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import lastlease.diagnose.outage.victim.SameDevice.Look;
import lastlease.track.ClientRecord;
import org.jspecify.annotations.Nullable;

/**
 * Follows devices that ask in vain and may go on under newly randomised addresses: alike in all
 * that a DISCOVER tells (name, vendor class, what is asked for), and never two at once. That two
 * alike were one device cannot be known, nor that they were not; so this serves only where too few
 * devices are the careful side.
 */
public final class MacChanges {
  /** Devices alike that are followed side by side. */
  private static final int ALIKE = 8;

  private static final int KEPT = 4096;

  private final Map<Look, Deque<ClientRecord>> latest =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Look, Deque<ClientRecord>> eldest) {
          return size() > KEPT;
        }
      };

  private final Map<ClientRecord, ClientRecord> before = new HashMap<>();
  private final Map<ClientRecord, ClientRecord> after = new HashMap<>();

  /** A client asks in vain for the first time. */
  public void fails(ClientRecord client) {
    Look look = SameDevice.look(client);
    if (look == null || look.parameters() == null) {
      return;
    }
    Deque<ClientRecord> alike = latest.computeIfAbsent(look, key -> new ArrayDeque<>());
    Iterator<ClientRecord> newest = alike.descendingIterator();
    while (newest.hasNext()) {
      ClientRecord one = newest.next();
      if (SameDevice.comesAfter(one, client)) {
        newest.remove();
        before.put(client, one);
        after.put(one, client);
        break;
      }
    }
    alike.add(client);
    if (alike.size() > ALIKE) {
      alike.remove();
    }
  }

  /** A client asks again: what was thought to be its new address is another device's. */
  public void asks(ClientRecord client) {
    ClientRecord next = after.isEmpty() ? null : after.remove(client);
    if (next != null) {
      before.remove(next);
    }
  }

  /** Under which address a client may have asked in vain before; or null. */
  @Nullable
  public ClientRecord before(ClientRecord client) {
    return before.get(client);
  }

  /** A client is served, or known no more. */
  public void forget(ClientRecord client) {
    asks(client);
    ClientRecord one = before.remove(client);
    if (one != null) {
      after.remove(one);
    }
    Look look = latest.isEmpty() ? null : SameDevice.look(client);
    if (look != null) {
      Deque<ClientRecord> alike = latest.get(look);
      if (alike != null) {
        alike.remove(client);
      }
    }
  }

  /** Forgets all. */
  public void clear() {
    latest.clear();
    before.clear();
    after.clear();
  }
}
