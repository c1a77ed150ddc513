package lastlease.reports.render.words;

/**
 * Characters that nobody sees, or that move what is around them: control and format characters,
 * halves of characters, what no font has, line ends, and letters and marks that nothing is drawn
 * for (Default_Ignorable_Code_Point of Unicode). Where names come in, {@code
 * lastlease.words.Unseen} knows the same; a test compares them.
 */
public final class Unseen {
  /** Fillers, vowels and joiners that nothing is drawn for, and the empty Braille cell. */
  private static final String EMPTY =
      "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180E\u180F\u2800\u3164\uFFA0";

  private Unseen() {}

  /**
   * Whether nobody sees a character, or it moves what is around it.
   *
   * @param before the character before it; 0 where none is
   */
  public static boolean is(int c, int before) {
    if (c >= ' ' && c < 0x7F) {
      return false;
    }
    if (c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF) {
      return !hasShapes(before);
    }
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE
        || type == Character.PRIVATE_USE
        || type == Character.UNASSIGNED
        || EMPTY.indexOf(c) >= 0;
  }

  /** Ideographs and symbols, whose shape a keyboard selects. */
  private static boolean hasShapes(int c) {
    int type = Character.getType(c);
    return type == Character.OTHER_SYMBOL
        || type == Character.MATH_SYMBOL
        || Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }

  /** A text with U+FFFD in the place of each of them. */
  public static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    int before = 0;
    for (int c : text.codePoints().toArray()) {
      shown.appendCodePoint(is(c, before) ? 0xFFFD : c);
      before = c;
    }
    return shown.toString();
  }
}
