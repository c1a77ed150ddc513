package lastlease.hub.intake;

import java.util.OptionalLong;
import lastlease.hub.seat.SeatId;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/**
 * What a seat posts.
 *
 * @param file link type, or {@link lastlease.capture.journal.JournalTail#MAIN}
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

  /** Files of a session: a watch on several interfaces may have a few link types, each a file. */
  public static final int MOST_FILES = 12;

  /**
   * What becomes of it.
   *
   * @param status of HTTP
   * @param position up to which all is durable; -1 where the seat is to begin anew
   * @param why it was not taken, or nobody reads it; null where all is well
   */
  public record Outcome(int status, long position, @Nullable Saying why) {
    public static Outcome taken(long position) {
      return new Outcome(200, position, null);
    }

    /** It is kept, but tells the hub nothing: the seat has to tell by itself. */
    public static Outcome unread(long position, Saying why) {
      return new Outcome(422, position, why);
    }

    /** It is nothing that this event can keep. */
    public static Outcome tooMuch(Saying why) {
      return new Outcome(413, 0, why);
    }

    public static Outcome elsewhere(long position) {
      return new Outcome(409, position, Saying.of("hub.standsElsewhere"));
    }
  }
}
