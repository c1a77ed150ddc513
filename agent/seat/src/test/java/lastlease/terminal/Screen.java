package lastlease.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/**
 * What a terminal of so many columns has shown so far, scroll-back included: it wraps like one, and
 * knows what the status line asks of it.
 */
public final class Screen {
  private final int columns;
  private final List<int[]> rows = new ArrayList<>();
  private int row;
  private int column;
  private int wrapped;

  public Screen(int columns) {
    this.columns = columns;
    rows.add(new int[columns]);
  }

  /** Takes what a program has written. */
  public Screen take(String text) {
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (c == '\u001b') {
        int end = i + 2;
        while (!Character.isLetter(text.charAt(end))) {
          end++;
        }
        escape(text.charAt(end), text.substring(i + 2, end));
        i = end + 1;
      } else {
        put(c);
        i += Character.charCount(c);
      }
    }
    return this;
  }

  private void escape(char what, String number) {
    switch (what) {
      case 'K' -> clear(column);
      case 'A' -> row -= Integer.parseInt(number);
      case 'J' -> {
        clear(column);
        while (rows.size() > row + 1) {
          rows.remove(rows.size() - 1);
        }
      }
      case 'm' -> {
        // A colour.
      }
      default -> throw new IllegalArgumentException("an escape that is not known: " + what);
    }
  }

  private void clear(int from) {
    for (int i = from; i < columns; i++) {
      rows.get(row)[i] = 0;
    }
  }

  private void put(int c) {
    switch (c) {
      case '\r' -> column = 0;
      case '\n' -> down();
      case '\u0007' -> {
        // Heard, not seen.
      }
      default -> {
        int wide = WCWidth.wcwidth(c);
        if (column + wide > columns) {
          wrapped++;
          down();
        }
        rows.get(row)[column] = c;
        for (int i = 1; i < wide; i++) {
          rows.get(row)[column + i] = -1;
        }
        column += wide;
      }
    }
  }

  private void down() {
    row++;
    column = 0;
    if (row == rows.size()) {
      rows.add(new int[columns]);
    }
  }

  /** How often a line was longer than the terminal is wide. */
  public int wrapped() {
    return wrapped;
  }

  /** The rows from above, without the empty one at the end. */
  public List<String> rows() {
    List<String> all = new ArrayList<>();
    for (int[] cells : rows) {
      StringBuilder line = new StringBuilder();
      for (int c : cells) {
        if (c >= 0) {
          line.appendCodePoint(c == 0 ? ' ' : c);
        }
      }
      all.add(line.toString().stripTrailing());
    }
    if (all.get(all.size() - 1).isEmpty()) {
      all.remove(all.size() - 1);
    }
    return all;
  }

  /** The last row. */
  public String last() {
    return rows().get(rows().size() - 1);
  }

  @Override
  public String toString() {
    return String.join("\n", rows());
  }
}
