package lastlease.dashboard;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lastlease.dashboard.http.Exchange;
import lastlease.dashboard.http.Guesses;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/**
 * Who may look: on the loopback everybody on this machine, elsewhere whoever has the token. The
 * Host header must be this server's, or else a page of a stranger could ask through a name of its
 * own (DNS rebinding). Only GET and HEAD.
 */
final class Access {
  private static final Pattern COOKIE =
      Pattern.compile("(?:^|;\\s*)lastlease=([0-9a-f]{32})([0-9a-f]{64})");
  private static final Pattern TOKEN = Pattern.compile("(?:^|&)token=([^&]*)");
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]+\\]");
  private static final String BEARER = "Bearer ";

  private final @Nullable String token;
  private final Set<String> names;
  private final boolean secure;
  private final Guesses guesses = new Guesses(System::nanoTime);

  /**
   * @param names of this server, beside its addresses
   * @param token null on the loopback
   * @param secure whether the page is HTTPS
   */
  Access(Set<String> names, @Nullable String token, boolean secure) {
    this.names = names;
    this.token = token;
    this.secure = secure;
  }

  /** Whether this may be answered; else it was refused, or greeted. */
  boolean admits(Exchange exchange) throws IOException {
    String method = exchange.method();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.set("Allow", "GET, HEAD");
      Tongue.say(exchange, 405, "page.onlyGet");
      return false;
    }
    if (!isOurs(exchange.header("Host"))) {
      Tongue.say(exchange, 403, "page.notOurs");
      return false;
    }
    if (token == null || hasCookie(exchange)) {
      return true;
    }
    return admitsToken(exchange);
  }

  private boolean isOurs(@Nullable String header) {
    if (header == null) {
      return false;
    }
    String name = header.toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", "");
    // A stranger's page cannot take a literal address, or this machine's own name for itself.
    return names.contains(name) || ADDRESS.matcher(name).matches();
  }

  private boolean hasCookie(Exchange exchange) {
    String cookies = exchange.header("Cookie");
    Matcher cookie = COOKIE.matcher(cookies == null ? "" : cookies);
    return cookie.find()
        && MessageDigest.isEqual(
            HexFormat.of().parseHex(cookie.group(2)), signature(cookie.group(1)));
  }

  private boolean admitsToken(Exchange exchange) throws IOException {
    String header = exchange.header("Authorization");
    boolean bearer = header != null && header.startsWith(BEARER);
    Matcher query = TOKEN.matcher(exchange.query() == null ? "" : exchange.query());
    String given =
        header != null && bearer
            ? header.substring(BEARER.length())
            : query.find() ? decoded(query.group(1)) : null;
    if (given == null) {
      refuse(exchange);
      return false;
    }
    long seconds = guesses.waitSeconds(exchange.from());
    if (seconds > 0) {
      exchange.set("Retry-After", Long.toString(seconds));
      Tongue.say(exchange, 429, Saying.of("page.guesses").with("seconds", seconds));
      return false;
    }
    if (!matches(given)) {
      guesses.wrong(exchange.from());
      refuse(exchange);
      return false;
    }
    guesses.right(exchange.from());
    if (!bearer) {
      greet(exchange);
    }
    return bearer;
  }

  /** Signs that mean something in an address may be written as %XX in it. */
  private static String decoded(String token) {
    try {
      return URLDecoder.decode(token.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // No such sign: then it stands for itself.
      return token;
    }
  }

  private static void refuse(Exchange exchange) throws IOException {
    exchange.set("WWW-Authenticate", "Bearer realm=\"lastlease\"");
    Tongue.say(exchange, 401, "page.token");
  }

  /** The token in the address is exchanged for a cookie, so that it does not stay there. */
  private void greet(Exchange exchange) throws IOException {
    String visitor = Token.random();
    String cookie = visitor + HexFormat.of().formatHex(signature(visitor));
    exchange.set(
        "Set-Cookie",
        "lastlease=" + cookie + "; HttpOnly; SameSite=Strict; Path=/" + (secure ? "; Secure" : ""));
    // Not a redirection: after a link in a web chat, the browser would not send the cookie there.
    exchange.set("Refresh", "0; url=" + exchange.path());
    Tongue.say(exchange, 200, "page.welcome");
  }

  private byte[] signature(String visitor) {
    return Token.proof(String.valueOf(token), visitor);
  }

  private boolean matches(String given) {
    return token != null && Token.isSame(given, token);
  }
}
