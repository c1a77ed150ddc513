package lastlease.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lastlease.core.Input;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/**
 * Which of the watched interfaces are down, and since when. Core time goes on as long as one is up.
 */
final class Outages {
  private static final String REASON = "interface-down";

  private final int watched;
  private final Map<String, Long> since = new LinkedHashMap<>();

  /**
   * @param names of the watched interfaces
   */
  Outages(Collection<String> names) {
    watched = (int) names.stream().distinct().count();
  }

  /** Whether nothing can be seen anywhere. */
  boolean all() {
    return !since.isEmpty() && since.size() >= watched;
  }

  /** Why not all can be seen; null if it can. */
  @Nullable Saying sight() {
    if (since.isEmpty()) {
      return null;
    }
    return all()
        ? Saying.of("watch.down")
        : Saying.of("watch.partlyDown").with("names", String.join(", ", since.keySet()));
  }

  /**
   * One went down.
   *
   * @param micros when
   * @param told core time at which others may still bring frames
   * @return what the core is told, empty if it knows; where there is no other it has only to wait
   */
  List<Input> down(String name, long micros, long told) {
    if (since.putIfAbsent(name, micros) != null || watched <= 1) {
      return List.of();
    }
    return List.of(new Input.Blind(told, name));
  }

  /**
   * One is back.
   *
   * @return what the core is told; null if it was not down
   */
  Input.@Nullable Gap up(String name, long micros) {
    Long begin = since.remove(name);
    return begin == null ? null : gap(name, begin, micros);
  }

  /** Those that are down when all ends. */
  List<Input> end(long micros) {
    List<Input> gaps = new ArrayList<>();
    since.forEach(
        (name, begin) -> {
          if (begin < micros) {
            gaps.add(gap(name, begin, micros));
          }
        });
    return gaps;
  }

  private Input.Gap gap(String name, long begin, long micros) {
    return new Input.Gap(begin, Math.max(begin, micros), REASON, watched > 1 ? name : null);
  }
}
