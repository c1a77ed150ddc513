package lastlease.reports.render.section;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lastlease.reports.AdviceCode;
import lastlease.reports.Incident;
import lastlease.reports.render.page.Page;
import lastlease.reports.render.words.Addresses;
import lastlease.reports.render.words.Phrases;
import org.jspecify.annotations.Nullable;

/** Advice as the venue ticks it off: one act a line, now and change to, the reason with its sum. */
public final class Checklist {
  private final Situation here;
  private final Phrases phrases;
  private final List<Incident.Advice> advice;

  public Checklist(Situation here) {
    this.here = here;
    this.phrases = here.phrases();
    this.advice = here.main() == null ? List.of() : Incidents.todo(here.main());
  }

  /** What the list as a whole tells. */
  public String take() {
    boolean decides = !advice.isEmpty() && advice.get(0).code() == AdviceCode.CHECK_LEASE_TABLE;
    return phrases.get(
        here.main() != null && Incidents.isOver(here.main())
            ? "take.adviceOver"
            : decides && advice.size() > 1 ? "take.adviceDecides" : "take.advice");
  }

  public List<Page.Todo> items() {
    List<Page.Todo> items = new ArrayList<>();
    for (Incident.Advice one : advice) {
      int number = items.size() + 1;
      Map<String, Object> values = new HashMap<>(one.params());
      List<Page.Change> changes = new ArrayList<>();
      switch (one.code()) {
        case CHECK_LEASE_TABLE -> leaseTable(changes);
        case WIDEN_POOL -> widen(values, changes);
        case KEEP_POOL -> {
          now(changes, phrases.get("chg.enlarged", values));
          to(changes, phrases.get("chg.poolTo", Map.of("count", values.get("atLeast"))));
        }
        case SHORTEN_LEASE -> {
          now(
              changes,
              phrases.get(
                  values.containsKey("nowSeconds") ? "chg.seconds" : "chg.unknown",
                  Map.of("nSeconds", values.getOrDefault("nowSeconds", 0L))));
          to(
              changes,
              phrases.get(
                  "chg.seconds", Map.of("nSeconds", values.getOrDefault("toSeconds", 3600L))));
        }
        case KEEP_LEASE -> {
          now(
              changes,
              phrases.get(
                  "chg.seconds", Map.of("nSeconds", values.getOrDefault("nowSeconds", 0L))));
          to(changes, phrases.get("chg.none"));
        }
        case REJOIN_DEVICES, CHECK_POLICY -> value(changes, "chg.devices", values, "clients");
        case RESTART_SERVICE,
            RESTART_STOPPED,
            CHECK_PATH,
            KEEP_RUNNING,
            CHECK_SERVER_LOAD,
            CHECK_RENUMBERING ->
            value(changes, "chg.server", values, "server");
        case CHECK_RELAY -> value(changes, "chg.relay", values, "relay");
        case REMOVE_SERVER, BLOCK_STATION -> value(changes, "chg.mac", values, "mac");
        case FREE_STALE_LEASES -> value(changes, "chg.leases", values, "count");
        case CLEAR_DECLINED, EXCLUDE_FIXED -> value(changes, "chg.addresses", values, "addresses");
        case CHECK_SERVER_LOG ->
            changes.add(
                new Page.Change(phrases.get("chg.log"), phrases.get("chg.logValue", values), true));
        default -> {
          // No value to tell.
        }
      }
      items.add(
          new Page.Todo(
              "a" + number,
              number + ". " + phrases.get("do." + one.code(), values),
              phrases.get("why." + one.code() + others(one), values),
              changes));
    }
    return items;
  }

  /** That others are served is said where they were. */
  private String others(Incident.Advice one) {
    Incident main = here.main();
    return one.code() == AdviceCode.CHECK_POLICY && main != null ? Incidents.only(main) : "";
  }

  private void leaseTable(List<Page.Change> changes) {
    Object now = here.advised(AdviceCode.WIDEN_POOL).get("now");
    int next = number(AdviceCode.WIDEN_POOL);
    String full =
        now == null ? phrases.get("chg.allLeased") : phrases.get("chg.ofLeased", Map.of("n", now));
    changes.add(
        new Page.Change(
            full,
            next == 0
                ? phrases.get("chg.poolIsFull")
                : phrases.get("chg.goOn", Map.of("step", next)),
            true));
    changes.add(new Page.Change(phrases.get("chg.someFree"), phrases.get("chg.restart"), true));
  }

  /** The number of a piece of advice in the list, 0 where it is not. */
  private int number(AdviceCode code) {
    for (int i = 0; i < advice.size(); i++) {
      if (advice.get(i).code() == code) {
        return i + 1;
      }
    }
    return 0;
  }

  private void widen(Map<String, Object> values, List<Page.Change> changes) {
    String dash = phrases.get("text.range");
    Addresses.Range range = range(values, "last");
    Map<String, Object> told = new HashMap<>();
    told.put("count", values.get("now"));
    told.put("range", range == null ? null : range.text(dash));
    told.put("nowBasis", values.get("nowBasis"));
    now(
        changes,
        phrases.get(
            values.get("now") == null
                ? "chg.unknown"
                : range == null ? "chg.pool" : "chg.poolRange",
            told));
    if (values.get("atLeast") == null) {
      Map<String, Object> by = new HashMap<>();
      by.put("more", values.get("more"));
      to(changes, phrases.get("chg.more", by));
      return;
    }
    Addresses.Range wider = range(values, "newLast");
    Map<String, Object> then = new HashMap<>();
    then.put("count", values.get("atLeast"));
    then.put("range", wider == null ? null : wider.text(dash));
    to(changes, phrases.get(wider == null ? "chg.poolTo" : "chg.poolRangeTo", then));
    if (wider != null && range != null) {
      String fresh = Addresses.after(range, wider, dash);
      // Where no netmask was seen, the venue knows whether its subnet goes that far.
      values.put(values.get("subnet") == null ? "beyond" : "fresh", fresh);
    }
  }

  private static Addresses.@Nullable Range range(Map<String, Object> values, String last) {
    Object first = values.get("first");
    Object end = values.get(last);
    return first == null || end == null
        ? null
        : new Addresses.Range(first.toString(), end.toString());
  }

  private static long count(Map<String, Object> values) {
    Long count = asLong(values.get("count"));
    return count == null ? 0 : count;
  }

  private static @Nullable Long asLong(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : null;
  }

  private void now(List<Page.Change> changes, String text) {
    changes.add(new Page.Change(phrases.get("chg.now"), text, false));
  }

  private void to(List<Page.Change> changes, String text) {
    changes.add(new Page.Change(phrases.get("chg.to"), text, true));
  }

  private void value(
      List<Page.Change> changes, String key, Map<String, Object> values, String name) {
    Object value = values.get(name);
    if (value instanceof List<?> ids) {
      changes.add(new Page.Change(phrases.get(key), phrases.numbers(ids, count(values)), true));
    } else if (value != null) {
      changes.add(new Page.Change(phrases.get(key), value.toString(), true));
    }
  }
}
