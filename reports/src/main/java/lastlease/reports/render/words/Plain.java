package lastlease.reports.render.words;

/**
 * Makes foreign text harmless: hostnames, vendor classes and the like are attackers' text, and end
 * up in terminals, mails and chats.
 */
public final class Plain {
  private static final int LONGEST = 120;

  private Plain() {}

  /**
   * Replaces what nobody sees, or what could move a cursor or reorder a line, by U+FFFD, and
   * shortens what is longer than any honest name.
   */
  public static String text(String foreign) {
    StringBuilder plain = new StringBuilder();
    Unseen.shown(foreign).codePoints().limit(LONGEST).forEach(plain::appendCodePoint);
    if (foreign.codePointCount(0, foreign.length()) > LONGEST) {
      plain.append('…');
    }
    return plain.toString();
  }
}
