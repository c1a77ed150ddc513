package lastlease.reports.render.words;

import java.util.ArrayList;
import java.util.List;

/** A table of plain text: labels to the left, numbers to the right, in columns of a terminal. */
public final class TextTable {
  private static final String APART = "  ";

  private TextTable() {}

  /**
   * The lines of a table.
   *
   * @param heads of the columns
   * @param rows with a cell for each head
   */
  public static List<String> lines(List<String> heads, List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>();
    all.add(heads);
    all.addAll(rows);
    List<String> lines = new ArrayList<>();
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int width = all.stream().mapToInt(cells -> columns(cells.get(column))).max().orElse(0);
        String room = " ".repeat(width - columns(row.get(i)));
        line.append(i == 0 ? row.get(i) + room : APART + room + row.get(i));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  /** How many columns a text takes: East Asian wide characters take two. */
  public static int columns(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  private static boolean isWide(int c) {
    return c >= 0x2e80 && c <= 0xff60 || c >= 0xffe0 && c <= 0xffe6 || c >= 0x20000;
  }
}
