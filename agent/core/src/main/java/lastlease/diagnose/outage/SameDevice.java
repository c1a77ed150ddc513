package lastlease.diagnose.outage;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
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

  /** Among more clients than that, one too many changes nothing, and looking costs time. */
  private static final int FEW = 8;

  private SameDevice() {}

  /** Whether {@code after} may be {@code before} under a new address. */
  static boolean goesOnAs(ClientRecord before, ClientRecord after) {
    Attempt attempt = after.lastAttempt();
    return before != after
        && isRandom(before)
        && isRandom(after)
        && before.hostname() != null
        && before.hostname().equals(after.hostname())
        && Objects.equals(before.vendorClass(), after.vendorClass())
        && attempt != null
        && before.lastSeen() < attempt.first().micros()
        && attempt.first().micros() - before.lastSeen() <= SOON;
  }

  private static boolean isRandom(ClientRecord client) {
    return client.mac() != null && client.mac().isLocal();
  }

  /** How many of the clients did not go on under another's address; of many, all. */
  static int devices(Collection<ClientRecord> clients) {
    if (clients.size() > FEW) {
      return clients.size();
    }
    Set<ClientRecord> devices = new LinkedHashSet<>(clients);
    Set<MacAddress> seen = new HashSet<>();
    devices.removeIf(one -> one.mac() != null && !seen.add(one.mac()));
    devices.removeIf(one -> clients.stream().anyMatch(other -> goesOnAs(one, other)));
    return devices.size();
  }
}
