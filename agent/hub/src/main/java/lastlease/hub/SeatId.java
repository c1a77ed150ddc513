package lastlease.hub;

/**
 * One session of one seat.
 *
 * @param seat what the seat is called, 1 to 64 visible characters
 * @param session 32 hexadecimal digits
 */
public record SeatId(String seat, String session) implements Comparable<SeatId> {
  private static final int LONGEST = 64;

  /** Whether both are what a seat sends. */
  public static boolean isValid(String seat, String session) {
    return !seat.isBlank()
        && seat.length() <= LONGEST
        && !seat.matches("(?s).*[\\p{Cntrl}\\p{Cf}].*")
        && session.matches("[0-9a-f]{32}");
  }

  @Override
  public int compareTo(SeatId other) {
    int bySeat = seat.compareTo(other.seat);
    return bySeat != 0 ? bySeat : session.compareTo(other.session);
  }
}
