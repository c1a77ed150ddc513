package lastlease.reports.render.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A picture as its template takes it: positions across are percent, so that it fits any width, and
 * positions down are pixels, so that text keeps its size. Looks are classes of the style sheet.
 *
 * @param label what the picture shows, in a sentence; empty where the page says it elsewhere
 */
public record Drawing(int height, String label, List<Shape> shapes) {

  /** What a shape is; the template has a line for each. */
  public enum Kind {
    /** From {@code x} so wide as {@code x2}, from {@code y} so high as {@code y2}. */
    RECT,
    /** From {@code x}, {@code y} to {@code x2}, {@code y2}. */
    LINE,
    TEXT,
    /** One of the page's own signs, named by {@code text}, centred at {@code x}, {@code y}. */
    MARK
  }

  /**
   * A shape.
   *
   * @param look classes of the style sheet
   * @param dx pixels to the right of {@code x}, for texts
   */
  public record Shape(
      Kind kind, String look, String x, String x2, String y, String y2, int dx, String text) {}

  /** Puts a picture together, from the back to the front. */
  public static final class Canvas {
    private final List<Shape> shapes = new ArrayList<>();

    public Canvas rect(String look, double x, double width, double y, double height) {
      double within = Math.max(0, Math.min(100 - x, width));
      if (within > 0 && height > 0) {
        shapes.add(
            new Shape(
                Kind.RECT, look, percent(x), percent(within), pixels(y), pixels(height), 0, ""));
      }
      return this;
    }

    public Canvas line(String look, double x, double x2, double y, double y2) {
      shapes.add(
          new Shape(
              Kind.LINE,
              look,
              percent(x),
              percent(Math.min(100, x2)),
              pixels(y),
              pixels(y2),
              0,
              ""));
      return this;
    }

    public Canvas text(String look, double x, int dx, double y, String text) {
      shapes.add(new Shape(Kind.TEXT, look, percent(x), "", pixels(y), "", dx, text));
      return this;
    }

    public Canvas mark(String sign, double x, double y) {
      shapes.add(new Shape(Kind.MARK, "", percent(x), "", pixels(y), "", 0, sign));
      return this;
    }

    public Drawing done(int height, String label) {
      return new Drawing(height, label, List.copyOf(shapes));
    }
  }

  private static String percent(double value) {
    return trimmed(String.format(Locale.ROOT, "%.2f", value)) + "%";
  }

  private static String pixels(double value) {
    return trimmed(String.format(Locale.ROOT, "%.1f", value));
  }

  private static String trimmed(String number) {
    return number.contains(".") ? number.replaceFirst("\\.?0+$", "") : number;
  }
}
