package lastlease.uplink;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lastlease.words.Misuse;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/**
 * Where a hub is: {@code https://hub.example:8443}, or with the fingerprint of a certificate that
 * no authority signed, {@code https://10.0.0.5:8443#sha256=…}.
 *
 * @param fingerprint SHA-256 of the certificate, 64 hexadecimal digits; null where authorities
 *     vouch
 */
public record HubAddress(URI base, @Nullable String fingerprint) {
  private static final Pattern FRAGMENT = Pattern.compile("sha256=([0-9a-fA-F:]{64,95})");

  /**
   * Reads an address.
   *
   * @throws IOException with one line for the user
   */
  public static HubAddress parse(String text) throws IOException {
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new Misuse(Saying.of("hub.address").with("given", text), e);
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("https") || scheme.equals("http")) || uri.getHost() == null) {
      throw new Misuse(Saying.of("hub.address").with("given", text));
    }
    String fingerprint = null;
    if (uri.getFragment() != null) {
      Matcher matcher = FRAGMENT.matcher(uri.getFragment());
      String digits =
          matcher.matches() ? matcher.group(1).replace(":", "").toLowerCase(Locale.ROOT) : "";
      if (digits.length() != 64 || !scheme.equals("https")) {
        throw new Misuse(Saying.of("hub.fingerprint"));
      }
      fingerprint = digits;
    }
    String path = uri.getPath() == null ? "" : uri.getPath().replaceAll("/+$", "");
    URI base = URI.create(scheme + "://" + uri.getRawAuthority() + path);
    return new HubAddress(base, fingerprint);
  }
}
