package lastlease.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Which rooms' incidents are one. Of one server and pool at overlapping times they are; pools of
 * one server that fall silent together are too, as long as nobody hears the server: several pools
 * do not run dry at a stroke.
 */
final class Groups {
  private final List<RoomIncident> incidents;
  private final Witnesses witnesses;
  private final int[] parent;

  private Groups(List<RoomIncident> incidents, Witnesses witnesses) {
    this.incidents = incidents;
    this.witnesses = witnesses;
    this.parent = new int[incidents.size()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
    }
  }

  /** Groups, each in the order of detection. */
  static List<List<RoomIncident>> of(
      List<RoomIncident> incidents, Witnesses witnesses, Instant now) {
    List<RoomIncident> ordered = new ArrayList<>(incidents);
    ordered.sort(
        Comparator.comparing(RoomIncident::detected)
            .thenComparing(RoomIncident::room)
            .thenComparing(one -> one.incident().id()));
    Groups groups = new Groups(ordered, witnesses);
    groups.joinSame();
    groups.joinSilent(now);
    return groups.collect();
  }

  /** What incidents of several rooms must have in common to be one. */
  private record Common(boolean outage, @Nullable Verdict verdict, String server, String subnet) {
    static @Nullable Common of(RoomIncident one) {
      String server = one.server();
      String subnet = one.subnet();
      if (one.isLocal() || server == null || subnet == null) {
        return null;
      }
      return new Common(
          one.isOutage(), one.isOutage() ? null : one.incident().verdict(), server, subnet);
    }
  }

  /** Those that have it in common, and overlap: a chain of them, by their begins, is one. */
  private void joinSame() {
    Map<Common, List<Integer>> all = new HashMap<>();
    for (int i : byBegin()) {
      Common common = Common.of(incidents.get(i));
      if (common != null) {
        all.computeIfAbsent(common, key -> new ArrayList<>()).add(i);
      }
    }
    for (List<Integer> chain : all.values()) {
      int longest = chain.get(0);
      for (int i : chain) {
        Instant end = RoomIncident.end(incidents.get(longest));
        if (!incidents.get(i).began().isAfter(end)) {
          unite(i, longest);
        }
        if (RoomIncident.end(incidents.get(i)).isAfter(end)) {
          longest = i;
        }
      }
    }
  }

  private List<Integer> byBegin() {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < incidents.size(); i++) {
      all.add(i);
    }
    all.sort(Comparator.comparing(i -> incidents.get(i).began()));
    return all;
  }

  /** Outages of one server during which nobody hears it, whatever their pools. */
  private void joinSilent(Instant now) {
    Map<String, List<Outage>> byServer = new HashMap<>();
    for (int i : byBegin()) {
      RoomIncident one = incidents.get(i);
      if (one.isOutage() && one.server() != null) {
        byServer
            .computeIfAbsent(one.server(), key -> new ArrayList<>())
            .add(new Outage(i, one, witnesses.next(one.server(), one.began())));
      }
    }
    for (List<Outage> all : byServer.values()) {
      List<Outage> running = new ArrayList<>();
      for (Outage one : all) {
        Instant began = one.incident.began();
        Instant earliest = heardUntil(began.isBefore(now) ? began : now);
        running.removeIf(
            other -> RoomIncident.end(other.incident).isBefore(began) || !other.isSilent(earliest));
        for (Outage other : running) {
          if (root(one.index) != root(other.index) && fellSilent(other, one, now)) {
            unite(one.index, other.index);
          }
        }
        running.add(one);
      }
    }
  }

  /**
   * An outage.
   *
   * @param heard when its server was heard next after its begin; null if never
   */
  private record Outage(int index, RoomIncident incident, @Nullable Instant heard) {
    boolean isSilent(Instant until) {
      return heard == null || heard.isAfter(until);
    }
  }

  /** Two that overlap; the first began no later. */
  private static boolean fellSilent(Outage first, Outage second, Instant now) {
    if (first.incident.seat().equals(second.incident.seat())) {
      return false;
    }
    Instant one = Objects.requireNonNullElse(first.incident.ended(), now);
    Instant other = Objects.requireNonNullElse(second.incident.ended(), now);
    Instant end = one.isBefore(other) ? one : other;
    return first.isSilent(end.equals(now) ? now : heardUntil(end));
  }

  /** What ended it is a sign of life: it counts as long as the silence lasted. */
  private static Instant heardUntil(Instant end) {
    return end.minus(Witnesses.SLACK.multipliedBy(2));
  }

  private void unite(int one, int other) {
    int first = root(one);
    int second = root(other);
    parent[Math.max(first, second)] = Math.min(first, second);
  }

  private int root(int index) {
    int at = index;
    while (parent[at] != at) {
      // Each looked-up way becomes half as long.
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private List<List<RoomIncident>> collect() {
    Map<Integer, List<RoomIncident>> groups = new LinkedHashMap<>();
    for (int i = 0; i < incidents.size(); i++) {
      groups.computeIfAbsent(root(i), key -> new ArrayList<>()).add(incidents.get(i));
    }
    return List.copyOf(groups.values());
  }
}
