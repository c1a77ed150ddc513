package lastlease.simulator;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import lastlease.reports.Verdict;

/** Many venues' results as a Markdown table, with 95 % intervals (Wilson). */
final class Accuracy {
  private final List<Result> results;

  Accuracy(List<Result> results) {
    this.results = results;
  }

  List<Result> of(Draw.Fault fault) {
    return results.stream().filter(result -> result.draw().fault() == fault).toList();
  }

  /** Exhausted venues in which two guests at least were denied. */
  List<Result> tellable() {
    return of(Draw.Fault.FULL).stream().filter(result -> result.soon() != null).toList();
  }

  double rightSoon() {
    return share(tellable(), Verdict.POOL_EXHAUSTED);
  }

  private static double share(List<Result> of, Verdict verdict) {
    return of.isEmpty()
        ? 1
        : (double) of.stream().filter(result -> result.soon() == verdict).count() / of.size();
  }

  long wrongConfirmed() {
    return results.stream().filter(Result::wrongConfirmed).count();
  }

  double healthyHours() {
    return of(Draw.Fault.NOTHING).stream().mapToDouble(Result::hours).sum();
  }

  long falseCriticals() {
    return results.stream().filter(Result::falseCritical).count();
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("| truth | venues | verdict of the whole time |\n|---|---|---|\n");
    for (Draw.Fault fault : Draw.Fault.values()) {
      Map<String, Integer> counts = new TreeMap<>();
      for (Result result : of(fault)) {
        String confidence = result.confidence() == null ? "" : " " + result.confidence();
        counts.merge(result.verdict() + confidence, 1, Integer::sum);
      }
      text.append("| ").append(fault).append(" | ").append(of(fault).size()).append(" | ");
      counts.entrySet().stream()
          .sorted((a, b) -> b.getValue() - a.getValue())
          .forEach(e -> text.append(e.getValue()).append(" ").append(e.getKey()).append("; "));
      text.append("|\n");
    }
    int n = tellable().size();
    long right = tellable().stream().filter(r -> r.soon() == Verdict.POOL_EXHAUSTED).count();
    text.append("\n| measure | reached |\n|---|---|\n");
    row(text, "wrong CONFIRMED", wrongConfirmed() + " of " + results.size());
    row(
        text,
        "false critical incidents",
        String.format(
            Locale.ROOT, "%d in %.0f healthy venue-hours", falseCriticals(), healthyHours()));
    row(
        text,
        "full pools named so within 30 s of the second denied guest's second DISCOVER",
        String.format(Locale.ROOT, "%.1f %% (%s) of %d", 100.0 * right / n, interval(right, n), n));
    row(text, "delay from there to the detection, median and 95 %", delays());
    text.append("\nVerdicts at that moment: ").append(soon()).append("\n");
    return text.toString();
  }

  private String soon() {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    tellable().forEach(result -> counts.merge(result.soon(), 1, Integer::sum));
    return counts.toString();
  }

  private String delays() {
    double[] sorted =
        tellable().stream()
            .mapToDouble(Result::delay)
            .filter(delay -> !Double.isNaN(delay))
            .sorted()
            .toArray();
    return sorted.length == 0
        ? "none"
        : String.format(
            Locale.ROOT,
            "%.1f s, %.1f s",
            sorted[sorted.length / 2],
            sorted[(int) (sorted.length * 0.95)]);
  }

  private static void row(StringBuilder text, String name, String value) {
    text.append("| ").append(name).append(" | ").append(value).append(" |\n");
  }

  private static String interval(long hits, long n) {
    double z = 1.96;
    double p = (double) hits / n;
    double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    double half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
    return String.format(Locale.ROOT, "%.1f to %.1f", 100 * (middle - half), 100 * (middle + half));
  }

  @Override
  public String toString() {
    return Arrays.toString(results.toArray());
  }
}
