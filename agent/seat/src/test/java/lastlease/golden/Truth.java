package lastlease.golden;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What really happened in a recorded scenario.
 *
 * @param verdicts the right ones
 * @param rival the verdict that is accepted when the frames cannot tell, or null
 * @param ended whether the trouble was over before the end
 * @param began first unanswered DISCOVER, seconds since 1970
 * @param knowable when a seat could know, seconds since 1970
 * @param until end of the captures, seconds since 1970
 * @param clients by MAC the accepted last states
 */
public record Truth(
    String scenario,
    List<String> verdicts,
    @Nullable String rival,
    boolean ended,
    Optional<Double> began,
    Optional<Double> knowable,
    double until,
    Map<String, List<String>> clients,
    List<Integer> poolSizes,
    String note) {

  /** The form that a scoring script or a golden test reads. */
  public String json() {
    String states =
        clients.entrySet().stream()
            .map(e -> "  " + quote(e.getKey()) + ": " + list(e.getValue()))
            .collect(Collectors.joining(",\n"));
    return """
        {
         "scenario": %s,
         "verdicts": %s,
         "verdictIfTruthIsRival": %s,
         "confirmed": false,
         "ended": %s,
         "partlyBlind": false,
         "began": %s,
         "evidenceAt": %s,
         "until": %s,
         "clients": {
        %s
         },
         "poolSize": %s,
         "note": %s
        }
        """
        .formatted(
            quote(scenario),
            list(verdicts),
            rival == null ? "null" : quote(rival),
            ended,
            time(began),
            time(knowable),
            time(Optional.of(until)),
            states,
            poolSizes,
            quote(note));
  }

  private static String time(Optional<Double> seconds) {
    return seconds.map(s -> String.format(Locale.ROOT, "%.6f", s)).orElse("null");
  }

  private static String list(List<String> words) {
    return words.stream().map(Truth::quote).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quote(String word) {
    return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
