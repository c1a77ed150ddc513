package lastlease.hub.kafka.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values whose kind only they themselves know, as those of sentences: each with a letter for it. A
 * value is text, a number, true or false, a time, an enum's (as text: sentences only ever write its
 * name), or a list or map of these.
 */
final class Loose {
  private Loose() {}

  static void write(@Nullable Object value, JsonGenerator out) throws IOException {
    if (value == null) {
      out.writeNull();
      return;
    }
    out.writeStartArray();
    if (value instanceof List<?> list) {
      out.writeString("l");
      for (Object element : list) {
        write(element, out);
      }
    } else if (value instanceof Map<?, ?> map) {
      out.writeString("m");
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.writeString(String.valueOf(entry.getKey()));
        write(entry.getValue(), out);
      }
    } else {
      single(value, out);
    }
    out.writeEndArray();
  }

  private static void single(Object value, JsonGenerator out) throws IOException {
    if (value instanceof Integer number) {
      out.writeString("i");
      out.writeNumber(number);
    } else if (value instanceof Long number) {
      out.writeString("n");
      out.writeNumber(number);
    } else if (value instanceof Double number) {
      out.writeString("d");
      out.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      out.writeString("b");
      out.writeBoolean(truth);
    } else if (value instanceof Instant at) {
      out.writeString("t");
      out.writeString(at.toString());
    } else {
      out.writeString("s");
      out.writeString(value.toString());
    }
  }

  static @Nullable Object read(JsonParser in) throws IOException {
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    in.nextToken();
    String kind = in.getText();
    if (kind.equals("l")) {
      List<Object> list = new ArrayList<>();
      while (in.nextToken() != JsonToken.END_ARRAY) {
        list.add(read(in));
      }
      return list;
    }
    if (kind.equals("m")) {
      Map<String, Object> map = new LinkedHashMap<>();
      while (in.nextToken() != JsonToken.END_ARRAY) {
        String key = in.getText();
        in.nextToken();
        map.put(key, read(in));
      }
      return map;
    }
    in.nextToken();
    Object value = single(kind, in);
    in.nextToken();
    return value;
  }

  private static Object single(String kind, JsonParser in) throws IOException {
    return switch (kind) {
      case "i" -> in.getIntValue();
      case "n" -> in.getLongValue();
      case "d" -> in.getDoubleValue();
      case "b" -> in.getBooleanValue();
      case "t" -> Times.parse(in.getText());
      case "s" -> in.getText();
      default -> throw new IOException("a value of an unknown kind: " + kind);
    };
  }
}
