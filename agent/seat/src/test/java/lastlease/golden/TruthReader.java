package lastlease.golden;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Truth#json} wrote. */
public final class TruthReader {
  private final Map<String, List<String>> clients = new LinkedHashMap<>();
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, List<String>> lists = new LinkedHashMap<>();

  private TruthReader() {}

  public static Truth read(Path file) throws IOException {
    TruthReader reader = new TruthReader();
    try (JsonParser json = new JsonFactory().createParser(Files.readString(file))) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        reader.field(json.currentName(), json);
      }
    }
    return reader.truth();
  }

  private void field(String name, JsonParser json) throws IOException {
    JsonToken value = json.nextToken();
    if (value == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String client = json.currentName();
        json.nextToken();
        clients.put(client, words(json));
      }
    } else if (value == JsonToken.START_ARRAY) {
      lists.put(name, words(json));
    } else if (value != JsonToken.VALUE_NULL) {
      values.put(name, json.getText());
    }
  }

  private static List<String> words(JsonParser json) throws IOException {
    List<String> words = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      words.add(json.getText());
    }
    return words;
  }

  private Truth truth() {
    return new Truth(
        text("scenario"),
        list("verdicts"),
        values.get("verdictIfTruthIsRival"),
        Boolean.parseBoolean(text("ended")),
        time("began"),
        time("evidenceAt"),
        Double.parseDouble(text("until")),
        clients,
        list("poolSize").stream().map(Integer::valueOf).toList(),
        text("note"));
  }

  private Optional<Double> time(String name) {
    return Optional.ofNullable(values.get(name)).map(Double::valueOf);
  }

  private String text(String name) {
    return present(values.get(name), name);
  }

  private List<String> list(String name) {
    return present(lists.get(name), name);
  }

  private static <T> T present(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("the truth has no " + name);
    }
    return value;
  }
}
