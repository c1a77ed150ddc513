package lastlease.tables;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/**
 * Where a control agent is.
 *
 * @param address without user and password
 * @param user with the password, as {@code user:password}; null where none is given
 */
record KeaPlace(URI address, @Nullable String user) {
  /**
   * Takes an address apart. Whose password has an {@code @} writes it as it is, or as {@code %40}.
   *
   * @throws IOException if it is no address; the message is for the user, and does not repeat it
   */
  static KeaPlace parse(String place) throws IOException {
    try {
      URI all = new URI(place);
      String authority = all.getRawAuthority() == null ? "" : all.getRawAuthority();
      int at = authority.lastIndexOf('@');
      String path = all.getRawPath();
      URI address =
          new URI(
              all.getScheme()
                  + "://"
                  + authority.substring(at + 1)
                  + (path == null || path.isEmpty() ? "/" : path));
      if (address.getHost() == null) {
        throw new SaidException(Saying.of("table.noAddress"));
      }
      return new KeaPlace(address, at < 0 ? null : decoded(authority.substring(0, at)));
    } catch (java.net.URISyntaxException | IllegalArgumentException e) {
      // Not its cause: that repeats the password.
      throw new SaidException(Saying.of("table.noAddress"));
    }
  }

  private static String decoded(String user) {
    return URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
