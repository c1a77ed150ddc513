package lastlease.diagnose.outage.fact;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import lastlease.track.ClientRecord;
import lastlease.track.Happenings.Declined;
import lastlease.track.Happenings.Refusal;
import lastlease.track.Served;
import lastlease.track.moment.Times;
import lastlease.track.server.LifeSign;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/** The latest signs of servers: an episode begins with what had just been seen. */
public final class RecentSigns {
  /**
   * Signs, the latest ones: an episode takes those since its first DISCOVER, seconds before, and
   * two clients' signs are enough for it.
   */
  private static final int KEPT = 16;

  /**
   * DECLINEs, the latest ones: two addresses are evidence, and a device that waits the ten seconds
   * of RFC 2131 3.1 declines six within {@link #SHORTLY_BEFORE}.
   */
  private static final int DECLINES_KEPT = 64;

  /** For two that are left, two devices race. */
  private static final int LAST_ONES = 3;

  private static final long SHORTLY_BEFORE = 60 * Times.SECOND;

  private final Deque<LifeSign> life = new ArrayDeque<>();
  private final Deque<Declined> declines = new ArrayDeque<>();
  private final NextInOrder order = new NextInOrder();
  private @Nullable Refusal nearFull;
  private int newSince;

  /** A server gave a sign of life. */
  public void add(LifeSign sign) {
    life.add(sign);
    if (life.size() > KEPT) {
      life.remove();
    }
  }

  /** What was known of servers is history. */
  public void forgetPast() {
    life.clear();
    declines.clear();
    order.clear();
    nearFull = null;
  }

  /** A server refused what it may have offered. */
  public void refused(Refusal refusal) {
    if (refusal.byNamedServer() && !order.explains(refusal)) {
      nearFull = refusal;
      newSince = 0;
    }
  }

  /** New addresses are given out: so many after a race for the last ones, and it was for none. */
  public void served(Served one) {
    Ipv4 address = one.address();
    if (address != null) {
      order.took(one.client(), address, one.fresh(), one.at().micros());
    }
    if (nearFull != null && one.fresh() && ++newSince >= LAST_ONES) {
      nearFull = null;
    }
  }

  /** A newcomer takes an OFFER, served or not. */
  public void took(ClientRecord client, Ipv4 address, boolean fresh, long at) {
    order.took(client, address, fresh, at);
  }

  /** A client declined an address. */
  public void declined(Declined declined) {
    declines.add(declined);
    if (declines.size() > DECLINES_KEPT) {
      declines.remove();
    }
  }

  /** Signs of life after a core time. */
  public List<LifeSign> since(long micros) {
    return life.stream().filter(sign -> sign.at().micros() > micros).toList();
  }

  /** The latest sign of life; null without any. */
  public @Nullable LifeSign last() {
    return life.peekLast();
  }

  /** A NAK of an offered address by the server itself, since shortly before then. */
  public @Nullable Refusal nearFull(long began) {
    Refusal known = nearFull;
    return known != null && known.at().micros() > began - SHORTLY_BEFORE ? known : null;
  }

  /** Addresses that clients declined since shortly before then; up to 64. */
  public long declined(long began) {
    return declines.isEmpty()
        ? 0
        : declines.stream()
            .filter(one -> one.at().micros() > began - SHORTLY_BEFORE)
            .map(Declined::address)
            .distinct()
            .count();
  }
}
