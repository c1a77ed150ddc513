package lastlease.reports.render.chart;

/** Round distances for the values beside an axis: 1, 2, 5, 10, 20, 50, … */
public final class RoundStep {
  private RoundStep() {}

  /** The least that leaves at most so many steps from 0. */
  public static long of(double most, int steps) {
    long decade = 1;
    while (true) {
      for (long step : new long[] {decade, 2 * decade, 5 * decade}) {
        if (most / step <= steps) {
          return step;
        }
      }
      decade *= 10;
    }
  }
}
