package lastlease.alert.form;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON objects with their fields in order; those without a value are left out. */
final class Fields {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  static Fields of(String name, Object value) {
    return new Fields().with(name, value);
  }

  Fields with(String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
    return this;
  }

  Map<String, Object> map() {
    return fields;
  }
}
