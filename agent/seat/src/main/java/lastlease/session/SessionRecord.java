package lastlease.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lastlease.reports.render.Json;

/**
 * A record of a session's journal that is no frame: its kind, when, and flat values.
 *
 * @param kind {@code start}, {@code own}, {@code advance}, {@code gap}, {@code lost} or {@code end}
 * @param micros core time
 * @param values strings, numbers, truth values and lists of strings
 */
public record SessionRecord(String kind, long micros, Map<String, Object> values) {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** Some 8,000 years from 1970: what is further away is damage. */
  private static final long LATEST = 250_000_000_000_000_000L;

  public String json() throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("kind", kind);
    all.put("at", micros);
    all.putAll(values);
    StringWriter text = new StringWriter();
    Json.write(all, text, false);
    return text.toString();
  }

  /** A record that says nothing that could be understood. */
  public static final class Damaged extends IOException {
    private static final long serialVersionUID = 1;

    Damaged(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Reads a record.
   *
   * @throws Damaged if it is none
   */
  public static SessionRecord parse(String json) throws Damaged {
    Map<String, Object> all = new LinkedHashMap<>();
    try (JsonParser parser = FACTORY.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        all.put(name, value(parser));
      }
      if (!(all.remove("kind") instanceof String kind)
          || !(all.remove("at") instanceof Long micros)
          || Math.abs(micros) > LATEST) {
        throw new IOException("no kind or no time");
      }
      return new SessionRecord(kind, micros, all);
    } catch (IOException e) {
      throw new Damaged("a record of the journal is damaged: " + e.getMessage(), e);
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.VALUE_NUMBER_INT) {
      return parser.getLongValue();
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return parser.getBooleanValue();
    }
    if (token == JsonToken.START_ARRAY) {
      List<String> list = new ArrayList<>();
      for (JsonToken one = parser.nextToken();
          one != JsonToken.END_ARRAY;
          one = parser.nextToken()) {
        if (one == null || !one.isScalarValue()) {
          throw new IOException("a list that is none");
        }
        list.add(parser.getText());
      }
      return list;
    }
    if (token == null || !token.isScalarValue()) {
      throw new IOException("a value that is none");
    }
    return parser.getText();
  }

  public String text(String name) {
    return String.valueOf(values.getOrDefault(name, ""));
  }

  public long number(String name) {
    return values.get(name) instanceof Long number ? number : 0;
  }

  public boolean truth(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  public List<String> list(String name) {
    return values.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }
}
