package lastlease.hub;

import java.util.OptionalLong;

/**
 * What a seat posts.
 *
 * @param file link type, or {@link lastlease.capture.JournalTail#MAIN}
 * @param at position of the first of the blocks
 * @param blocks whole blocks; empty for a question
 * @param before checksum of the bytes before the position
 * @param again what the hub has of this session is void
 * @param left bytes that the seat has not sent yet
 * @param clockAhead of the seat against the hub, milliseconds; empty while it does not know
 */
public record Post(
    SeatId id,
    int file,
    long at,
    byte[] blocks,
    String before,
    boolean again,
    long left,
    OptionalLong clockAhead) {

  /**
   * What becomes of it.
   *
   * @param status of HTTP
   * @param position up to which all is durable; -1 where the seat is to begin anew
   * @param text why not, one line; empty where it was taken
   */
  public record Outcome(int status, long position, String text) {
    public static Outcome taken(long position) {
      return new Outcome(200, position, "");
    }

    /** It is kept, but tells the hub nothing: the seat has to tell by itself. */
    public static Outcome unread(long position, String why) {
      return new Outcome(422, position, why);
    }

    public static Outcome elsewhere(long position) {
      return new Outcome(409, position, "the hub stands elsewhere");
    }
  }
}
