package lastlease.dashboard;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import lastlease.reports.render.Format;
import lastlease.reports.render.LivePage;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;

/** Renders each edition once for each language, however many look at it: all get the same bytes. */
final class Pages {
  private final Map<Language, Phrases> phrases = new EnumMap<>(Language.class);
  private final Map<Language, Rendered> rendered = new EnumMap<>(Language.class);
  private final Map<Language, Json> written = new EnumMap<>(Language.class);

  private record Json(long version, byte[] bytes) {}

  Pages(ZoneId zone) {
    for (Language language : Language.values()) {
      phrases.put(language, new Phrases(language, zone));
    }
  }

  /** The page of an edition, or of a newer one. */
  synchronized Rendered page(Latest.Edition edition, Language language) throws IOException {
    Rendered before = rendered.get(language);
    if (before != null && before.version() >= edition.version()) {
      return before;
    }
    LivePage page = LivePage.of(edition.report(), phrases(language), edition.lastFrame());
    Rendered now = Rendered.of(edition.version(), page, before);
    rendered.put(language, now);
    return now;
  }

  /** An edition, or a newer one, as JSON. */
  synchronized byte[] json(Latest.Edition edition, Language language) throws IOException {
    Json before = written.get(language);
    if (before != null && before.version() >= edition.version()) {
      return before.bytes();
    }
    StringWriter out = new StringWriter();
    Format.JSON.render(edition.report(), phrases(language), false, out);
    byte[] bytes = out.toString().getBytes(StandardCharsets.UTF_8);
    written.put(language, new Json(edition.version(), bytes));
    return bytes;
  }

  private Phrases phrases(Language language) {
    return Objects.requireNonNull(phrases.get(language));
  }
}
