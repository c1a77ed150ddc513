package lastlease.alert.form;

/** Texts no longer than a receiver takes. */
final class Cut {
  private static final String MORE = "…";

  private Cut() {}

  /**
   * A text of at most so many UTF-16 units, no character cut in two.
   *
   * @param most 2 at least
   */
  static String to(int most, String text) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - MORE.length();
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + MORE;
  }

  /** A text that HTML shows as it is. */
  static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
