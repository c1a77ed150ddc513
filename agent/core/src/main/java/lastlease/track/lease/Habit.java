package lastlease.track.lease;

import java.util.ArrayDeque;
import java.util.Deque;
import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * How a device takes an address into use: it probes it before (RFC 5227 2.1), announces it (2.3),
 * or neither, and does so each time. Whoever reboots otherwise is somebody else in its name,
 * perhaps.
 *
 * <p>That it was served is sometimes known only by this very ARP, or still later: what it did with
 * the address since it had asked counts then, too.
 */
public final class Habit {
  /** Three probes and two announcements take so long after the ACK at most (RFC 5227 1.1). */
  private static final long AT_FIRST = 15 * Times.SECOND;

  /** All that it does with one address, and a little of what comes after. */
  private static final int KEPT = 8;

  private static final long NEVER = Long.MIN_VALUE / 2;

  private enum Kind {
    PROBE,
    ANNOUNCEMENT
  }

  private record Heard(Kind kind, Ipv4 address, long at) {}

  /** What it was heard to do last; null for the many that are never heard by ARP. */
  private @Nullable Deque<Heard> lately;

  private long served = NEVER;
  private @Nullable Ipv4 address;
  private boolean probes;
  private boolean announces;
  private long rebooted = NEVER;
  private @Nullable Ipv4 former;
  private boolean probed;
  private boolean announced;

  /**
   * It was given an address.
   *
   * @param asked core time of the frame that was answered so
   */
  public void served(long asked, Ipv4 given) {
    served = asked;
    address = given;
    probes = didAtFirst(Kind.PROBE);
    announces = didAtFirst(Kind.ANNOUNCEMENT);
  }

  private boolean didAtFirst(Kind kind) {
    return lately != null
        && lately.stream().anyMatch(heard -> heard.kind() == kind && isAtFirst(heard));
  }

  private boolean isAtFirst(Heard heard) {
    return heard.address().equals(address)
        && heard.at() >= served
        && heard.at() - served <= AT_FIRST;
  }

  /** It asks for the address that it had, at a core time. */
  public void reboots(long micros, Ipv4 had) {
    rebooted = micros;
    former = had;
    probed = false;
    announced = false;
  }

  /** It makes sure that nobody else has an address, at a core time. */
  public void probes(long micros, Ipv4 target) {
    probes |= isAtFirst(keep(new Heard(Kind.PROBE, target, micros)));
    probed |= rebooted > served && target.equals(former);
  }

  /** It tells everybody that it has an address, at a core time. */
  public void announces(long micros, Ipv4 own) {
    announces |= isAtFirst(keep(new Heard(Kind.ANNOUNCEMENT, own, micros)));
    announced |= rebooted > served && own.equals(former);
  }

  private Heard keep(Heard heard) {
    if (lately == null) {
      lately = new ArrayDeque<>(KEPT);
    }
    if (lately.size() >= KEPT) {
      lately.remove();
    }
    lately.add(heard);
    return heard;
  }

  /** Whether it came back otherwise than it came, as far as either was seen. */
  public boolean isBroken() {
    boolean seen = served > NEVER && rebooted - served > AT_FIRST;
    return seen && (probes && !probed || announced && !announces);
  }
}
