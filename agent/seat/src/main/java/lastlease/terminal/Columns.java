package lastlease.terminal;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/** Texts measured in columns of a terminal: East Asian wide characters take two. */
public final class Columns {
  /** Colours and links take no room: CSI … letter, OSC … BEL or ST. */
  private static final Pattern ESCAPE =
      Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]|\u001b\\].*?(?:\u0007|\u001b\\\\)");

  /** What a list's item begins with; what goes on stands below its text. */
  private static final Pattern INDENT =
      Pattern.compile("^(?:\\d\\d:\\d\\d:\\d\\d  | *(?:\\d{1,3}\\. |[-+*•] )?)");

  /** Less than that is left for words only on a terminal that is no use anyway. */
  private static final int LEAST = 10;

  private Columns() {}

  /** How many columns a text takes; it has no line breaks. */
  public static int of(String text) {
    return text.indexOf('\u001b') < 0 ? plain(text) : plain(ESCAPE.matcher(text).replaceAll(""));
  }

  private static int plain(String text) {
    int columns = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      columns += Math.max(0, WCWidth.wcwidth(text.codePointAt(i)));
    }
    return columns;
  }

  /** The text as far as it takes so many columns at most; it has no escapes. */
  public static String cut(String text, int most) {
    if (of(text) <= most) {
      return text;
    }
    int columns = 0;
    int end = 0;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      columns += Math.max(0, WCWidth.wcwidth(c));
      // One column for the dots that say that there is more.
      if (columns > most - 1) {
        break;
      }
      end += Character.charCount(c);
    }
    return most < 1 ? "" : text.substring(0, end).stripTrailing() + "…";
  }

  /**
   * Breaks the lines of a text where words end, so that each takes so many columns at most; what
   * goes on is indented as its first line is. A word that is longer than a line stays whole.
   */
  public static String wrap(String text, int most) {
    StringBuilder wrapped = new StringBuilder();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      String line = text.substring(from, end < 0 ? text.length() : end);
      line(line, most, wrapped);
      if (end < 0) {
        break;
      }
      wrapped.append('\n');
      from = end + 1;
    }
    return wrapped.toString();
  }

  private static void line(String line, int most, StringBuilder out) {
    if (most < LEAST || of(line) <= most) {
      out.append(line);
      return;
    }
    Matcher escapes = ESCAPE.matcher(line);
    Matcher begin = INDENT.matcher(line);
    String indent = begin.find() ? " ".repeat(Math.min(of(begin.group()), most / 2)) : "";
    BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
    breaks.setText(line);
    int column = 0;
    int from = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      if (isInside(escapes, end) || isWithinWord(line, end)) {
        continue;
      }
      String word = line.substring(from, end);
      if (column > indent.length() && column + of(word.stripTrailing()) > most) {
        strip(out);
        out.append('\n').append(indent);
        column = indent.length();
      }
      out.append(word);
      column += of(word);
      from = end;
    }
    strip(out);
  }

  /** Addresses, paths and commands stay whole; only wide characters stand without spaces. */
  private static boolean isWithinWord(String line, int at) {
    return at < line.length()
        && line.charAt(at - 1) > ' '
        && line.charAt(at - 1) < 0x2000
        && line.charAt(at) < 0x2000;
  }

  private static boolean isInside(Matcher escapes, int at) {
    escapes.reset();
    while (escapes.find() && escapes.start() < at) {
      if (at < escapes.end()) {
        return true;
      }
    }
    return false;
  }

  private static void strip(StringBuilder out) {
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == ' ') {
      end--;
    }
    out.setLength(end);
  }
}
