package lastlease.capture.file;

import java.nio.charset.StandardCharsets;

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
    if (told.codePoints().allMatch(PointName::isShown)
        && told.codePointCount(0, told.length()) <= LONGEST) {
      return told;
    }
    // A session's journal keeps this name: read again, it must come out as it is.
    String end = "-" + index;
    StringBuilder plain = new StringBuilder();
    told.codePoints()
        .limit(LONGEST - end.length())
        .forEach(c -> plain.appendCodePoint(isShown(c) ? c : 0xFFFD));
    return plain.append(end).toString();
  }

  private static boolean isShown(int c) {
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && type != Character.SURROGATE
        && type != Character.PRIVATE_USE
        && type != Character.UNASSIGNED;
  }
}
