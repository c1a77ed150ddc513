package lastlease.terminal;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * The last line of a terminal that renews itself: whatever else is written goes above it, and stays
 * in the scroll-back. It never wraps: what has no room is left out, the least important first.
 */
public final class StatusLine extends Writer {
  private static final String BETWEEN = " | ";
  private static final String CLEAR = "\r\u001b[K";

  private final Writer terminal;
  private final IntSupplier width;
  private final boolean reflows;
  private List<String> parts = List.of();
  private String shown = "";
  private boolean atLineStart = true;

  /**
   * A line at the end of a terminal.
   *
   * @param terminal where all goes
   * @param width of the terminal now, in columns
   * @param environment tells whether the terminal breaks its lines anew when it gets narrower
   */
  public StatusLine(Writer terminal, IntSupplier width, Map<String, String> environment) {
    this.terminal = terminal;
    this.width = width;
    // xterm and the console cut them off instead.
    this.reflows =
        !environment.containsKey("XTERM_VERSION")
            && !"linux".equals(environment.getOrDefault("TERM", ""));
  }

  /** Shows these, the most important first; nothing hides the line. */
  public void show(List<String> all) throws IOException {
    synchronized (lock) {
      parts = List.copyOf(all);
      renew();
    }
  }

  /** Draws it again where the terminal's width has changed. */
  public void renew() throws IOException {
    synchronized (lock) {
      int columns = width.getAsInt();
      String line = fitting(parts, columns - 1);
      if (!line.equals(shown)) {
        hide(columns);
        draw(line);
        terminal.flush();
      }
    }
  }

  /** The text, its lines broken between words where the terminal ends now. */
  public String wrapped(String text) {
    return Columns.wrap(text, width.getAsInt());
  }

  /** One line of these that takes so many columns at most. */
  public static String fitting(List<String> parts, int most) {
    StringBuilder line = new StringBuilder();
    for (String part : parts) {
      int taken = Columns.of(line.toString());
      String between = line.isEmpty() ? "" : BETWEEN;
      if (taken + between.length() + Columns.of(part) <= most) {
        line.append(between).append(part);
      } else if (line.isEmpty()) {
        line.append(Columns.cut(part, most));
      }
    }
    return line.toString();
  }

  private void draw(String line) throws IOException {
    if (atLineStart) {
      terminal.write(line);
      shown = line;
    }
  }

  private void hide(int columns) throws IOException {
    if (shown.isEmpty()) {
      return;
    }
    int rows = (Math.max(1, Columns.of(shown)) - 1) / Math.max(1, columns);
    if (rows > 0 && reflows) {
      // The window has become narrower, and the terminal has broken the line.
      terminal.write("\r\u001b[" + rows + "A\u001b[J");
    } else {
      terminal.write(CLEAR);
    }
    shown = "";
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    synchronized (lock) {
      if (length == 1 && text[from] == '\u0007') {
        // The bell moves nothing.
        terminal.write(text, from, length);
        return;
      }
      if (length > 0) {
        hide(width.getAsInt());
        terminal.write(text, from, length);
        atLineStart = text[from + length - 1] == '\n';
      }
    }
  }

  /** Shows the line again below what was written. */
  @Override
  public void flush() throws IOException {
    synchronized (lock) {
      if (shown.isEmpty() && atLineStart) {
        draw(fitting(parts, width.getAsInt() - 1));
      }
      terminal.flush();
    }
  }

  /** Leaves nothing of it behind; the terminal stays open. */
  @Override
  public void close() throws IOException {
    synchronized (lock) {
      hide(width.getAsInt());
      parts = List.of();
      terminal.flush();
    }
  }
}
