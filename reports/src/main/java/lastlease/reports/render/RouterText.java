package lastlease.reports.render;

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
import org.jspecify.annotations.Nullable;

/**
 * What the advice means on the venue's own router: where its settings stand, with the source; and a
 * line to fill in where that is not known.
 */
final class RouterText {
  private static final Set<AdviceCode> ITS =
      EnumSet.of(
          AdviceCode.WIDEN_POOL,
          AdviceCode.SHORTEN_LEASE,
          AdviceCode.FREE_STALE_LEASES,
          AdviceCode.CLEAR_DECLINED);

  private final Segment segment;
  private final PoolReport report;
  private final Phrases phrases;
  private final Set<AdviceCode> advised;

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
  static Page.@Nullable Router of(Segment segment, PoolReport report, Phrases phrases) {
    RouterText text = new RouterText(segment, report, phrases);
    return text.advised.stream().anyMatch(ITS::contains) ? text.write() : null;
  }

  /** The same as lines. */
  static List<String> lines(Segment segment, PoolReport report, Phrases phrases) {
    Page.Router router = of(segment, report, phrases);
    if (router == null) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    for (Page.Change step : router.steps()) {
      lines.add(step.name() + phrases.get("text.colon") + step.value());
    }
    lines.addAll(router.notes());
    return lines;
  }

  private Page.Router write() {
    List<Page.Change> steps = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Optional<Router> router = recognised(notes);
    router.ifPresent(known -> recipe(known, steps, notes));
    boolean all = router.isPresent() && router.get().steps().contains(Router.Step.LEASE);
    if (!all || isUnknown()) {
      notes.add(phrases.get("router.fill"));
    }
    if (advised.contains(AdviceCode.WIDEN_POOL)) {
      notes.add(phrases.get("router.factor"));
    }
    Map<String, Object> values = new HashMap<>();
    values.put("name", router.map(Router::label).orElse(null));
    return new Page.Router(phrases.get("router.title", values), steps, notes);
  }

  private void recipe(Router router, List<Page.Change> steps, List<String> notes) {
    if (router.steps().contains(Router.Step.POOL)) {
      steps.add(
          new Page.Change(phrases.get("router.pool"), phrases.get("router.POOL." + router), true));
    }
    if (router.steps().contains(Router.Step.LEASE)) {
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

  /** Named, or read, or known by the maker of the server's address; with how, in the notes. */
  private Optional<Router> recognised(List<String> notes) {
    String named = report.options().router();
    if (named != null) {
      return Router.of(named);
    }
    Optional<Router> read =
        segment.pools().stream()
            .flatMap(pool -> pool.table() == null ? Stream.empty() : Stream.of(pool.table()))
            .flatMap(table -> table.sources().stream())
            .flatMap(source -> Router.ofTable(source).stream())
            .findFirst();
    if (read.isPresent()) {
      return read;
    }
    Optional<Router> made =
        segment.servers().stream()
            .filter(server -> server.role() != Segment.Role.SUSPECT)
            .flatMap(server -> Stream.ofNullable(server.mac()))
            .flatMap(mac -> Router.ofMac(mac).stream())
            .findFirst();
    notes.add(phrases.get(made.isPresent() ? "router.byMac" : "router.unknown"));
    return made;
  }

  /** Whether the venue's own words are needed: its pool is not known. */
  private boolean isUnknown() {
    return segment.pools().stream()
        .allMatch(pool -> pool.capacityBasis() == Segment.CapacityBasis.UNKNOWN);
  }
}
