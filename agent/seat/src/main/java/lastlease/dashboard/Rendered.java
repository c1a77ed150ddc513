package lastlease.dashboard;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lastlease.reports.render.Json;
import lastlease.reports.render.LivePage;
import org.jspecify.annotations.Nullable;

/**
 * An edition in one language, as the bytes that viewers are sent, and since when each part has been
 * as it is. A viewer needs to remember nothing but the version that it has.
 *
 * @param html the whole page
 * @param frame what stands around the parts, with their names where they are
 * @param page the event that replaces all parts
 * @param parts by id
 */
record Rendered(
    long version, byte[] html, String frame, Event page, Event title, Map<String, Event> parts) {
  /**
   * A server-sent event.
   *
   * @param since the version from which on it says the same
   */
  record Event(long since, byte[] bytes) {}

  static Rendered of(long version, LivePage page, @Nullable Rendered before) throws IOException {
    Map<String, Event> parts = new LinkedHashMap<>();
    for (Map.Entry<String, String> part : page.parts().entrySet()) {
      byte[] bytes = event("part", Map.of("id", part.getKey(), "html", part.getValue()));
      parts.put(
          part.getKey(),
          kept(version, bytes, before == null ? null : before.parts().get(part.getKey())));
    }
    String frame = frame(page);
    boolean sameFrame = before != null && before.frame().equals(frame);
    return new Rendered(
        version,
        page.html().getBytes(StandardCharsets.UTF_8),
        frame,
        new Event(
            before != null && sameFrame ? before.page().since() : version,
            event("page", Map.of("html", page.body()))),
        kept(
            version,
            event("title", Map.of("title", page.title())),
            before == null ? null : before.title()),
        parts);
  }

  private static String frame(LivePage page) {
    StringBuilder frame = new StringBuilder();
    int from = 0;
    for (Map.Entry<String, String> part : page.parts().entrySet()) {
      int at = page.body().indexOf(part.getValue(), from);
      frame.append(page.body(), from, at).append('[').append(part.getKey()).append(']');
      from = at + part.getValue().length();
    }
    return frame.append(page.body(), from, page.body().length()).toString();
  }

  private static Event kept(long version, byte[] bytes, @Nullable Event before) {
    return before != null && Arrays.equals(before.bytes(), bytes)
        ? before
        : new Event(version, bytes);
  }

  /** What a viewer needs who has that version; 0 has none. */
  List<byte[]> since(long seen) {
    List<byte[]> events = new ArrayList<>();
    if (page.since() > seen) {
      events.add(page.bytes());
    } else {
      for (Event part : parts.values()) {
        if (part.since() > seen) {
          events.add(part.bytes());
        }
      }
    }
    if (title.since() > seen) {
      events.add(title.bytes());
    }
    return events;
  }

  private static byte[] event(String name, Map<String, String> data) throws IOException {
    StringWriter json = new StringWriter();
    Json.write(data, json, false);
    // JSON escapes line breaks, so that the data is one line.
    return ("event: " + name + "\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8);
  }
}
