package lastlease.hub.seat;

import lastlease.uplink.SeatName;

/**
 * One session of one seat.
 *
 * @param seat what the seat is called, see {@link SeatName}
 * @param session 32 hexadecimal digits
 */
public record SeatId(String seat, String session) implements Comparable<SeatId> {
  /** Whether both are what a seat sends. */
  public static boolean isValid(String seat, String session) {
    return SeatName.isValid(seat) && isSession(session);
  }

  /** Whether this may be a session's name. */
  public static boolean isSession(String session) {
    return session.matches("[0-9a-f]{32}");
  }

  @Override
  public int compareTo(SeatId other) {
    int bySeat = seat.compareTo(other.seat);
    return bySeat != 0 ? bySeat : session.compareTo(other.session);
  }
}
