package lastlease.dashboard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The headers that every answer has, whatever its type. */
public final class PageHeaders {
  private PageHeaders() {}

  /**
   * By name. A browser that keeps to them takes nothing but the pages' own styles and scripts,
   * known by their hashes, asks nobody else, and keeps nothing.
   *
   * @param styles the text of each style sheet of the server's pages
   * @param scripts the text of each script
   */
  public static Map<String, String> of(List<String> styles, List<String> scripts) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Cache-Control", "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put(
        "Content-Security-Policy",
        "default-src 'none'; connect-src 'self'; img-src data:; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'; style-src "
            + hashes(styles)
            + "; script-src "
            + hashes(scripts));
    return headers;
  }

  private static String hashes(List<String> texts) {
    return texts.stream().map(PageHeaders::hash).collect(Collectors.joining(" "));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
