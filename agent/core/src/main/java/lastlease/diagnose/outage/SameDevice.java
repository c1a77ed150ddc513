package lastlease.diagnose.outage;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import lastlease.track.Attempt;
import lastlease.track.ClientRecord;
import lastlease.track.Times;
import lastlease.wire.MacAddress;

/**
 * Notices a device that goes on asking under a newly randomised address: the same name and vendor
 * class, never both at once. Two phones with a factory's name that come one after the other look
 * the same; then one victim too few is counted, never one too many.
 */
final class SameDevice {
  /** A device that randomises anew comes back soon; whoever comes later is somebody else. */
  private static final long SOON = 300 * Times.SECOND;

  /** So many are compared with each other; looking at more costs too much time. */
  private static final int COMPARED = 64;

  private SameDevice() {}

  /** Whether {@code after} may be {@code before} under a new address. */
  static boolean goesOnAs(ClientRecord before, ClientRecord after) {
    return before != after
        && isRandom(before)
        && isRandom(after)
        && before.hostname() != null
        && before.hostname().equals(after.hostname())
        && Objects.equals(before.vendorClass(), after.vendorClass())
        && comesAfter(before, after);
  }

  /** Whether one was heard no more when the other began to ask, soon after. */
  static boolean comesAfter(ClientRecord before, ClientRecord after) {
    Attempt attempt = after.lastAttempt();
    return attempt != null
        && before.lastSeen() < attempt.first().micros()
        && attempt.first().micros() - before.lastSeen() <= SOON;
  }

  static boolean isRandom(ClientRecord client) {
    return client.mac() != null && client.mac().isLocal();
  }

  /** How many of the clients did not go on under another's address; beyond the first 64, all. */
  static int devices(Collection<ClientRecord> clients) {
    List<ClientRecord> compared = clients.stream().limit(COMPARED).toList();
    Set<ClientRecord> devices = new LinkedHashSet<>(compared);
    Set<MacAddress> seen = new HashSet<>();
    devices.removeIf(one -> one.mac() != null && !seen.add(one.mac()));
    devices.removeIf(one -> compared.stream().anyMatch(other -> goesOnAs(one, other)));
    return devices.size() + clients.size() - compared.size();
  }
}
