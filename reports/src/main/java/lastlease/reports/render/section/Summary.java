package lastlease.reports.render.section;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import lastlease.reports.AdviceCode;
import lastlease.reports.Client;
import lastlease.reports.Confidence;
import lastlease.reports.Incident;
import lastlease.reports.Segment;
import lastlease.reports.Verdict;
import lastlease.reports.render.words.Phrases;

/**
 * The three sentences that everybody understands: what and since when; who; what to do. They speak
 * of no protocol.
 */
public final class Summary {
  private final Situation here;
  private final Phrases phrases;

  public Summary(Situation here) {
    this.here = here;
    this.phrases = here.phrases();
  }

  public List<String> sentences() {
    Incident main = here.main();
    if (main == null) {
      return calm();
    }
    return main.ended() == null ? open(main) : over(main);
  }

  private List<String> open(Incident main) {
    Map<String, Object> values = values();
    values.put("began", main.began());
    values.put("maybe", phrases.get("sum.maybe." + main.confidence()));
    return List.of(
        phrases.get(what(main, values, false), values), who(values, false), toDo(main, values));
  }

  private List<String> over(Incident main) {
    Map<String, Object> values = values();
    values.put("began", main.began());
    values.put("ended", Objects.requireNonNull(main.ended()));
    values.put("maybe", phrases.get("sum.maybeOver." + main.confidence()));
    Verdict now = here.segment().now().verdict();
    boolean calm = now == Verdict.HEALTHY || now == Verdict.UNDETERMINED;
    values.put("headline", Headline.now(here.segment().now(), phrases));
    return List.of(
        phrases.get(what(main, values, true), values),
        who(values, true),
        Incidents.isOver(main)
            ? phrases.get(calm ? "sum.doOver" : "sum.doElse", values)
            : toDo(main, values));
  }

  private List<String> calm() {
    Segment segment = here.segment();
    Map<String, Object> values = values();
    Instant from = here.report().input().from();
    boolean healthy = segment.verdict() == Verdict.HEALTHY;
    if (healthy) {
      values.put("began", from);
      Confidence confidence = segment.confidence();
      values.put(
          "maybe", phrases.get("sum.maybe." + (confidence == null ? "POSSIBLE" : confidence)));
      long bound = segment.totals().byOutcome().getOrDefault(Client.Outcome.BOUND, 0L);
      values.put("count", bound);
      values.put(
          "open", segment.totals().clients() == bound ? null : segment.totals().clients() - bound);
    }
    boolean seen = segment.totals().clients() > 0;
    String who = healthy ? "sum.who.HEALTHY" : seen ? "sum.who.UNDETERMINED" : "sum.who.nobody";
    return List.of(
        phrases.get("sum.what." + segment.verdict(), values),
        phrases.get(who, values),
        phrases.get(
            "sum.do." + segment.verdict() + (healthy && isLittle(segment) ? ".little" : ""),
            values));
  }

  /** Whether what was seen to succeed is too little to leave it at that. */
  private static boolean isLittle(Segment segment) {
    return segment.confidence() == null || segment.confidence() == Confidence.POSSIBLE;
  }

  /** A forecast is told as one. */
  private static String what(Incident main, Map<String, Object> values, boolean over) {
    Incident.Evidence filling = main.forecast();
    if (filling != null) {
      values.putAll(filling.params());
      return over ? "sum.over.filling" : "sum.what.filling";
    }
    return (over ? "sum.over." : "sum.what.") + main.verdict() + Incidents.only(main);
  }

  private Map<String, Object> values() {
    Map<String, Object> values = new HashMap<>();
    values.put("count", here.hits());
    values.put("total", here.segment().devices(here.main()));
    return values;
  }

  private String who(Map<String, Object> values, boolean over) {
    if (here.hits() == 0) {
      Incident main = here.main();
      boolean own = main != null && Incidents.hitsOwnOnly(main);
      return phrases.get(own ? "sum.who.own" : "sum.who.none");
    }
    long linkLocal = here.hitsNow(Set.of(Client.Outcome.LINK_LOCAL));
    long served = here.hitsNow(Set.of(Client.Outcome.BOUND));
    values.put("linkLocal", linkLocal == 0 ? null : linkLocal);
    values.put("served", served == 0 ? null : served);
    return phrases.get(over ? "sum.who.over" : "sum.who.open", values);
  }

  private static boolean advises(Incident main, AdviceCode code) {
    return main.advice().stream().anyMatch(one -> one.code() == code);
  }

  private String toDo(Incident main, Map<String, Object> values) {
    here.segment().servers().stream()
        .filter(server -> server.role() != Segment.Role.SUSPECT)
        .max(
            java.util.Comparator.comparingLong(server -> server.inferredOffers() + server.offers()))
        .ifPresent(server -> values.put("server", server.id()));
    main.advice().stream()
        .map(advice -> advice.params().get("server"))
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(server -> values.put("server", server));
    values.putAll(here.advised(AdviceCode.WIDEN_POOL));
    values.putAll(here.advised(AdviceCode.REMOVE_SERVER));
    Map<String, Object> either = here.advised(AdviceCode.FIND_SECOND_SERVER);
    if (!either.isEmpty()) {
      values.putAll(either);
      return phrases.get("sum.do.either", values);
    }
    if (advises(main, AdviceCode.REMOVE_SERVER) && !advises(main, AdviceCode.WIDEN_POOL)) {
      // Also where its pool is full: more room there would serve more devices wrongly.
      return phrases.get("sum.do." + Verdict.ROGUE_SERVER, values);
    }
    if (advises(main, AdviceCode.CHECK_RADIO) && !advises(main, AdviceCode.CHECK_POLICY)) {
      return phrases.get("sum.do." + Verdict.PACKET_LOSS, values);
    }
    boolean sure = main.verdict() == Verdict.POOL_EXHAUSTED && main.rivals().isEmpty();
    return phrases.get("sum.do." + main.verdict() + (sure ? ".sure" : ""), values);
  }
}
