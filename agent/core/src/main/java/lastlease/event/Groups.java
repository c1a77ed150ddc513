package lastlease.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    for (int i = 0; i < ordered.size(); i++) {
      groups.parent[i] = i;
    }
    groups.join((one, other) -> one.isSame(other));
    groups.join((one, other) -> groups.fellSilent(one, other, now));
    return groups.collect();
  }

  private interface Belonging {
    boolean together(RoomIncident one, RoomIncident other);
  }

  /** Only what is about one server and overlaps can belong together: no others are compared. */
  private void join(Belonging belonging) {
    Map<String, List<Integer>> byServer = new TreeMap<>();
    for (int i = 0; i < incidents.size(); i++) {
      String server = incidents.get(i).server();
      if (server != null) {
        byServer.computeIfAbsent(server, key -> new ArrayList<>()).add(i);
      }
    }
    for (List<Integer> all : byServer.values()) {
      all.sort(Comparator.comparing(i -> incidents.get(i).began()));
      List<Integer> running = new ArrayList<>();
      for (int i : all) {
        RoomIncident one = incidents.get(i);
        running.removeIf(j -> RoomIncident.end(incidents.get(j)).isBefore(one.began()));
        for (int j : running) {
          if (root(i) != root(j) && belonging.together(incidents.get(j), one)) {
            int first = root(i);
            int second = root(j);
            parent[Math.max(first, second)] = Math.min(first, second);
          }
        }
        running.add(i);
      }
    }
  }

  private int root(int index) {
    int at = index;
    while (parent[at] != at) {
      at = parent[at];
    }
    return at;
  }

  private boolean fellSilent(RoomIncident one, RoomIncident other, Instant now) {
    String server = one.server();
    if (server == null
        || !server.equals(other.server())
        || !one.isOutage()
        || !other.isOutage()
        || one.seat().equals(other.seat())
        || !one.overlaps(other)) {
      return false;
    }
    Instant from = one.began().isBefore(other.began()) ? one.began() : other.began();
    return !witnesses.heard(server, from, earlier(one.ended(), other.ended(), now));
  }

  private static Instant earlier(@Nullable Instant one, @Nullable Instant other, Instant now) {
    Instant first = one == null ? now : one;
    Instant second = other == null ? now : other;
    // What ended it is a sign of life: it counts as long as the silence lasted.
    Instant end = first.isBefore(second) ? first : second;
    return end.equals(now) ? now : end.minus(Witnesses.SLACK.multipliedBy(2));
  }

  private List<List<RoomIncident>> collect() {
    Map<Integer, List<RoomIncident>> groups = new LinkedHashMap<>();
    for (int i = 0; i < incidents.size(); i++) {
      groups.computeIfAbsent(root(i), key -> new ArrayList<>()).add(incidents.get(i));
    }
    return List.copyOf(groups.values());
  }
}
