package lastlease.dashboard;

import java.io.IOException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import lastlease.reports.render.Language;
import lastlease.reports.render.LivePage;
import lastlease.reports.render.Phrases;

/** Renders each edition once for each language, however many look at it. */
final class Pages {
  private final Map<Language, Phrases> phrases = new EnumMap<>(Language.class);
  private final Map<Language, Rendered> rendered = new EnumMap<>(Language.class);

  private record Rendered(long version, LivePage page) {}

  Pages(ZoneId zone) {
    for (Language language : Language.values()) {
      phrases.put(language, new Phrases(language, zone));
    }
  }

  synchronized LivePage of(Latest.Edition edition, Language language) throws IOException {
    Rendered before = rendered.get(language);
    if (before != null && before.version() >= edition.version()) {
      return before.page();
    }
    LivePage page = LivePage.of(edition.report(), phrases(language));
    rendered.put(language, new Rendered(edition.version(), page));
    return page;
  }

  Phrases phrases(Language language) {
    return java.util.Objects.requireNonNull(phrases.get(language));
  }
}
