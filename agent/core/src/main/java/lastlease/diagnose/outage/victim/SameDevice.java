package lastlease.diagnose.outage.victim;

import java.util.Objects;
import lastlease.track.ClientRecord;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;

/**
 * When a client may be an earlier one that goes on asking under a newly randomised address: alike
 * in all that a DISCOVER tells of its device, and never both at once. Two phones with a factory's
 * name that come one after the other look the same; then one victim too few is counted, never one
 * too many.
 */
final class SameDevice {
  /** A device that randomises anew comes back soon; whoever comes later is somebody else. */
  private static final long SOON = 300 * Times.SECOND;

  /**
   * What a DISCOVER tells of its device, beside addresses.
   *
   * @param parameters what it asks for (option 55)
   */
  record Look(
      @Nullable String hostname, @Nullable String vendorClass, @Nullable String parameters) {}

  private SameDevice() {}

  /** By what a client may be known under another address; null where its own is no random one. */
  static @Nullable Look look(ClientRecord client) {
    return client.mac() != null && client.mac().isLocal()
        ? new Look(client.hostname(), client.vendorClass(), client.parameters())
        : null;
  }

  /** Whether two clients with a name may be one device: without a name too many look alike. */
  static boolean looksLike(ClientRecord one, ClientRecord other) {
    return one != other
        && one.hostname() != null
        && one.hostname().equals(other.hostname())
        && look(one) != null
        && Objects.equals(look(one), look(other));
  }

  /** Whether one was heard no more when the other began to ask, soon after. */
  static boolean comesAfter(ClientRecord before, ClientRecord after) {
    Attempt attempt = after.lastAttempt();
    return attempt != null && comesAfter(before, attempt.first().micros());
  }

  /**
   * The same, of one that was first heard at a core time.
   *
   * @param began microseconds
   */
  static boolean comesAfter(ClientRecord before, long began) {
    return before.lastSeen() < began && began - before.lastSeen() <= SOON;
  }
}
