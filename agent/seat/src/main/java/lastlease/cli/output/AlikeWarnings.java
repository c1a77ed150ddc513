package lastlease.cli.output;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lastlease.words.Saying;

/**
 * What is to be said of files, one line a cause: of many files with the same trouble the first is
 * named, and the others are counted.
 */
public final class AlikeWarnings {
  /** So many files are named each. */
  private static final int NAMED = 2;

  /** Values that tell one file's trouble from another's, but not its cause. */
  private static final Set<String> PLACES = Set.of("at", "count", "number");

  private static final String COUNT = "count";

  private final Map<Saying, List<Warning>> causes = new LinkedHashMap<>();

  private record Warning(String file, Saying what) {}

  /**
   * @param file its name
   * @param what is to be said of it
   */
  public void add(String file, Saying what) {
    causes.computeIfAbsent(cause(what), key -> new ArrayList<>()).add(new Warning(file, what));
  }

  private static Saying cause(Saying what) {
    Map<String, Object> values = new HashMap<>(what.values());
    values.keySet().removeAll(PLACES);
    values.replaceAll((key, value) -> value instanceof Saying nested ? cause(nested) : value);
    return new Saying(what.key(), values);
  }

  /** The lines, in the order in which causes came up first. */
  public List<Saying> lines() {
    List<Saying> lines = new ArrayList<>();
    for (List<Warning> alike : causes.values()) {
      long files = alike.stream().map(Warning::file).distinct().count();
      if (files <= NAMED) {
        alike.forEach(
            one ->
                lines.add(
                    Saying.of("analyze.source").with("name", one.file()).with("what", one.what())));
      } else {
        lines.add(
            Saying.of("analyze.alike")
                .with("name", alike.get(0).file())
                .with("count", files - 1)
                .with("what", all(alike)));
      }
    }
    return lines;
  }

  /** The first one's words, with the sum where something is counted. */
  private static Saying all(List<Warning> alike) {
    Saying first = alike.get(0).what();
    return first.values().get(COUNT) instanceof Number
        ? first.with(COUNT, alike.stream().mapToLong(one -> count(one.what())).sum())
        : first;
  }

  private static long count(Saying what) {
    return what.values().get(COUNT) instanceof Number number ? number.longValue() : 0;
  }
}
