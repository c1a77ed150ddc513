package lastlease.diagnose.outage.victim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lastlease.track.ClientRecord;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * Counts devices among victims: one that goes on under a newly randomised address is one, and so
 * are two client identifiers of one address. Who may be who is found as each is added; that it was
 * not is seen when the earlier one asks again, so it is asked for at each count.
 */
public final class DistinctDevices {
  /** So many are compared with each other; looking at more costs too much time. */
  private static final int COMPARED = 64;

  /** Two that look alike, of which the earlier was not heard since the later began to ask. */
  private record Alike(ClientRecord before, Victim after) {}

  private final Map<ClientRecord, Victim> compared = new LinkedHashMap<>();
  private final Map<MacAddress, Integer> addresses = new HashMap<>();
  private final List<Alike> alike = new ArrayList<>();
  private int all;
  private int sameAddress;

  /** Another victim. */
  public void add(Victim added) {
    all++;
    if (compared.size() >= COMPARED) {
      return;
    }
    for (Victim other : compared.values()) {
      compare(other, added);
      compare(added, other);
    }
    compared.put(added.client(), added);
    MacAddress mac = added.client().mac();
    if (mac != null && addresses.merge(mac, 1, Integer::sum) > 1) {
      sameAddress++;
    }
  }

  private void compare(Victim before, Victim after) {
    if (SameDevice.looksLike(before.client(), after.client())
        && before.client().lastSeen() < after.seen()) {
      alike.add(new Alike(before.client(), after));
    }
  }

  /** It was none. */
  public void remove(Victim removed) {
    all--;
    ClientRecord client = removed.client();
    if (compared.remove(client) == null) {
      return;
    }
    alike.removeIf(one -> one.before() == client || one.after() == removed);
    @Nullable MacAddress mac = client.mac();
    if (mac != null && addresses.merge(mac, -1, Integer::sum) > 0) {
      sameAddress--;
    }
  }

  /** How many devices the victims are, at least; beyond the first 64 each counts. */
  public int count() {
    long goneOn =
        alike.isEmpty()
            ? 0
            : alike.stream()
                .filter(one -> SameDevice.comesAfter(one.before(), one.after().seen()))
                .map(Alike::before)
                .distinct()
                .count();
    return (int) (all - sameAddress - goneOn);
  }
}
