package lastlease.alert.channel;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** When a receiver wants to be asked again (RFC 9110 10.2.3). */
final class RetryAfter {
  private RetryAfter() {}

  /** How long to wait; zero where it does not say. */
  static Duration of(HttpHeaders headers) {
    String told = headers.firstValue("Retry-After").orElse("").strip();
    if (told.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(told));
    }
    // A date counts from the receiver's own clock: this machine's may be wrong.
    String now = headers.firstValue("Date").orElse("");
    try {
      Duration wait = Duration.between(date(now), date(told));
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }

  private static Instant date(String text) {
    return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
  }
}
