package lastlease.words;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of one language. In a pattern, {@code {name}} stands for a value, {@code
 * {name|one|many}} for a number with the fitting word.
 */
public final class Words {
  public static final Words ENGLISH = new Words(Locale.ENGLISH);
  private static final Pattern VALUE = Pattern.compile("\\{(\\w+)(?:\\|([^|}]*)\\|([^|}]*))?\\}");

  private final ResourceBundle bundle;

  private Words(Locale language) {
    bundle =
        ResourceBundle.getBundle(
            "lastlease.words.Words",
            language,
            Words.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** Japanese where the locale is, else English. */
  public static Words of(Locale locale) {
    return locale.getLanguage().equals("ja") ? Japanese.WORDS : ENGLISH;
  }

  /** Read when somebody speaks it. */
  private static final class Japanese {
    private static final Words WORDS = new Words(Locale.JAPANESE);
  }

  /** Whether there is such a sentence, and all its values are there. */
  public boolean knows(Saying saying) {
    return bundle.containsKey(saying.key())
        && VALUE
            .matcher(get(saying.key()))
            .results()
            .allMatch(match -> saying.values().containsKey(match.group(1)));
  }

  /** The sentence of a key, without values. */
  public String get(String key) {
    return bundle.getString(key);
  }

  /** The sentence of a key with its values in place. */
  public String get(String key, Map<String, ?> values) {
    return VALUE
        .matcher(get(key))
        .replaceAll(match -> Matcher.quoteReplacement(value(match, values)));
  }

  /** The sentence. */
  public String say(Saying saying) {
    return get(saying.key(), saying.values());
  }

  private String value(java.util.regex.MatchResult match, Map<String, ?> values) {
    Object value = values.get(match.group(1));
    if (value == null) {
      throw new IllegalArgumentException("no value " + match.group(1) + " for " + values);
    }
    String text = value instanceof Saying saying ? say(saying) : value.toString();
    if (match.group(2) == null) {
      return text;
    }
    boolean one = value instanceof Number number && number.longValue() == 1;
    return text + " " + match.group(one ? 2 : 3);
  }
}
