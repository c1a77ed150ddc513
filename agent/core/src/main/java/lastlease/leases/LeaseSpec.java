package lastlease.leases;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a table is: {@code FORMAT:FILE}, {@code kea-api:URL}, {@code exec:FORMAT:COMMAND}.
 *
 * @param text as the user wrote it, without passwords: how it is named in reports
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
      return new LeaseSpec(
          API + ":" + rest.replaceFirst("//[^/@]*@", "//"), Way.KEA_API, null, rest);
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
    return new LeaseSpec(text, program ? Way.PROGRAM : Way.FILE, known, place);
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
