package lastlease.capture.file;

import java.nio.charset.StandardCharsets;
import lastlease.words.Unseen;

/**
 * The name of an observation point as a capture tells it. It is foreign text that becomes part of
 * segments' names, and so of terminals, chats and labels: it is made harmless where it comes in.
 */
final class PointName {
  /** Linux allows 15 characters; Windows' names hold a GUID of 36. */
  private static final int LONGEST = 64;

  private PointName() {}

  /**
   * The name in printable characters, at most 64 of them. One that had to be changed bears its
   * interface's number, so that two of them do not become one point.
   *
   * @param index of the interface in its section
   */
  static String of(byte[] bytes, int from, int length, int index) {
    String told = new String(bytes, from, length, StandardCharsets.UTF_8).replace("\0", "");
    if (told.isBlank()) {
      return "capture-" + index;
    }
    String shown = Unseen.shown(told);
    if (shown.equals(told) && told.codePointCount(0, told.length()) <= LONGEST) {
      return told;
    }
    // A session's journal keeps this name: read again, it must come out as it is.
    String end = "-" + index;
    StringBuilder plain = new StringBuilder();
    shown.codePoints().limit(LONGEST - end.length()).forEach(plain::appendCodePoint);
    return plain.append(end).toString();
  }
}
