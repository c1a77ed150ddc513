package lastlease.diagnose.proof;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lastlease.track.ClientRecord;
import lastlease.track.lease.Lease;
import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;

/**
 * Holders of leases that ask every server in vain (RFC 2131 4.4.5): a full server answers them, a
 * dead one does not. Evidence of one time: who walked out of the room an hour ago tells nothing of
 * who fails now, and any sign of life begins it anew.
 */
public final class SilentHolders {
  /** REBINDING REQUESTs are minutes apart (RFC 2131 4.4.5: half of what is left, 60 s at least). */
  private static final long ONE_TIME = 600 * Times.SECOND;

  /** A holder that is back at DISCOVER: three in vain are no loss of single frames. */
  private static final int ASKED_ANEW = 3;

  private static final class Silent {
    final boolean asksAnew;
    final long first;
    long last;
    int times;

    Silent(boolean asksAnew, long first) {
      this.asksAnew = asksAnew;
      this.first = first;
    }
  }

  private final Map<ClientRecord, Silent> silent = new LinkedHashMap<>();
  private long forgot = Long.MIN_VALUE / 2;

  /**
   * A holder goes unanswered.
   *
   * @param asksAnew by DISCOVERs; else by REBINDING or INIT-REBOOT
   * @param first core time of its first REQUEST or DISCOVER of this round
   */
  public void unanswered(ClientRecord client, boolean asksAnew, long first, long now) {
    drop(now);
    Silent before = silent.remove(client);
    Silent one = before == null ? new Silent(asksAnew, first) : before;
    one.last = now;
    one.times++;
    // The last who asked stands last: who asks on and on must not keep those who left.
    silent.put(client, one);
  }

  private void drop(long now) {
    Iterator<Silent> oldest = silent.values().iterator();
    while (oldest.hasNext() && silent.size() > 0) {
      if (now - oldest.next().last <= ONE_TIME) {
        return;
      }
      oldest.remove();
    }
  }

  /** A server lives, or the holder has an address. */
  public void answered(@Nullable ClientRecord client) {
    if (client == null) {
      silent.clear();
    } else {
      silent.remove(client);
    }
  }

  /** A server lived at some time, at then or later: who asked it after that goes unanswered. */
  public void answeredUntil(long micros) {
    silent.values().removeIf(one -> one.last <= micros);
  }

  /**
   * A holder that asked every server in vain is served as soon as it asks anew: the server lives,
   * and has no record of leases of before. To these it must be silent (RFC 2131 4.3.2), and that
   * tells nothing more.
   */
  public void forgotten(long now) {
    forgot = now;
    silent.values().removeIf(one -> !one.asksAnew);
  }

  /** Whether a lease is so old that a server which lives may have no record of it. */
  public boolean mayBeForgotten(@Nullable Lease lease) {
    return lease != null && lease.granted().micros() <= forgot;
  }

  /** Those that go unanswered now. */
  public List<ClientRecord> clients(long now) {
    return silent.entrySet().stream()
        .filter(one -> now - one.getValue().last <= ONE_TIME)
        .filter(one -> !one.getValue().asksAnew || one.getValue().times >= ASKED_ANEW - 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How many of them repeated themselves in vain: two of one time are no chance. */
  public long persistent(long now) {
    return silent.values().stream()
        .filter(one -> now - one.last <= ONE_TIME && one.times >= ASKED_ANEW - 1)
        .count();
  }

  /** Core time of the first REQUEST of them; the largest number without any. */
  public long since(long now) {
    return silent.values().stream()
        .filter(one -> now - one.last <= ONE_TIME)
        .mapToLong(one -> one.first)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /**
   * How many of them hold a lease that was seen granted, and was seen in use, since the last outage
   * ended: a server that is back may have lost its records, and is then silent to holders of before
   * (RFC 2131 4.3.2).
   *
   * @param inVain REQUESTs of it that must be known to be unanswered: one alone may be a lost frame
   */
  public long granted(long since, int inVain, long now) {
    return silent.entrySet().stream()
        .filter(one -> now - one.getValue().last <= ONE_TIME)
        .filter(one -> !one.getValue().asksAnew && one.getValue().times >= inVain)
        .map(Map.Entry::getKey)
        .filter(client -> client.rebinding() != null && client.rebinding().granted())
        .filter(client -> client.usedArp() || client.acked())
        .filter(client -> isSilent(client.rebinding(), client, now))
        .filter(client -> isSince(client.lease(), since))
        .count();
  }

  /**
   * A holder that goes on with its address may have been answered, unseen; or it never asked, and
   * somebody did in its name.
   */
  private static boolean isSilent(
      ClientRecord.@Nullable Rebinding round, ClientRecord client, long now) {
    return round != null
        && client.isSilentSince(
            round.gaveUp() ? round.last().micros() : round.first().micros(), now);
  }

  private static boolean isSince(@Nullable Lease lease, long since) {
    return lease == null || lease.granted().micros() > since;
  }

  public boolean isEmpty() {
    return silent.isEmpty();
  }

  /** REQUESTs and DISCOVERs of them that went unanswered. */
  public long times(long now) {
    return silent.values().stream()
        .filter(one -> now - one.last <= ONE_TIME)
        .mapToLong(one -> one.times)
        .sum();
  }
}
