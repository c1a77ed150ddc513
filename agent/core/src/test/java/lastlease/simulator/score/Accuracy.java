package lastlease.simulator.score;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import lastlease.reports.Verdict;
import lastlease.simulator.Clock;
import lastlease.simulator.Fault;

/** Many venues' results as a Markdown table, with 95 % intervals (Wilson). */
final class Accuracy {
  private static final int NAMED = 40;
  private static final double Z = 1.96;

  private final List<Result> results;

  Accuracy(List<Result> results) {
    this.results = results;
  }

  private List<Result> where(Predicate<Result> which) {
    return results.stream().filter(which).toList();
  }

  /** Exhausted venues of which the seat could tell. */
  int tellable() {
    return where(Result::tellable).size();
  }

  double rightSoon() {
    List<Result> tellable = where(Result::tellable);
    return tellable.isEmpty()
        ? 1
        : (double) where(r -> r.tellable() && r.rightSoon()).size() / tellable.size();
  }

  List<Result> wrongConfirmed() {
    return where(result -> result.wrong() != null);
  }

  double healthyHours() {
    return where(Result::healthy).stream().mapToDouble(Result::hours).sum();
  }

  List<Result> falseCriticals() {
    return where(Result::falseCritical);
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("| truth | venues | accepted | verdict of the whole time |\n|---|---|---|---|\n");
    for (Fault fault : Fault.values()) {
      if (!where(result -> result.draw().fault() == fault).isEmpty()) {
        row(text, fault);
      }
    }
    measures(text);
    return text.toString();
  }

  private void row(StringBuilder text, Fault fault) {
    List<Result> of = where(result -> result.draw().fault() == fault);
    Map<String, Integer> counts = new TreeMap<>();
    for (Result result : of) {
      String confidence = result.confidence() == null ? "" : " " + result.confidence();
      counts.merge(result.verdict() + confidence, 1, Integer::sum);
    }
    long accepted = of.stream().filter(Result::accepted).count();
    text.append(
        String.format(
            Locale.ROOT, "| %s | %d | %s | ", fault, of.size(), share(accepted, of.size())));
    counts.entrySet().stream()
        .sorted((a, b) -> b.getValue() - a.getValue())
        .forEach(e -> text.append(e.getValue()).append(" ").append(e.getKey()).append("; "));
    text.append("|\n");
  }

  private void measures(StringBuilder text) {
    int exhausted = where(Result::exhausted).size();
    List<Result> tellable = where(Result::tellable);
    int right = where(r -> r.tellable() && r.rightSoon()).size();
    text.append("\n| measure | reached |\n|---|---|\n");
    row(text, "wrong CONFIRMED", wrongConfirmed().size() + " of " + results.size());
    row(
        text,
        "CONFIRMED full where a policy sends the same frames (nobody new was served since)",
        String.valueOf(where(Result::unknowable).size()));
    row(
        text,
        "false critical incidents",
        String.format(
            Locale.ROOT,
            "%d in %.0f healthy venue-hours (95 %%: %.1f to %.1f a thousand)",
            falseCriticals().size(),
            healthyHours(),
            1000 * poisson(falseCriticals().size(), -Z) / healthyHours(),
            1000 * poisson(falseCriticals().size() + 1, Z) / healthyHours()));
    row(
        text,
        "full pools named so within 30 s of the second victim's second DISCOVER",
        share(right, tellable.size()) + " of " + tellable.size());
    row(
        text,
        "full pools that the seat cannot tell (isolated, or nobody served in view before)",
        String.valueOf(exhausted - tellable.size()));
    row(text, "delay from that DISCOVER, median, 90 %, 95 %", delays(tellable));
    text.append("\nVerdicts at that moment: ").append(soon(tellable)).append("\n");
  }

  private static String soon(List<Result> tellable) {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    tellable.forEach(result -> counts.merge(result.soon(), 1, Integer::sum));
    return counts.toString();
  }

  private static String delays(List<Result> tellable) {
    double[] sorted = tellable.stream().mapToDouble(Result::delay).sorted().toArray();
    if (sorted.length == 0) {
      return "none";
    }
    return Arrays.stream(new double[] {0.5, 0.9, 0.95})
        .mapToObj(
            q ->
                String.format(
                    Locale.ROOT,
                    "%.1f s (%.1f to %.1f)",
                    at(sorted, q, 0),
                    at(sorted, q, -Z),
                    at(sorted, q, Z)))
        .collect(java.util.stream.Collectors.joining(", "));
  }

  /** A quantile, or so many standard deviations of its rank beside it. */
  private static double at(double[] sorted, double q, double deviations) {
    int n = sorted.length;
    long rank = Math.round(n * q + deviations * Math.sqrt(n * q * (1 - q)));
    return sorted[(int) Math.max(0, Math.min(n - 1, rank))];
  }

  private static void row(StringBuilder text, String name, String value) {
    text.append("| ").append(name).append(" | ").append(value).append(" |\n");
  }

  /** Bound of a Poisson mean, by Byar's approximation. */
  private static double poisson(int count, double z) {
    return count == 0 ? 0 : count * Math.pow(1 - 1.0 / (9 * count) + z / (3 * Math.sqrt(count)), 3);
  }

  private static String share(long hits, long n) {
    return n == 0
        ? "none"
        : String.format(Locale.ROOT, "%.1f %% (%s)", 100.0 * hits / n, interval(hits, n));
  }

  private static String interval(long hits, long n) {
    double p = (double) hits / n;
    double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4.0 * n * n));
    return String.format(Locale.ROOT, "%.1f to %.1f", 100 * (middle - half), 100 * (middle + half));
  }

  /** Seeds of what went wrong, to replay: the verdict, the fault, and how the venue was drawn. */
  String failures() {
    StringBuilder text = new StringBuilder();
    list(text, "wrong CONFIRMED", wrongConfirmed());
    list(text, "false critical", falseCriticals());
    list(text, "full, not told soon", where(r -> r.tellable() && !r.rightSoon()));
    list(text, "verdict not accepted", where(r -> !r.accepted()));
    return text.toString();
  }

  private static void list(StringBuilder text, String what, List<Result> which) {
    text.append(what).append(": ").append(which.size()).append('\n');
    which.stream()
        .limit(NAMED)
        .forEach(
            r ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "  %d: %s %s, soon %s, delay %.1f, denied %d%s; %s%n",
                        r.seed(),
                        r.verdict(),
                        r.confidence(),
                        r.soon(),
                        r.delay(),
                        r.denied(),
                        r.wrong() == null
                            ? ""
                            : ", "
                                + r.wrong()
                                + " at "
                                + (r.wrong().at() - Clock.START) / Clock.SECOND
                                + " s",
                        r.draw())));
  }
}
