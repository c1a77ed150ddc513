package lastlease.alert.form;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** How a receiver over HTTP wants to be told. */
public interface Form {
  /** What is sent as JSON. */
  Object body(Alert alert);

  /** POST, unless the receiver wants another method. */
  default String method() {
    return "POST";
  }

  /** Where this alert goes. */
  default URI address(URI base, Alert alert) {
    return base;
  }

  /** Headers of this alert: with the same key, the receiver may know that it got it already. */
  default Map<String, String> headers(Alert alert) {
    return Map.of("Idempotency-Key", key(alert));
  }

  /** Whether a status other than 2xx says that it arrived earlier. */
  default boolean arrivedBefore(int status) {
    return false;
  }

  /** Whether open incidents must be told again every minute. */
  default boolean needsReminders() {
    return false;
  }

  /** An alert's id in ASCII: names of sessions and interfaces may hold anything. */
  static String key(Alert alert) {
    return URLEncoder.encode(alert.id(), StandardCharsets.UTF_8).replace("%2F", "/");
  }
}
