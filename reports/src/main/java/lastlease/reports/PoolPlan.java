package lastlease.reports;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a pool carries an event: by Little's law, addresses in use are arrivals per time by the
 * time that each is held. Arrivals are taken as spread over the event; nobody needs two addresses.
 *
 * @param devices that come in all
 * @param size addresses of the pool
 * @param neededAtOnce addresses in use at the busiest time
 * @param lease lease time
 * @param leaseThatFits the longest lease with which nine tenths of the pool are enough; zero when
 *     none is
 */
public record PoolPlan(
    long devices,
    long size,
    long neededAtOnce,
    Duration lease,
    Duration event,
    Duration stay,
    Duration leaseThatFits) {

  /** Phones, watches, laptops: 2 to 2.5 at events of developers. */
  public static final double DEVICES_PER_PERSON = 2.5;

  private static final int MOST_PEOPLE = 10_000_000;
  private static final int MOST_DEVICES = 100;

  /** Above this share of a pool there is no room for the unexpected. */
  private static final double COMFORTABLE = 0.9;

  /**
   * What the arrivals and stays of earlier events make of the planned pool and lease.
   *
   * @param measured devices that were seen
   * @param devices the same crowd, made as large as the one that is planned for
   * @param refused of these, without an address for more than a minute
   * @param needed addresses in use at once at most, if there were enough
   * @param days of the event
   * @param refusedLast of as many other devices on its last day, with what the days before left
   */
  public record Replayed(
      long measured, long devices, long refused, long needed, int days, long refusedLast) {}

  /** How a pool fits. */
  public enum Fit {
    ENOUGH,
    TIGHT,
    TOO_SMALL
  }

  /** Whether so many people can come. */
  public static boolean arePeople(int people) {
    return people >= 1 && people <= MOST_PEOPLE;
  }

  /** Whether a person can bring so many devices. */
  public static boolean areDevices(double perPerson) {
    return perPerson > 0 && perPerson <= MOST_DEVICES;
  }

  /** Whether each of these times is longer than nothing. */
  public static boolean lasts(Duration... times) {
    return Stream.of(times).allMatch(time -> time.compareTo(Duration.ZERO) > 0);
  }

  /**
   * Plans.
   *
   * @throws IllegalArgumentException when a number makes no sense, see {@link #arePeople}, {@link
   *     #areDevices} and {@link #lasts}
   */
  public static PoolPlan of(
      int people, double perPerson, long size, Duration lease, Duration event, Duration stay) {
    if (!arePeople(people) || !areDevices(perPerson) || !lasts(lease, event, stay)) {
      throw new IllegalArgumentException(List.of(people, perPerson, lease, event, stay).toString());
    }
    Duration held = stay.compareTo(event) > 0 ? event : stay;
    long devices = (long) Math.ceil(people * perPerson);
    double share = Math.min(1, (double) held.plus(lease).toSeconds() / event.toSeconds());
    boolean allStay = held.equals(event);
    long needed = (long) Math.ceil(devices * (allStay ? 1 : share));
    return new PoolPlan(
        devices, size, needed, lease, event, held, fitting(devices, size, event, held));
  }

  private static Duration fitting(long devices, long size, Duration event, Duration stay) {
    double room = size * COMFORTABLE;
    if (room >= devices) {
      return event;
    }
    double seconds = room / devices * event.toSeconds() - stay.toSeconds();
    // Leases under ten minutes load the server and the air more than they help.
    long minutes = (long) (seconds / 60);
    return minutes < 10 || stay.equals(event) ? Duration.ZERO : Duration.ofMinutes(minutes);
  }

  /** How the pool fits. */
  public Fit fit() {
    return neededAtOnce > size
        ? Fit.TOO_SMALL
        : neededAtOnce > size * COMFORTABLE ? Fit.TIGHT : Fit.ENOUGH;
  }

  /**
   * Addresses of the pool that are still leased when the next day begins, 24 h after this one did:
   * a device keeps its lease until it ends after it has left.
   */
  public long heldNextMorning() {
    double day = Duration.ofHours(24).toSeconds();
    double over = (double) stay.toSeconds() + lease.toSeconds() - day;
    double share =
        stay.equals(event)
            ? (over > 0 ? 1 : 0)
            : Math.max(0, Math.min(1, (event.toSeconds() + over) / event.toSeconds()));
    return Math.min(size, (long) Math.ceil(devices * share));
  }

  /** A size with room to spare. */
  public long recommended() {
    return (long) Math.ceil(neededAtOnce / COMFORTABLE);
  }

  /** The longest IPv4 prefix that holds the recommended pool, its two reserved and ten own ones. */
  public int prefixLength() {
    return 32 - (64 - Long.numberOfLeadingZeros(recommended() + 12 - 1));
  }
}
