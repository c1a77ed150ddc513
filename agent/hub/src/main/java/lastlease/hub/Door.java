package lastlease.hub;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lastlease.dashboard.Token;
import org.jspecify.annotations.Nullable;

/**
 * Who may look at an event: whoever has its view token, in the address once, and from then on a
 * cookie that the token cannot be told from; or as a bearer, as Prometheus brings it.
 */
final class Door {
  private static final Pattern TOKEN = Pattern.compile("(?:^|&)token=([^&]*)");

  private Door() {}

  /** Whether the viewer may pass; if not, it has been answered. */
  static boolean admits(HttpExchange exchange, String event, Tokens tokens, Strangers strangers)
      throws IOException {
    String bearer = bearer(exchange);
    if (bearer != null && tokens.views(bearer) || hasCookie(exchange, event, tokens)) {
      return true;
    }
    String query = exchange.getRequestURI().getRawQuery();
    Matcher given = TOKEN.matcher(query == null ? "" : query);
    if (given.find() && tokens.views(given.group(1))) {
      Headers headers = exchange.getResponseHeaders();
      headers.set(
          "Set-Cookie",
          cookie(event) + "=" + proof(event, tokens) + "; HttpOnly; SameSite=Strict; Path=/");
      // Not a redirection: after a link in a web chat, the browser would not send the cookie there.
      String wall = query != null && query.contains("view=wall") ? "?view=wall" : "";
      headers.set("Refresh", "0; url=" + exchange.getRequestURI().getRawPath() + wall);
      Reply.text(exchange, 200, "welcome; the page opens by itself");
      return false;
    }
    strangers.came(address(exchange));
    exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"lastlease\"");
    Reply.text(exchange, 401, "open the address that the hub printed, with its token");
    return false;
  }

  static @Nullable String bearer(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    return header != null && header.startsWith("Bearer ") ? header.substring(7) : null;
  }

  static String address(HttpExchange exchange) {
    return exchange.getRemoteAddress().getAddress().getHostAddress();
  }

  private static boolean hasCookie(HttpExchange exchange, String event, Tokens tokens) {
    String cookies = exchange.getRequestHeaders().getFirst("Cookie");
    if (cookies == null) {
      return false;
    }
    String wanted = cookie(event) + "=";
    for (String one : cookies.split(";\\s*", -1)) {
      if (one.startsWith(wanted)
          && Token.isSame(one.substring(wanted.length()), proof(event, tokens))) {
        return true;
      }
    }
    return false;
  }

  private static String cookie(String event) {
    return "lastlease-" + event.replaceAll("[^A-Za-z0-9_-]", "_");
  }

  private static String proof(String event, Tokens tokens) {
    return HexFormat.of().formatHex(Token.proof(tokens.view(), event));
  }
}
