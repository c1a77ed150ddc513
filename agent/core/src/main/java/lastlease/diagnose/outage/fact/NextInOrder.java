package lastlease.diagnose.outage.fact;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import lastlease.track.ClientRecord;
import lastlease.track.Happenings.Refusal;
import lastlease.track.lease.Attempt;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that are given out one after the other. A server that does so, and does not keep what
 * it offers, offers the next one to all who ask at about the same time, and refuses it to all but
 * the first (RFC 2131 3.1 lets it: "servers need not reserve the offered network address"). That
 * happens anywhere in a pool. Only where addresses are scattered over the pool do two meet at one
 * because few are left.
 */
final class NextInOrder {
  /** Who meets at an address asks within a few seconds. */
  private static final int KEPT = 16;

  /**
   * An address that nobody had before, and that newcomers take.
   *
   * @param next it is the next one after that which was taken before it
   * @param by who took it, and when
   * @param late those who asked at the same time, and to whom it was refused
   */
  private record Taken(
      Ipv4 address, boolean next, Map<ClientRecord, Long> by, Set<ClientRecord> late) {

    private boolean byAnother(ClientRecord client, long since) {
      return by.entrySet().stream()
          .anyMatch(one -> one.getKey() != client && one.getValue() >= since);
    }
  }

  private final Deque<Taken> latest = new ArrayDeque<>(KEPT);

  /**
   * A newcomer takes an address.
   *
   * @param fresh nobody was seen with it before
   * @param at core time
   */
  void took(ClientRecord client, Ipv4 address, boolean fresh, long at) {
    Taken known = find(address);
    if (known != null) {
      known.by().put(client, at);
    } else if (fresh) {
      Taken taken = new Taken(address, isNext(address), new HashMap<>(), new HashSet<>());
      taken.by().put(client, at);
      latest.add(taken);
      if (latest.size() > KEPT) {
        latest.remove();
      }
    }
  }

  private @Nullable Taken find(Ipv4 address) {
    return latest.stream().filter(one -> one.address().equals(address)).findFirst().orElse(null);
  }

  /** Whether only addresses that were taken lately lie between the last one and this. */
  private boolean isNext(Ipv4 address) {
    Taken before = latest.peekLast();
    if (before == null) {
      return false;
    }
    int bits = before.address().bits();
    int step = Integer.signum(Integer.compareUnsigned(address.bits(), bits));
    for (int i = 1; i <= latest.size(); i++) {
      Ipv4 following = new Ipv4(bits + i * step);
      if (following.equals(address)) {
        return true;
      }
      if (find(following) == null) {
        return false;
      }
    }
    return false;
  }

  /** Whether somebody else took the refused address, the next in order, as its client asked. */
  boolean explains(Refusal refusal) {
    ClientRecord client = refusal.client();
    @Nullable Attempt attempt = client.lastAttempt();
    Taken taken = find(refusal.address());
    // A REQUEST that was repeated is refused again, when its client asks anew.
    return taken != null
        && taken.next()
        && (taken.late().contains(client)
            || attempt != null
                && taken.byAnother(client, attempt.first().micros())
                && taken.late().add(client));
  }

  void clear() {
    latest.clear();
  }
}
