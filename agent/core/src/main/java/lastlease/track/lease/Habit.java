package lastlease.track.lease;

import lastlease.track.moment.Times;

/**
 * How a device takes an address into use: it probes it before (RFC 5227 2.1), announces it (2.3),
 * or neither, and does so each time. Whoever reboots otherwise is somebody else in its name,
 * perhaps.
 */
public final class Habit {
  /** Three probes and two announcements take so long after the ACK at most (RFC 5227 1.1). */
  private static final long AT_FIRST = 15 * Times.SECOND;

  private static final long NEVER = Long.MIN_VALUE / 2;

  private long served = NEVER;
  private boolean probes;
  private boolean announces;
  private long rebooted = NEVER;
  private boolean probed;
  private boolean announced;

  /** It is given an address at a core time. */
  public void served(long micros) {
    served = micros;
    probes = false;
    announces = false;
  }

  /** It asks for the address that it had. */
  public void reboots(long micros) {
    rebooted = micros;
    probed = false;
    announced = false;
  }

  /** It makes sure that nobody else has its address. */
  public void probes(long micros) {
    probes |= micros - served <= AT_FIRST;
    probed |= rebooted > served;
  }

  /** It tells everybody that it has its address. */
  public void announces(long micros) {
    announces |= micros - served <= AT_FIRST;
    announced |= rebooted > served;
  }

  /** Whether it came back otherwise than it came, as far as either was seen. */
  public boolean isBroken() {
    boolean seen = served > NEVER && rebooted - served > AT_FIRST;
    return seen && (probes && !probed || announced && !announces);
  }
}
