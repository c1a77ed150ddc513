package lastlease.leases.format;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a table is: {@code FORMAT:FILE}, {@code kea-api:URL}, {@code exec:FORMAT:COMMAND}.
 *
 * @param text how it is named in reports, journals and at a hub: without what may be a secret,
 *     which is anything of a command but its program's name
 * @param way how it is read
 * @param format null of {@code kea-api}
 * @param place a file, an address or a command
 */
public record LeaseSpec(
    String text, Way way, @org.jspecify.annotations.Nullable LeaseFormat format, String place) {

  /** How a table is read. */
  public enum Way {
    FILE,
    PROGRAM,
    KEA_API
  }

  private static final String API = "kea-api";
  private static final String EXEC = "exec";

  /** What runs a command, where that is no plain program. */
  private static final String SHELL = "sh";

  /**
   * Parses one.
   *
   * @throws IllegalArgumentException in words for the user, if it is none
   */
  public static LeaseSpec parse(String text) {
    String word = before(text);
    String rest = text.substring(Math.min(text.length(), word.length() + 1));
    if (word.equals(API)) {
      if (!rest.matches("https?://[^\\s]+")) {
        throw new IllegalArgumentException(
            "kea-api takes an address: kea-api:http://127.0.0.1:8000");
      }
      return new LeaseSpec(API + ":" + withoutSecrets(rest), Way.KEA_API, null, rest);
    }
    boolean program = word.equals(EXEC);
    String format = program ? before(rest) : word;
    String place = program ? rest.substring(Math.min(rest.length(), format.length() + 1)) : rest;
    LeaseFormat known =
        LeaseFormat.of(format.toLowerCase(Locale.ROOT))
            .orElseThrow(() -> new IllegalArgumentException(usage(text)));
    if (place.isBlank()) {
      throw new IllegalArgumentException(usage(text));
    }
    return program
        ? new LeaseSpec(EXEC + ":" + known.word() + ":" + program(place), Way.PROGRAM, known, place)
        : new LeaseSpec(text, Way.FILE, known, place);
  }

  /** The same, with names of their own: two commands of one program are two tables. */
  public static List<LeaseSpec> told(List<LeaseSpec> specs) {
    Map<String, Integer> times = new HashMap<>();
    return specs.stream()
        .map(
            spec -> {
              int time = times.merge(spec.text(), 1, Integer::sum);
              return time == 1
                  ? spec
                  : new LeaseSpec(
                      spec.text() + " #" + time, spec.way(), spec.format(), spec.place());
            })
        .toList();
  }

  /** An address without user, password and query. A password may have an {@code @} itself. */
  private static String withoutSecrets(String address) {
    String scheme = address.substring(0, address.indexOf("//") + 2);
    String rest = address.substring(Math.max(scheme.length(), address.lastIndexOf('@') + 1));
    return scheme + rest.replaceFirst("[?#].*", "");
  }

  /** The program that a command starts; what is set before it is passed over. */
  private static String program(String command) {
    for (String word : command.strip().split("\\s+", -1)) {
      // A value in quotes may go on in the next words.
      if (word.matches("\\w+=[\\w./:@%+-]*")) {
        continue;
      }
      String name = word.substring(word.lastIndexOf('/') + 1);
      return name.matches("[\\w.+-]+") ? name : SHELL;
    }
    return SHELL;
  }

  private static String before(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? text : text.substring(0, colon);
  }

  private static String usage(String text) {
    return "a lease table is FORMAT:FILE, exec:FORMAT:COMMAND or kea-api:URL, FORMAT one of "
        + Stream.of(LeaseFormat.values()).map(LeaseFormat::word).collect(Collectors.joining(", "))
        + ": "
        + text;
  }
}
