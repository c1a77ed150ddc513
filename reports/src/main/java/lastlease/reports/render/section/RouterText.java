package lastlease.reports.render.section;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lastlease.reports.AdviceCode;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Router;
import lastlease.reports.Segment;
import lastlease.reports.render.page.Page;
import lastlease.reports.render.words.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * What the advice means on the venue's own router: where its settings stand, with the source; and a
 * line to fill in where that is not known.
 */
public final class RouterText {
  private static final Set<AdviceCode> ITS =
      EnumSet.of(
          AdviceCode.WIDEN_POOL,
          AdviceCode.KEEP_POOL,
          AdviceCode.SHORTEN_LEASE,
          AdviceCode.FREE_STALE_LEASES,
          AdviceCode.CLEAR_DECLINED);

  private final Segment segment;
  private final PoolReport report;
  private final Phrases phrases;
  private final Set<AdviceCode> advised;

  /**
   * A router, as far as it is known.
   *
   * @param note how it is known, for the venue
   * @param hint what those who run lastlease can say
   */
  private record Known(Optional<Router> router, @Nullable String note, @Nullable String hint) {}

  private RouterText(Segment segment, PoolReport report, Phrases phrases) {
    this.segment = segment;
    this.report = report;
    this.phrases = phrases;
    this.advised = EnumSet.noneOf(AdviceCode.class);
    Incident main = Incidents.main(segment);
    if (main != null) {
      Incidents.todo(main).forEach(advice -> advised.add(advice.code()));
    }
  }

  /** The part about the router; null where nothing is advised that stands in its menus. */
  public static Page.@Nullable Router of(Segment segment, PoolReport report, Phrases phrases) {
    RouterText text = new RouterText(segment, report, phrases);
    return text.isNeeded() ? text.write() : null;
  }

  /** What those who run lastlease can say, so that the venue is told more of its router. */
  static Optional<String> hint(Segment segment, PoolReport report, Phrases phrases) {
    RouterText text = new RouterText(segment, report, phrases);
    return text.isNeeded() ? Optional.ofNullable(text.recognised().hint()) : Optional.empty();
  }

  /** A part as lines, without what is for paper. */
  public static List<String> brief(Page.Router router, Phrases phrases) {
    List<String> lines = new ArrayList<>();
    for (Page.Change step : router.steps()) {
      lines.add(step.name() + phrases.get("text.colon") + step.value());
    }
    lines.addAll(router.notes());
    return lines;
  }

  /** A part as lines. */
  public static List<String> lines(Page.Router router, Phrases phrases) {
    List<String> lines = brief(router, phrases);
    lines.addAll(router.paper());
    return lines;
  }

  private boolean isNeeded() {
    return advised.stream().anyMatch(ITS::contains);
  }

  private Page.Router write() {
    List<Page.Change> steps = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<String> paper = new ArrayList<>();
    Known known = recognised();
    if (known.note() != null) {
      notes.add(known.note());
    }
    Optional<Router> router = known.router();
    router.ifPresent(its -> recipe(its, steps, notes));
    boolean all = router.isPresent() && router.get().steps().contains(Router.Step.LEASE);
    if (!all || isUnknown()) {
      paper.add(phrases.get("router.fill"));
    }
    if (advised.contains(AdviceCode.WIDEN_POOL) || advised.contains(AdviceCode.KEEP_POOL)) {
      paper.add(phrases.get("router.factor"));
    }
    Map<String, Object> values = new HashMap<>();
    values.put("name", router.map(Router::label).orElse(null));
    return new Page.Router(phrases.get("router.title", values), steps, notes, paper);
  }

  private void recipe(Router router, List<Page.Change> steps, List<String> notes) {
    if (router.steps().contains(Router.Step.POOL)) {
      steps.add(
          new Page.Change(phrases.get("router.pool"), phrases.get("router.POOL." + router), true));
    }
    // Of a lease time that may stay, a recipe names another than the advice does.
    if (router.steps().contains(Router.Step.LEASE) && !advised.contains(AdviceCode.KEEP_LEASE)) {
      steps.add(
          new Page.Change(
              phrases.get("router.lease"), phrases.get("router.LEASE." + router), true));
    }
    if (router.steps().contains(Router.Step.FREE)) {
      steps.add(
          new Page.Change(phrases.get("router.free"), phrases.get("router.FREE." + router), true));
    }
    String source = router.source();
    if (source != null) {
      notes.add(phrases.get("router.source", Map.of("source", source)));
    } else {
      notes.add(phrases.get("router.noSource"));
    }
  }

  /** Named, or read, or known by the maker of the server's address. */
  private Known recognised() {
    String named = report.options().router();
    if (named != null) {
      return new Known(Router.of(named), null, null);
    }
    Optional<Router> read =
        segment.pools().stream()
            .flatMap(pool -> pool.table() == null ? Stream.empty() : Stream.of(pool.table()))
            .flatMap(table -> table.sources().stream())
            .flatMap(source -> Router.ofTable(source).stream())
            .findFirst();
    if (read.isPresent()) {
      return new Known(read, null, null);
    }
    Optional<Router> made =
        segment.servers().stream()
            .filter(server -> server.role() != Segment.Role.SUSPECT)
            .flatMap(server -> Stream.ofNullable(server.mac()))
            .flatMap(mac -> Router.ofMac(mac).stream())
            .findFirst();
    return made.isPresent()
        ? new Known(made, phrases.get("router.byMac"), phrases.get("router.otherHint"))
        : new Known(made, null, phrases.get("router.unknownHint"));
  }

  /** Whether the venue's own words are needed: its pool is not known. */
  private boolean isUnknown() {
    return segment.pools().stream()
        .allMatch(pool -> pool.capacityBasis() == Segment.CapacityBasis.UNKNOWN);
  }
}
