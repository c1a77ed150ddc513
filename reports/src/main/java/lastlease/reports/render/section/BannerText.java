package lastlease.reports.render.section;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lastlease.reports.Client;
import lastlease.reports.Client.Outcome;
import lastlease.reports.Confidence;
import lastlease.reports.Incident;
import lastlease.reports.Segment;
import lastlease.reports.Verdict;
import lastlease.reports.render.page.Page;
import lastlease.reports.render.words.Phrases;
import lastlease.reports.render.words.Plain;
import org.jspecify.annotations.Nullable;

/** What the banner says: the verdict, one line below it, and since when, who, how sure. */
public final class BannerText {
  /** One square a device, up to so many devices. */
  private static final int CELLS = 40;

  private final Situation here;
  private final Segment segment;
  private final Phrases phrases;
  private final @Nullable Incident main;
  private final boolean live;

  /**
   * @param live whether it goes on, else the capture is over
   */
  public BannerText(Situation here, boolean live) {
    this.here = here;
    this.segment = here.segment();
    this.phrases = here.phrases();
    this.main = here.main();
    this.live = live;
  }

  public Page.Banner write(boolean named) {
    return new Page.Banner(
        look(),
        named ? phrases.get("text.segment", Map.of("segment", Plain.text(segment.id()))) : "",
        Headline.of(segment, phrases),
        sub(),
        List.of(since(), affected(), sureness()));
  }

  /**
   * The same facts for where there is no banner, a name with a sentence each, of a segment without
   * an incident.
   */
  public static Map<String, String> calm(Situation here) {
    BannerText text = new BannerText(here, false);
    // What nothing is known of needs no reason thrice: what to do stands below.
    boolean known = here.segment().verdict() == Verdict.HEALTHY;
    Map<String, String> facts = new LinkedHashMap<>();
    for (Page.Fact fact : List.of(text.since(), text.affected(), text.sureness())) {
      boolean bare = fact.note().isEmpty() || !known && !facts.isEmpty();
      facts.put(
          fact.name(),
          bare
              ? fact.value()
              : here.phrases()
                  .get("text.fact", Map.of("value", fact.value(), "note", fact.note())));
    }
    return facts;
  }

  /** Only a grave fault that is likely at least fills the banner with the alarm's colour. */
  private String look() {
    if (main != null) {
      return main.ended() != null ? "over" : Incidents.isAlarming(main) ? "bad" : "warn";
    }
    return segment.verdict() == Verdict.HEALTHY ? "ok" : "unk";
  }

  private String sub() {
    if (main == null || main.ended() == null) {
      return segment.verdict() == Verdict.UNDETERMINED
          ? phrases.get("html.subUndetermined", Map.of("seat", seat()))
          : Headline.sub(segment, phrases);
    }
    return Headline.subEnded(main, segment, phrases);
  }

  private String seat() {
    return String.valueOf(segment.vantage().text());
  }

  private Page.Fact since() {
    Instant from = main == null ? here.report().input().from() : main.began();
    Instant ended = main == null ? null : main.ended();
    Instant to = ended == null ? here.report().input().to() : ended;
    Duration lasted = from == null || to == null ? Duration.ZERO : Duration.between(from, to);
    Map<String, Object> values = new HashMap<>();
    values.put("duration", phrases.duration(lasted));
    values.put("ended", ended);
    String note =
        main == null
            ? here.report().missing().isEmpty() ? "html.watchedNote" : "html.watchedGaps"
            : ended != null
                ? Incidents.isOver(main) ? "html.lasted" : "html.lastAsked"
                : live ? "html.sofar" : "html.sofarCapture";
    return new Page.Fact(
        phrases.get(main == null ? "html.watched" : "text.since"),
        from == null ? "–" : phrases.time(from),
        from == null
            ? ""
            : phrases.get(note, values) + (main == null ? "" : Incidents.account(main, phrases)),
        List.of(),
        -1,
        "");
  }

  private Page.Fact affected() {
    long total = segment.devices(main);
    long hits = here.hits();
    List<Boolean> cells = new ArrayList<>();
    for (int i = 0; i < total && total <= CELLS; i++) {
      cells.add(i < hits);
    }
    boolean unknown = main == null && segment.verdict() == Verdict.UNDETERMINED;
    String note = main == null ? calmNote(total) : hitNote();
    return new Page.Fact(
        phrases.get("text.affected"),
        unknown
            ? phrases.get("html.affectedUnknown")
            : main != null && Incidents.hitsOwnOnly(main)
                ? phrases.get("text.affectedOwn")
                : main != null && hits == 0 && main.verdict() == Verdict.STARVATION_ATTACK
                    ? phrases.get("text.affectedNone", Map.of())
                    : phrases.get("text.affectedOf", Map.of("count", hits, "total", total)),
        note,
        unknown ? List.of() : cells,
        -1,
        "");
  }

  private String calmNote(long total) {
    if (total == 0) {
      return phrases.get("html.noDevice");
    }
    return new TextLines(segment, phrases).outcomes();
  }

  private String hitNote() {
    List<String> parts = new ArrayList<>();
    part(parts, "html.hitLinkLocal", Set.of(Outcome.LINK_LOCAL));
    part(parts, "html.hitWaiting", Set.of(Outcome.WAITING, Outcome.UNANSWERED));
    part(parts, "html.hitRefused", Set.of(Outcome.REFUSED));
    part(parts, "html.hitConflict", Set.of(Outcome.CONFLICT));
    if (main != null && main.verdict().leavesWithoutAddress()) {
      part(parts, "html.hitServed", Set.of(Outcome.BOUND));
    }
    if (main != null && main.verdict() == Verdict.STARVATION_ATTACK) {
      parts.add(phrases.get("html.madeUp", Map.of("n", main.madeUp())));
    }
    return String.join(phrases.get("text.comma"), parts);
  }

  private void part(List<String> parts, String key, Set<Outcome> outcomes) {
    long count = here.hitsNow(outcomes);
    if (count > 0) {
      parts.add(phrases.get(key, Map.of("n", count)));
    }
  }

  /** Who has an address, and who had one and gave it back, or is not heard any more. */
  private long seenServed() {
    long now = segment.totals().byOutcome().getOrDefault(Client.Outcome.BOUND, 0L);
    long before =
        segment.clients().stream()
            .filter(client -> client.outcome() != Client.Outcome.BOUND && !client.outcome().isBad())
            .filter(
                client ->
                    client.events().stream()
                        .anyMatch(event -> event.kind() == Client.EventKind.BOUND))
            .count();
    return now + before;
  }

  private Page.Fact sureness() {
    Confidence confidence = segment.confidence();
    int level = confidence == null ? 0 : 3 - confidence.ordinal();
    String note;
    if (main != null) {
      note =
          main.rivals().isEmpty()
              ? phrases.get(Incidents.isSure(main) ? "html.noRivals" : "html.noRivalsLikely")
              : phrases.get("html.rivals", Map.of("rivals", Incidents.rivals(main, phrases)));
    } else if (segment.verdict() == Verdict.HEALTHY) {
      long served = seenServed();
      note =
          served == 0
              ? phrases.get("html.seenAnswered")
              : phrases.get("html.seenServed", Map.of("count", served));
    } else {
      note = phrases.get("html.betterSeat");
    }
    return new Page.Fact(
        phrases.get("text.sure"),
        phrases.get("confidence." + (confidence == null ? "none" : confidence.name())),
        note,
        List.of(),
        level,
        phrases.get("html.meter", Map.of("level", level)));
  }
}
