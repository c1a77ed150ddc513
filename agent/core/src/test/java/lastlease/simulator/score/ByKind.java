package lastlease.simulator.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import lastlease.simulator.Fault;
import lastlease.simulator.kinds.Kinds;

/** Kinds of venues scored apart: what is right of each, and the seeds of what is not. */
final class ByKind {
  private final Map<Fault, List<Result>> results = new TreeMap<>();

  /** So many venues of each kind, by consecutive seeds. */
  ByKind(List<Fault> kinds, long first, int venues) {
    for (Fault kind : kinds) {
      results.put(
          kind,
          LongStream.range(first, first + venues)
              .parallel()
              .mapToObj(seed -> Result.of(kind, seed))
              .toList());
    }
  }

  /**
   * @param names of kinds, by commas; {@code NEW} for all that are of their own, {@code OLD} for
   *     the others, {@code ALL}
   */
  static List<Fault> named(String names) {
    List<Fault> kinds = new ArrayList<>();
    for (String name : names.split(",", -1)) {
      switch (name) {
        case "NEW" -> kinds.addAll(Kinds.ofTheirOwn());
        case "OLD" -> kinds.addAll(old());
        case "ALL" -> kinds.addAll(List.of(Fault.values()));
        default -> kinds.add(Fault.valueOf(name));
      }
    }
    return kinds;
  }

  private static List<Fault> old() {
    List<Fault> old = new ArrayList<>(List.of(Fault.values()));
    old.removeAll(Kinds.ofTheirOwn());
    return old;
  }

  List<Result> all() {
    return results.values().stream().flatMap(List::stream).toList();
  }

  List<Result> wrongConfirmed() {
    return all().stream().filter(result -> result.wrong() != null).toList();
  }

  /** Kinds of which no venue showed what the kind is about. */
  List<Fault> besideThePoint() {
    return results.entrySet().stream()
        .filter(kind -> kind.getValue().stream().noneMatch(Result::inPoint))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** A line a kind, and a line a wrong venue. */
  String told() {
    StringBuilder text = new StringBuilder();
    text.append(
        "| kind | right | in point | wrong CONFIRMED | seeds that are wrong |\n|---|---|---|---|---|\n");
    results.forEach((kind, of) -> row(text, kind, of));
    text.append("\n| kind | venues | objection |\n|---|---|---|\n");
    results.forEach((kind, of) -> tally(text, kind, of));
    text.append('\n');
    results.forEach(
        (kind, of) ->
            of.stream().filter(ByKind::isWrong).forEach(result -> text.append(line(result))));
    return text.toString();
  }

  private static void row(StringBuilder text, Fault kind, List<Result> of) {
    List<Result> wrong = of.stream().filter(ByKind::isWrong).toList();
    long confirmed = of.stream().filter(result -> result.wrong() != null).count();
    text.append(
        String.format(
            Locale.ROOT,
            "| %s | %d of %d | %d | %d | %s |%n",
            kind,
            of.size() - wrong.size(),
            of.size(),
            of.stream().filter(Result::inPoint).count(),
            confirmed,
            String.join(
                " ", wrong.stream().map(result -> String.valueOf(result.seed())).toList())));
  }

  /** The same objection to many venues, numbers aside. */
  private static void tally(StringBuilder text, Fault kind, List<Result> of) {
    Map<String, Long> venues =
        of.stream()
            .flatMap(
                result ->
                    result.objections().stream().map(one -> one.replaceAll("\\d+", "N")).distinct())
            .collect(Collectors.groupingBy(one -> one, TreeMap::new, Collectors.counting()));
    venues.forEach(
        (objection, count) ->
            text.append(String.format(Locale.ROOT, "| %s | %d | %s |%n", kind, count, objection)));
  }

  private static boolean isWrong(Result result) {
    return !result.accepted() || result.wrong() != null || result.falseCritical();
  }

  private static String line(Result result) {
    return String.format(
        Locale.ROOT,
        "%s:%d %s %s%s%s %s%n",
        result.draw().fault(),
        result.seed(),
        result.verdict(),
        result.confidence(),
        result.wrong() == null ? "" : ", WRONG: " + result.wrong(),
        result.falseCritical() ? ", false critical" : "",
        result.objections());
  }
}
