package lastlease.words;

import java.util.HashMap;
import java.util.Map;

/**
 * Something to be said, in whichever language.
 *
 * @param key of the sentence
 * @param values what stands in it: text, numbers, or other sayings
 */
public record Saying(String key, Map<String, Object> values) {
  /** A sentence without values. */
  public static Saying of(String key) {
    return new Saying(key, Map.of());
  }

  /** Words that are the same in each language: names, what another program said. */
  public static Saying plain(String text) {
    return of("plain").with("text", text);
  }

  /** The same, with one value more. */
  public Saying with(String name, Object value) {
    Map<String, Object> all = new HashMap<>(values);
    all.put(name, value);
    return new Saying(key, Map.copyOf(all));
  }

  /** In English, for whoever reads no language in particular. */
  @Override
  public String toString() {
    return Words.ENGLISH.say(this);
  }
}
