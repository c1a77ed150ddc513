package lastlease.hub.http;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lastlease.dashboard.Token;
import lastlease.dashboard.Tongue;
import lastlease.dashboard.http.Exchange;
import lastlease.hub.secret.Tokens;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/**
 * Who may look at an event: whoever has its view token, in the address once, and from then on a
 * cookie that the token cannot be told from; or as a bearer, as Prometheus brings it.
 */
final class Viewers {
  private static final Pattern TOKEN = Pattern.compile("(?:^|&)token=([^&]*)");

  private final Strangers strangers;
  private final boolean secure;

  /**
   * @param secure whether the pages are HTTPS: then the cookie is for no other
   */
  Viewers(Strangers strangers, boolean secure) {
    this.strangers = strangers;
    this.secure = secure;
  }

  /** Whether the viewer may pass; if not, it has been answered. */
  boolean admits(Exchange exchange, String event, Tokens tokens) throws IOException {
    String bearer = bearer(exchange);
    if (bearer != null && tokens.views(bearer) || hasCookie(exchange, event, tokens)) {
      return true;
    }
    String query = exchange.query();
    Matcher given = TOKEN.matcher(query == null ? "" : query);
    if (given.find() && tokens.views(given.group(1))) {
      exchange.set(
          "Set-Cookie",
          cookie(event)
              + "="
              + proof(event, tokens)
              + "; HttpOnly; SameSite=Strict; Path=/"
              + (secure ? "; Secure" : ""));
      // Not a redirection: after a link in a web chat, the browser would not send the cookie there.
      exchange.set("Refresh", "0; url=" + exchange.path() + kept(query));
      Reply.say(exchange, 200, Saying.of("hub.welcome"));
      return false;
    }
    exchange.set("WWW-Authenticate", "Bearer realm=\"lastlease\"");
    strangers.refuse(exchange, 401, Tongue.inWords(exchange, Saying.of("hub.openToken")));
    return false;
  }

  /** What the address asks for besides: the page's view and language, nothing else. */
  private static String kept(@Nullable String query) {
    String rest =
        Arrays.stream(String.valueOf(query).split("&", -1))
            .filter(part -> part.matches("view=wall|lang=(en|ja)"))
            .collect(Collectors.joining("&"));
    return rest.isEmpty() ? "" : "?" + rest;
  }

  static @Nullable String bearer(Exchange exchange) {
    String header = exchange.header("Authorization");
    return header != null && header.startsWith("Bearer ") ? header.substring(7) : null;
  }

  private static boolean hasCookie(Exchange exchange, String event, Tokens tokens) {
    String cookies = exchange.header("Cookie");
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

  /** An event's name has nothing that a cookie's may not have. */
  private static String cookie(String event) {
    return "lastlease-" + event;
  }

  private static String proof(String event, Tokens tokens) {
    return HexFormat.of().formatHex(Token.proof(tokens.view(), event));
  }
}
