package lastlease.dashboard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import lastlease.dashboard.http.Exchange;
import lastlease.reports.render.LivePage;

/** Answers with the headers that every answer has. */
final class Answer {
  private Answer() {}

  static void text(Exchange exchange, int status, String text) throws IOException {
    bytes(exchange, status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  static void bytes(Exchange exchange, int status, String type, byte[] bytes) throws IOException {
    head(exchange, type);
    exchange.answer(status, bytes);
  }

  static void head(Exchange exchange, String type) throws IOException {
    exchange.set("Content-Type", type);
    exchange.set("Cache-Control", "no-store");
    exchange.set("X-Content-Type-Options", "nosniff");
    exchange.set("Referrer-Policy", "no-referrer");
    exchange.set("Content-Security-Policy", policy());
  }

  /** Nothing but the page's own style and script, known by their hashes. */
  private static String policy() throws IOException {
    return "default-src 'none'; connect-src 'self'; img-src data:; base-uri 'none';"
        + " form-action 'none'; frame-ancestors 'none'; style-src '"
        + hash(LivePage.style())
        + "'; script-src '"
        + hash(LivePage.script())
        + "'";
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
