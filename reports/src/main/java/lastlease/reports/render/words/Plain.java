package lastlease.reports.render.words;

/**
 * Makes foreign text harmless: hostnames, vendor classes and the like are attackers' text, and end
 * up in terminals, mails and chats.
 */
public final class Plain {
  private static final int LONGEST = 120;

  private Plain() {}

  /**
   * Replaces control characters, line breaks and bidirectional controls, which could move a cursor
   * or reorder a line, by U+FFFD, and shortens what is longer than any honest name.
   */
  public static String text(String foreign) {
    StringBuilder plain = new StringBuilder();
    foreign
        .codePoints()
        .limit(LONGEST)
        .forEach(c -> plain.appendCodePoint(isHarmless(c) ? c : 0xFFFD));
    if (foreign.codePointCount(0, foreign.length()) > LONGEST) {
      plain.append('…');
    }
    return plain.toString();
  }

  private static boolean isHarmless(int c) {
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
