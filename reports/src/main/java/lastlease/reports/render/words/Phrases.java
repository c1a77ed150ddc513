package lastlease.reports.render.words;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lastlease.reports.PoolReport;
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

  /** Numbers or ranges of devices that are named; the rest is counted. */
  private static final int PARTS = 20;

  /** Stands where a value is missing that should be known; a test looks for it. */
  static final String UNKNOWN = "?";

  /** Option 51 with all bits set: the lease never ends (RFC 2131 3.3). */
  private static final long INFINITE_SECONDS = 0xFFFF_FFFFL;

  /** From so many hours on, days are easier to grasp. */
  private static final long IN_DAYS_FROM = 48;

  private static final long DAYS_A_YEAR = 365;

  private final Language language;
  private final ZoneId zone;
  private final boolean dated;
  private final @Nullable String onlyDay;
  private final ResourceBundle bundle;

  public Phrases(Language language, ZoneId zone) {
    this(language, zone, false, null);
  }

  /**
   * @param dated whether a time of day has its date
   * @param onlyDay the day that all is told of: a time of another has its date; null for any
   */
  private Phrases(Language language, ZoneId zone, boolean dated, @Nullable String onlyDay) {
    this.language = language;
    this.zone = zone;
    this.dated = dated;
    this.onlyDay = onlyDay;
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
   * The same phrases for all that is said of a span: where it touches more than one day, every time
   * has its date; else only one that is of another day.
   */
  public Phrases over(@Nullable Instant from, @Nullable Instant to) {
    boolean days = from != null && to != null && !isoDay(from).equals(isoDay(to));
    String day = days || from == null ? null : isoDay(from);
    return days == dated && Objects.equals(day, onlyDay)
        ? this
        : new Phrases(language, zone, days, day);
  }

  /** For a whole report. */
  public Phrases over(PoolReport report) {
    return over(report.input().from(), report.input().to());
  }

  private String isoDay(Instant at) {
    return DateTimeFormatter.ISO_LOCAL_DATE.withZone(zone).format(at);
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
      if (name.endsWith("Seconds") || name.equals("seconds")) {
        return number.longValue() == INFINITE_SECONDS
            ? get("unit.infinite")
            : duration(Duration.ofSeconds(number.longValue()));
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
      case "nowBasis" -> get("basis." + text);
      case "what" -> get("group." + text);
      case "value" -> text.isEmpty() ? get("text.notShown") : Plain.text(text);
      case "mac" -> Addresses.isUnknown(text) ? get("text.unknownMac") : text;
      default -> text;
    };
  }

  /** Why nothing is known of a time, in words; a reason of another version as it is. */
  String reason(String code) {
    String key = "gap." + code;
    return bundle.containsKey(key) ? get(key) : Plain.text(code);
  }

  /** Devices by their numbers, "5, 6, 8–12", and how many more there are. */
  public String numbers(List<?> ids) {
    return numbers(ids, ids.size());
  }

  /**
   * The same of a list that was cut.
   *
   * @param all how many there are
   */
  public String numbers(List<?> ids, long all) {
    Ordinals ordinals =
        Ordinals.of(
            ids.stream().map(id -> Long.valueOf(id.toString().substring(1))).toList(), PARTS);
    String list =
        ordinals.parts().stream().map(this::run).collect(Collectors.joining(get("text.comma")));
    long more = Math.max(all, ids.size()) - ordinals.named();
    return more == 0 ? list : list + " " + get("text.more", Map.of("count", more));
  }

  private String run(Ordinals.Run run) {
    return run.count() == 1
        ? Long.toString(run.first())
        : get("text.ordinals", Map.of("from", run.first(), "to", run.last()));
  }

  private String clients(List<?> ids, long all) {
    String key = ids.size() == 1 && all <= 1 ? "text.devicesOne" : "text.devices";
    return get(key, Map.of("list", numbers(ids, all)));
  }

  /** A device by its ordinal: "Device 6". */
  public String device(String clientId) {
    return get("text.device", Map.of("n", clientId.substring(1)));
  }

  /** Time of day to the second, with its date where more than one day is told of. */
  public String time(Instant at) {
    return day(at, clock(at));
  }

  /** Time of day to the second, whatever the day. */
  public String clock(Instant at) {
    return DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone).format(at);
  }

  private String day(Instant at, String clock) {
    String day = dated || onlyDay != null ? isoDay(at) : null;
    return day == null || day.equals(onlyDay) ? clock : day + " " + clock;
  }

  /** Time of day to the minute, for long times. */
  public String minute(Instant at) {
    return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(zone).format(at);
  }

  /** Date and time of day to the minute, as lists of sessions are dated. */
  public String dayAndMinute(Instant at) {
    return isoDay(at) + " " + minute(at);
  }

  /** Month and day, for many days. */
  public String monthDay(Instant at) {
    return DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT).withZone(zone).format(at);
  }

  /** Year and month, for many months. */
  public String yearMonth(Instant at) {
    return DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT).withZone(zone).format(at);
  }

  /** The offset as the head of a report has it: "UTC+09:00". */
  public String zoneName(Instant at) {
    return DateTimeFormatter.ofPattern("'UTC'xxx", Locale.ROOT).withZone(zone).format(at);
  }

  public ZoneOffset offset(Instant at) {
    return zone.getRules().getOffset(at);
  }

  /** The date as the language writes it. */
  public String date(Instant at) {
    return DateTimeFormatter.ofPattern(get("text.datePattern"), language.locale())
        .withZone(zone)
        .format(at);
  }

  /** The first and the last date of a span; one where it is a day. */
  public String dates(Instant from, @Nullable Instant to) {
    return dated && to != null ? date(from) + get("text.dateRange") + date(to) : date(from);
  }

  /** Date, time of day to the second and offset, as a method is dated. */
  public String dateTime(Instant at) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT)
        .withZone(zone)
        .format(at);
  }

  /** Time of day to the millisecond, as evidence is dated. */
  public String exactTime(Instant at) {
    return day(
        at, DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone).format(at));
  }

  /** Date and zone, as the head of a report has them; the zone alone where times have dates. */
  public String day(@Nullable Instant at) {
    return at == null ? zone.toString() : dated ? zoneName(at) : isoDay(at) + " " + zoneName(at);
  }

  /** A duration in its two largest units: "1 min 14 s", "2 days 3 h", "6 years 37 days". */
  public String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    long hours = seconds / 3600;
    long days = hours < IN_DAYS_FROM ? 0 : hours / 24;
    long years = days < 2 * DAYS_A_YEAR ? 0 : days / DAYS_A_YEAR;
    long[] amounts = {
      years, days - years * DAYS_A_YEAR, hours - days * 24, seconds / 60 % 60, seconds % 60
    };
    String[] units = {"y", "d", "h", "min", "s"};
    StringBuilder text = new StringBuilder();
    int written = 0;
    for (int i = 0; i < units.length; i++) {
      if (amounts[i] > 0 && written < 2) {
        text.append(text.isEmpty() || language == Language.JA ? "" : " ");
        text.append(get("unit." + units[i], Map.of("n", amounts[i])));
        written++;
      } else if (written > 0) {
        break;
      }
    }
    return text.isEmpty() ? get("unit.under", Map.of()) : text.toString();
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
