package lastlease.alert.form;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import lastlease.reports.render.Json;

/** Alerts as JSON, and flat objects back from it. */
public final class AlertJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private AlertJson() {}

  public static String write(Object value) {
    StringWriter text = new StringWriter();
    try {
      Json.write(value, text, false);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
    return text.toString();
  }

  /** The fields of an object, inner ones as {@code outer.inner}; absent facts are left out. */
  public static Map<String, String> flat(String json) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    try (JsonParser parser = FACTORY.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
          fields.put(path(parser), parser.getText());
        }
      }
    }
    return fields;
  }

  private static String path(JsonParser parser) {
    return parser.getParsingContext().pathAsPointer().toString().substring(1).replace('/', '.');
  }
}
