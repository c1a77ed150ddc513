package lastlease.reports.render.words;

import java.util.ArrayList;
import java.util.List;

/**
 * Devices' numbers as people list them: four in a row and more are a range, "3, 51–70".
 *
 * @param parts in the order given, a number or a range each
 * @param named how many devices these are
 */
record Ordinals(List<Run> parts, long named) {
  /** Three in a row are read as quickly as a range. */
  private static final int RANGE = 4;

  /**
   * Numbers that follow one another.
   *
   * @param last not below the first
   */
  record Run(long first, long last) {
    long count() {
      return last - first + 1;
    }
  }

  /**
   * Lists them.
   *
   * @param numbers of devices
   * @param most so many parts at most; those after it are not named
   */
  static Ordinals of(List<Long> numbers, int most) {
    List<Run> runs = new ArrayList<>();
    for (long number : numbers) {
      Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      if (last != null && last.last() + 1 == number) {
        runs.set(runs.size() - 1, new Run(last.first(), number));
      } else {
        runs.add(new Run(number, number));
      }
    }
    List<Run> parts = new ArrayList<>();
    for (Run run : runs) {
      if (run.count() >= RANGE) {
        parts.add(run);
      } else {
        for (long number = run.first(); number <= run.last(); number++) {
          parts.add(new Run(number, number));
        }
      }
    }
    List<Run> shown = List.copyOf(parts.subList(0, Math.min(most, parts.size())));
    return new Ordinals(shown, shown.stream().mapToLong(Run::count).sum());
  }
}
