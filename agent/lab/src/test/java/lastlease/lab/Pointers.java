package lastlease.lab;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A report's values by their JSON pointers ({@code /segments/0/verdict}). */
final class Pointers {
  private final Map<String, String> values = new LinkedHashMap<>();

  /** Reads a report. */
  Pointers(String json) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue()) {
          values.put(parser.getParsingContext().pathAsPointer().toString(), parser.getText());
        }
      }
    }
  }

  /** The value there; empty where there is none. */
  String at(String pointer) {
    return values.getOrDefault(pointer, "");
  }

  /** How many elements a list of scalars has. */
  long size(String pointer) {
    return values.keySet().stream().filter(key -> key.matches(pointer + "/\\d+")).count();
  }

  /** Where an incident of a verdict stands in the first segment. */
  String incident(String verdict) {
    return values.entrySet().stream()
        .filter(one -> one.getKey().matches("/segments/0/incidents/\\d+/verdict"))
        .filter(one -> one.getValue().equals(verdict))
        .map(one -> one.getKey().replaceFirst("/verdict$", ""))
        .findFirst()
        .orElseThrow(() -> new LabException("no incident " + verdict + ": " + values));
  }
}
