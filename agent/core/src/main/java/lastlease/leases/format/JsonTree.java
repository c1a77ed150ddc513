package lastlease.leases.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lastlease.leases.LeaseTable.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * JSON as Kea reads and writes it, with comments of three kinds and commas at the end, as maps,
 * lists, strings and numbers. What is asked for and not there is empty.
 */
final class JsonTree {
  /** Deeper is no configuration. */
  private static final int DEEPEST = 60;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  private JsonTree() {}

  static @Nullable Object parse(String text) throws Unreadable {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      return value(parser, 0);
    } catch (IOException e) {
      throw new Unreadable("it is no JSON, or half of one");
    }
  }

  private static @Nullable Object value(JsonParser parser, int depth) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null || depth > DEEPEST) {
      throw new IOException("no value");
    }
    switch (token) {
      case START_OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          Object value = value(parser, depth + 1);
          if (value != null) {
            map.put(name, value);
          }
        }
        return map;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          Object value = value(parser, depth + 1);
          if (value != null) {
            list.add(value);
          }
        }
        return list;
      }
      case VALUE_NUMBER_INT -> {
        // What is no long counts no addresses or seconds: it stays text.
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
            ? parser.getText()
            : (Object) parser.getLongValue();
      }
      case VALUE_NULL -> {
        return null;
      }
      default -> {
        return parser.getText();
      }
    }
  }

  /** What lies below names, one after another; null where it does not. */
  static @Nullable Object at(@Nullable Object tree, String... path) {
    Object here = tree;
    for (String name : path) {
      here = here instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return here;
  }

  static List<?> list(@Nullable Object tree, String... path) {
    return at(tree, path) instanceof List<?> list ? list : List.of();
  }

  static @Nullable Long number(@Nullable Object tree, String... path) {
    return at(tree, path) instanceof Long number ? number : null;
  }

  static String text(@Nullable Object tree, String... path) {
    return at(tree, path) instanceof String text ? text : "";
  }
}
