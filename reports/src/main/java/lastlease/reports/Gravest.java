package lastlease.reports;

import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which of several incidents sets the verdict: one order for all who ask. */
public final class Gravest {
  private static final Comparator<Incident> FIRST =
      first(Incident::verdict, Incident::confidence, Incident::began);

  private Gravest() {}

  /** Gravest first; of equals the surest, then the earliest. */
  public static <T, B extends Comparable<B>> Comparator<T> first(
      Function<T, Verdict> verdict, Function<T, Confidence> confidence, Function<T, B> began) {
    return Comparator.comparing(verdict).thenComparing(confidence).thenComparing(began);
  }

  /** The one that sets the verdict, null for none: those of {@link Severity#INFO} never do. */
  public static @Nullable Incident of(Stream<Incident> incidents) {
    return incidents
        .filter(incident -> incident.severity() != Severity.INFO)
        .min(FIRST)
        .orElse(null);
  }
}
