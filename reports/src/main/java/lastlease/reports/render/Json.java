package lastlease.reports.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import lastlease.reports.render.words.Unseen;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as JSON: the fields in declared order, enums by name, times in RFC 3339 UTC with
 * microseconds, absent facts as null. So the model is the schema.
 */
public final class Json {
  /** Names that Java does not allow. */
  private static final Map<String, String> RENAMED = Map.of("iface", "interface");

  private Json() {}

  /**
   * Writes a value; does not close the writer.
   *
   * @param value a record, or what records consist of here
   * @param pretty with line breaks and indentation
   */
  public static void write(Object value, Writer out, boolean pretty) throws IOException {
    JsonFactory factory =
        JsonFactory.builder()
            .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();
    try (JsonGenerator generator = factory.createGenerator(new Visible(out))) {
      if (pretty) {
        generator.useDefaultPrettyPrinter();
      }
      value(value, generator);
    }
  }

  /**
   * Writes what would move a cursor or reorder a line as an escape sequence: a report may be looked
   * at in a terminal. Such characters stand in strings only.
   */
  private static final class Visible extends FilterWriter {
    Visible(Writer out) {
      super(out);
    }

    /** Some characters of two halves are hidden as well; a half does not tell which. */
    private static boolean isHidden(char c) {
      return c >= 0x7f && (Unseen.is(c, 0) || Character.isSurrogate(c));
    }

    @Override
    public void write(int c) throws IOException {
      write(new char[] {(char) c}, 0, 1);
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      int begin = from;
      int end = from + length;
      for (int i = from; i < end; i++) {
        if (isHidden(text[i])) {
          out.write(text, begin, i - begin);
          out.write(String.format(Locale.ROOT, "\\u%04x", (int) text[i]));
          begin = i + 1;
        }
      }
      out.write(text, begin, from + length - begin);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
      write(text.substring(from, from + length).toCharArray(), 0, length);
    }
  }

  private static void value(@Nullable Object value, JsonGenerator out) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof Record record) {
      record(record, out);
    } else if (value instanceof Collection<?> list) {
      out.writeStartArray();
      for (Object element : list) {
        value(element, out);
      }
      out.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.writeFieldName(String.valueOf(entry.getKey()));
        value(entry.getValue(), out);
      }
      out.writeEndObject();
    } else if (value instanceof Instant at) {
      out.writeString(JsonTime.of(at));
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else if (value instanceof Double number) {
      out.writeNumber(number);
    } else if (value instanceof Number number) {
      out.writeNumber(number.longValue());
    } else {
      out.writeString(value.toString());
    }
  }

  private static void record(Record record, JsonGenerator out) throws IOException {
    out.writeStartObject();
    for (Field field : FIELDS.get(record.getClass())) {
      out.writeFieldName(field.name);
      try {
        value(field.accessor.invoke(record), out);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("a record without accessor: " + field.accessor, e);
      }
    }
    out.writeEndObject();
  }

  /** One field of a kind of record. */
  private record Field(SerializedString name, Method accessor) {}

  /** Looked up once for each kind: a report may hold a million events. */
  private static final ClassValue<Field[]> FIELDS =
      new ClassValue<>() {
        @Override
        protected Field[] computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .map(
                  component -> {
                    Method accessor = component.getAccessor();
                    accessor.setAccessible(true);
                    String name = component.getName();
                    String told = RENAMED.getOrDefault(name, name);
                    return new Field(new SerializedString(told), accessor);
                  })
              .toArray(Field[]::new);
        }
      };
}
