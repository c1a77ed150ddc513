package lastlease.hub.kafka.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Records as compressed JSON and back, from one hub to the others; what comes back equals what went
 * in. Fields that a hub does not know it ignores, those that are missing are null, empty or 0, and
 * an element of a list or map that has a code which this hub does not know is left out: hubs of two
 * versions may run side by side.
 */
public final class RecordText {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** In the place of what has a code of another version. */
  private static final Object UNKNOWN = new Object();

  private final Reading reading;

  private RecordText(Reading reading) {
    this.reading = reading;
  }

  /**
   * How lists are read.
   *
   * @param lastOnly of lists of these the last element is enough
   * @param needed where one of these cannot be read, the whole is none: leaving it out would hide
   *     more than it says
   */
  public record Reading(Set<Class<?>> lastOnly, Set<Class<?>> needed) {}

  /** The record as compressed JSON. */
  public static byte[] write(Record value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator generator = FACTORY.createGenerator(new GZIPOutputStream(out))) {
      value(value, value.getClass(), generator);
    } catch (IOException e) {
      throw new IllegalStateException("memory takes all", e);
    }
    return out.toByteArray();
  }

  /**
   * Reads one.
   *
   * @throws IOException where it is none of this kind
   */
  public static <T extends Record> T read(Class<T> kind, byte[] bytes) throws IOException {
    return read(kind, bytes, new Reading(Set.of(), Set.of()));
  }

  /**
   * Reads one, some of its lists in part.
   *
   * @throws IOException where it is none of this kind
   */
  public static <T extends Record> T read(Class<T> kind, byte[] bytes, Reading reading)
      throws IOException {
    try (JsonParser parser =
        FACTORY.createParser(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
      parser.nextToken();
      Object value = new RecordText(reading).value(kind, parser);
      if (value == UNKNOWN) {
        throw new IOException("a code of another version in " + kind.getSimpleName());
      }
      T read = kind.cast(value);
      // Only at the end it is known that nothing was cut off.
      if (read == null || parser.nextToken() != null) {
        throw new IOException("no " + kind.getSimpleName());
      }
      return read;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException("no " + kind.getSimpleName() + ": " + e.getMessage(), e);
    }
  }

  private static void value(@Nullable Object value, Type kind, JsonGenerator out)
      throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (kind == Object.class) {
      Loose.write(value, out);
    } else if (value instanceof Record one) {
      out.writeStartObject();
      for (Part part : SHAPES.get(one.getClass()).parts()) {
        out.writeFieldName(part.name());
        value(part.of(one), part.kind(), out);
      }
      out.writeEndObject();
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      for (Object element : list) {
        value(element, argument(kind, 0), out);
      }
      out.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.writeFieldName(String.valueOf(entry.getKey()));
        value(entry.getValue(), argument(kind, 1), out);
      }
      out.writeEndObject();
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else if (value instanceof Double number) {
      out.writeNumber(number);
    } else if (value instanceof Integer || value instanceof Long) {
      out.writeNumber(((Number) value).longValue());
    } else if (value instanceof Enum<?> one) {
      out.writeString(one.name());
    } else {
      out.writeString(value.toString());
    }
  }

  private @Nullable Object value(Type kind, JsonParser in) throws IOException {
    JsonToken token = in.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (kind == Object.class) {
      return Loose.read(in);
    }
    if (kind instanceof ParameterizedType several) {
      return several.getRawType() == List.class ? list(several, in) : map(several, in);
    }
    Class<?> plain = (Class<?>) kind;
    return plain.isRecord() ? record(plain, in) : simple(plain, in);
  }

  private Object record(Class<?> kind, JsonParser in) throws IOException {
    Shape shape = SHAPES.get(kind);
    Object[] values = new Object[shape.parts().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = shape.parts().get(i).missing();
    }
    boolean known = true;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      Integer index = shape.index().get(in.currentName());
      in.nextToken();
      if (index == null) {
        in.skipChildren();
      } else {
        Part part = shape.parts().get(index);
        Object read = value(part.kind(), in);
        known &= read != UNKNOWN;
        values[index] = read == null && part.isPrimitive() ? values[index] : read;
      }
    }
    return known ? shape.make(values) : UNKNOWN;
  }

  private Object list(ParameterizedType kind, JsonParser in) throws IOException {
    Type element = argument(kind, 0);
    boolean last = element instanceof Class<?> one && reading.lastOnly().contains(one);
    boolean needed = element instanceof Class<?> one && reading.needed().contains(one);
    boolean known = true;
    List<Object> list = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      Object read = value(element, in);
      if (read == UNKNOWN) {
        known &= !needed;
        continue;
      }
      if (last) {
        list.clear();
      }
      list.add(read);
    }
    return known ? list : UNKNOWN;
  }

  private Map<Object, Object> map(ParameterizedType kind, JsonParser in) throws IOException {
    Map<Object, Object> map = new LinkedHashMap<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      Object key = ofText((Class<?>) argument(kind, 0), in.currentName());
      in.nextToken();
      Object read = value(argument(kind, 1), in);
      if (key != UNKNOWN && read != UNKNOWN) {
        map.put(key, read);
      }
    }
    return map;
  }

  private static Type argument(Type kind, int index) {
    return ((ParameterizedType) kind).getActualTypeArguments()[index];
  }

  private static Object simple(Class<?> kind, JsonParser in) throws IOException {
    if (kind == boolean.class || kind == Boolean.class) {
      return in.getBooleanValue();
    }
    if (kind == double.class || kind == Double.class) {
      return in.getDoubleValue();
    }
    if (kind == int.class || kind == Integer.class) {
      return in.getIntValue();
    }
    return kind == long.class || kind == Long.class
        ? (Object) in.getLongValue()
        : ofText(kind, in.getText());
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Object ofText(Class<?> kind, String text) {
    if (kind.isEnum()) {
      try {
        return Enum.valueOf((Class<? extends Enum>) kind, text);
      } catch (IllegalArgumentException e) {
        // A hub of another version has more of them.
        return UNKNOWN;
      }
    }
    if (kind == Instant.class) {
      return Times.parse(text);
    }
    return kind == Integer.class ? (Object) Integer.valueOf(text) : text;
  }

  /** How a kind of record is taken apart and made. */
  private record Shape(List<Part> parts, Map<String, Integer> index, Constructor<?> constructor) {
    Object make(Object[] values) {
      try {
        return constructor.newInstance(values);
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException("not to be made: " + constructor, e);
      }
    }
  }

  private record Part(String name, Type kind, Method accessor) {
    @Nullable Object of(Record record) {
      try {
        return accessor.invoke(record);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("a record without accessor: " + accessor, e);
      }
    }

    boolean isPrimitive() {
      return kind instanceof Class<?> one && one.isPrimitive();
    }

    @Nullable Object missing() {
      if (kind == boolean.class) {
        return false;
      }
      if (kind instanceof ParameterizedType several) {
        return several.getRawType() == List.class ? List.of() : Map.of();
      }
      if (kind == double.class) {
        return 0.0;
      }
      return kind == int.class ? (Object) 0 : kind == long.class ? (Object) 0L : null;
    }
  }

  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> kind) {
          RecordComponent[] components = kind.getRecordComponents();
          List<Part> parts = new ArrayList<>();
          Map<String, Integer> index = new HashMap<>();
          Class<?>[] kinds = new Class<?>[components.length];
          for (int i = 0; i < components.length; i++) {
            Method accessor = components[i].getAccessor();
            accessor.setAccessible(true);
            String name = components[i].getName();
            parts.add(new Part(name, components[i].getGenericType(), accessor));
            index.put(name, i);
            kinds[i] = components[i].getType();
          }
          try {
            Constructor<?> constructor = kind.getDeclaredConstructor(kinds);
            constructor.setAccessible(true);
            return new Shape(parts, index, constructor);
          } catch (NoSuchMethodException e) {
            throw new LinkageError("a record without constructor: " + kind, e);
          }
        }
      };
}
