package lastlease.reports.render;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of one language, for one time zone. In a pattern, {@code {name}} stands for a
 * value, {@code {name|one|many}} for a number with the fitting word, {@code {name?one|many}} for
 * that word alone; what stands in brackets is left out when a value in it is unknown.
 */
public final class Phrases {
  private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*)\\]");
  private static final Pattern VALUE =
      Pattern.compile("\\{(\\w+)(?:([|?])([^|}]*)\\|([^|}]*))?\\}");
  private static final int CLIENTS_NAMED = 20;

  /** Stands where a value is missing that should be known; a test looks for it. */
  static final String UNKNOWN = "?";

  private final Language language;
  private final ZoneId zone;
  private final ResourceBundle bundle;

  public Phrases(Language language, ZoneId zone) {
    this.language = language;
    this.zone = zone;
    this.bundle =
        ResourceBundle.getBundle(
            "lastlease.reports.Messages",
            language.locale(),
            Phrases.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  public Language language() {
    return language;
  }

  /**
   * The phrase of a key.
   *
   * @throws MissingResourceException if there is none, which a test excludes
   */
  public String get(String key) {
    return bundle.getString(key);
  }

  /** The phrase of a key with its values in place. */
  public String get(String key, Map<String, ?> values) {
    String pattern = get(key);
    String before;
    do {
      before = pattern;
      pattern =
          OPTIONAL
              .matcher(pattern)
              .replaceAll(match -> Matcher.quoteReplacement(optional(match.group(1), values)));
    } while (!pattern.equals(before));
    return fill(pattern, values);
  }

  private static String optional(String part, Map<String, ?> values) {
    Matcher matcher = VALUE.matcher(part);
    while (matcher.find()) {
      if (values.get(matcher.group(1)) == null) {
        return "";
      }
    }
    return part;
  }

  private String fill(String pattern, Map<String, ?> values) {
    return VALUE
        .matcher(pattern)
        .replaceAll(
            match -> {
              String name = match.group(1);
              Object value = values.get(name);
              String text = value == null ? UNKNOWN : value(name, value, values);
              if (match.group(2) != null) {
                boolean one = value instanceof Number number && number.longValue() == 1;
                String word = match.group(one ? 3 : 4);
                text = match.group(2).equals("?") ? word : text + "\u00a0" + word;
              }
              return Matcher.quoteReplacement(text);
            });
  }

  private String value(String name, Object value, Map<String, ?> values) {
    if (value instanceof Instant at) {
      return time(at);
    }
    if (value instanceof List<?> ids) {
      return clients(ids, values.get("count") instanceof Number all ? all.longValue() : 0);
    }
    if (value instanceof Number number) {
      if (name.endsWith("Seconds")) {
        return duration(Duration.ofSeconds(number.longValue()));
      }
      if (name.endsWith("Millis")) {
        return seconds(number.longValue());
      }
      return String.format(Locale.ROOT, "%d", number.longValue());
    }
    String text = value.toString();
    return switch (name) {
      case "kind" -> get("life." + text);
      case "level" -> get("level." + text);
      case "what" -> get("group." + text);
      case "value" -> Plain.text(text);
      default -> text;
    };
  }

  /** Devices by their numbers, "5, 6, 8", and how many more there are. */
  String numbers(List<?> ids) {
    return numbers(ids, ids.size());
  }

  /**
   * The same of a list that was cut.
   *
   * @param all how many there are
   */
  String numbers(List<?> ids, long all) {
    String list =
        ids.stream()
            .limit(CLIENTS_NAMED)
            .map(id -> id.toString().substring(1))
            .collect(Collectors.joining(get("text.comma")));
    long more = Math.max(all, ids.size()) - Math.min(CLIENTS_NAMED, ids.size());
    return more == 0 ? list : list + " " + get("text.more", Map.of("count", more));
  }

  private String clients(List<?> ids, long all) {
    String key = ids.size() == 1 && all <= 1 ? "text.devicesOne" : "text.devices";
    return get(key, Map.of("list", numbers(ids, all)));
  }

  /** A device by its ordinal: "Device 6". */
  public String device(String clientId) {
    return get("text.device", Map.of("n", clientId.substring(1)));
  }

  /** Time of day to the second. */
  public String time(Instant at) {
    return DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone).format(at);
  }

  /** Time of day to the minute, for long times. */
  String minute(Instant at) {
    return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(zone).format(at);
  }

  /** Month and day, for many days. */
  String monthDay(Instant at) {
    return DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT).withZone(zone).format(at);
  }

  /** The offset as the head of a report has it: "UTC+09:00". */
  String zoneName(Instant at) {
    return DateTimeFormatter.ofPattern("'UTC'xxx", Locale.ROOT).withZone(zone).format(at);
  }

  ZoneOffset offset(Instant at) {
    return zone.getRules().getOffset(at);
  }

  /** The date as the language writes it. */
  String date(Instant at) {
    return DateTimeFormatter.ofPattern(get("text.datePattern"), language.locale())
        .withZone(zone)
        .format(at);
  }

  /** Date, time of day to the second and offset, as a method is dated. */
  String dateTime(Instant at) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT)
        .withZone(zone)
        .format(at);
  }

  /** Time of day to the millisecond, as evidence is dated. */
  public String exactTime(Instant at) {
    return DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone).format(at);
  }

  /** Date and zone, as the head of a report has them. */
  public String day(@Nullable Instant at) {
    return at == null
        ? zone.toString()
        : DateTimeFormatter.ofPattern("yyyy-MM-dd 'UTC'xxx", Locale.ROOT).withZone(zone).format(at);
  }

  /** A duration in its two largest units: "1 min 14 s". */
  public String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    long[] amounts = {seconds / 3600, seconds / 60 % 60, seconds % 60};
    String[] units = {"h", "min", "s"};
    StringBuilder text = new StringBuilder();
    int written = 0;
    for (int i = 0; i < 3; i++) {
      if (amounts[i] > 0 && written < 2) {
        text.append(text.isEmpty() || language == Language.JA ? "" : " ");
        text.append(get("unit." + units[i], Map.of("n", amounts[i])));
        written++;
      } else if (written > 0) {
        break;
      }
    }
    return text.isEmpty() ? get("unit.s", Map.of("n", 0)) : text.toString();
  }

  /**
   * Milliseconds as seconds with one decimal; so few that none would be left stay what they are.
   */
  public String seconds(long millis) {
    if (millis < 100) {
      return get("unit.ms", Map.of("n", millis));
    }
    return get("unit.s", Map.of("n", String.format(Locale.ROOT, "%.1f", millis / 1000.0)));
  }
}
