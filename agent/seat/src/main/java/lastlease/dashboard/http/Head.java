package lastlease.dashboard.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks: the request line and the headers (RFC 9112).
 *
 * @param target path and query as they were sent
 * @param headers by name in lower case
 */
record Head(String method, String target, Map<String, String> headers) {
  /** More than browsers send, cookies included. */
  private static final int MOST = 16 << 10;

  private static final int LINES = 100;
  private static final Pattern REQUEST =
      Pattern.compile("([A-Z]{1,16}) (?:https?://[^/ ]*)?(/[!-~]*) HTTP/1\\.[01]");

  /** Two of these would be read in one way here, and in another elsewhere. */
  private static final Set<String> ONCE = Set.of("host", "content-length", "transfer-encoding");

  /** Blanks around the value are cut off afterwards: a pattern for them takes ever longer. */
  private static final Pattern FIELD = Pattern.compile("([!#$%&'*+.^_`|~\\w-]+):(.*)");

  /** What is no question; the message may be shown to whoever asked. */
  static final class Malformed extends IOException {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message);
    }
  }

  /**
   * Reads up to the empty line, and nothing of what follows.
   *
   * @return null where the other side left without a word
   * @throws Malformed for what is none, or is too long
   */
  static @Nullable Head read(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    int ends = 0;
    while (ends < 2) {
      int c = in.read();
      if (c < 0) {
        if (bytes.size() == 0) {
          return null;
        }
        throw new Malformed("the request is not complete");
      }
      if (bytes.size() == MOST) {
        throw new Malformed("the request is too long");
      }
      bytes.write(c);
      ends = c == '\n' ? ends + 1 : c == '\r' ? ends : 0;
    }
    return parse(bytes.toString(StandardCharsets.ISO_8859_1));
  }

  private static Head parse(String text) throws Malformed {
    String[] lines = text.split("\r?\n", -1);
    Matcher request = REQUEST.matcher(lines[0]);
    if (!request.matches() || lines.length > LINES) {
      throw new Malformed("this is no HTTP request that is understood here");
    }
    Map<String, String> headers = new TreeMap<>();
    for (int i = 1; i < lines.length && !lines[i].isEmpty(); i++) {
      Matcher field = FIELD.matcher(lines[i]);
      if (!field.matches()) {
        throw new Malformed("a header is malformed");
      }
      String name = field.group(1).toLowerCase(Locale.ROOT);
      if (headers.put(name, field.group(2).strip()) != null && ONCE.contains(name)) {
        throw new Malformed("there are two " + name + " headers");
      }
    }
    return new Head(request.group(1), request.group(2), headers);
  }

  String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  @Nullable String query() {
    int query = target.indexOf('?');
    return query < 0 ? null : target.substring(query + 1);
  }
}
