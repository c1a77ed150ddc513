package lastlease.uplink;

/**
 * How seats and hubs talk: a seat posts what its journal holds from a position on to {@value
 * #PATH}, compressed, and the hub answers with the position up to which all is durable. What either
 * does not know of the other's headers it ignores; another {@link #VERSION} is another language.
 */
public final class Protocol {
  public static final int VERSION = 1;

  public static final String PATH = "/v1/journal";

  /** Number of the language, in every request. */
  public static final String LANGUAGE = "Lastlease-Protocol";

  /** The seat's name, in UTF-8 as an URL has it. */
  public static final String SEAT = "Lastlease-Seat";

  /** Id of the session. */
  public static final String SESSION = "Lastlease-Session";

  /** Which file: {@code main}, or a link type. */
  public static final String FILE = "Lastlease-File";

  /** Position of the first byte of the body; in an answer, of the first that is not durable. */
  public static final String POSITION = "Lastlease-Position";

  /** CRC-32C of the last bytes before the position, 1024 at most, in hexadecimal. */
  public static final String BEFORE = "Lastlease-Before";

  /** The journal is another one than the hub knows: what it has of it is void. */
  public static final String AGAIN = "Lastlease-Again";

  /** Bytes that are still to come after these. */
  public static final String LEFT = "Lastlease-Left";

  /** How far the seat's clock is ahead of the hub's, in milliseconds; in an answer, the hub's. */
  public static final String CLOCK = "Lastlease-Clock";

  /** 1 where the journal takes no more: nothing of what is to come will be heard. */
  public static final String OVER = "Lastlease-Over";

  /**
   * In an answer, 0 where the hub has no way to tell people: then the seat's alerts are its own.
   */
  public static final String ALERTS = "Lastlease-Alerts";

  /** Which program sends it. */
  public static final String PROGRAM = "Lastlease-Program";

  public static final String MAIN = "main";

  /** Uncompressed bytes of a request; a hub refuses more. */
  public static final int MOST = 1 << 20;

  /** Bytes that are compared before the position. */
  public static final int COMPARED = 1024;

  private Protocol() {}
}
