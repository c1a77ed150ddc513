package lastlease.alert.form;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import lastlease.reports.Severity;

/**
 * An alert as a message of RFC 5424: facility daemon, the kind as its MSGID, the registered
 * structured data {@code origin}, and a text of one line in UTF-8, which a BOM announces.
 */
public final class SyslogLine {
  private static final int DAEMON = 3;
  private static final int CRITICAL = 2;
  private static final int WARNING = 4;
  private static final int NOTICE = 5;
  private static final int INFORMATIONAL = 6;
  private static final int HOSTNAME = 255;

  /** What every receiver must take over any transport is 480; all should take this (6.1). */
  private static final int MOST = 2048;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private SyslogLine() {}

  /** The message, without any framing. */
  public static byte[] of(Alert alert, long process) {
    String head =
        "<"
            + (DAEMON * 8 + severity(alert))
            + ">1 "
            + TIME.format(alert.at())
            + " "
            + name(alert.host())
            + " lastlease "
            + process
            + " "
            + alert.kind()
            + " [origin software=\"lastlease\"] ";
    String text =
        "\uFEFF"
            + alert.title()
            + " | verdict="
            + alert.verdict()
            + " confidence="
            + alert.confidence()
            + " severity="
            + alert.severity()
            + " id="
            + Form.key(alert)
            + " | "
            + alert.body().replace("\n", " | ");
    // What is cut is the end of the text; a character has three bytes at most, or two units.
    String line = head + text.replaceAll("\\p{Cntrl}", " ");
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    while (bytes.length > MOST) {
      line = Cut.to(line.length() - Math.max(2, (bytes.length - MOST) / 3), line);
      bytes = line.getBytes(StandardCharsets.UTF_8);
    }
    return bytes;
  }

  private static int severity(Alert alert) {
    if (alert.isOver()) {
      return NOTICE;
    }
    return alert.severity() == Severity.CRITICAL
        ? CRITICAL
        : alert.severity() == Severity.WARNING ? WARNING : INFORMATIONAL;
  }

  /** PRINTUSASCII without spaces, else the nil value. */
  private static String name(String host) {
    String plain = host.replaceAll("[^!-~]", "-");
    return plain.isEmpty() ? "-" : plain.substring(0, Math.min(HOSTNAME, plain.length()));
  }
}
