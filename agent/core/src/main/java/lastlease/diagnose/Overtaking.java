package lastlease.diagnose;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lastlease.track.ClientRecord;
import lastlease.track.Served;

/**
 * Who overtook the victims of an incident, and which of them. It is kept, since a victim that
 * begins anew after a pause has nobody behind it.
 */
final class Overtaking {
  private final Overtakers overtakers;
  private final Map<Integer, Served> overtook = new LinkedHashMap<>();
  private final Set<ClientRecord> overtaken = new HashSet<>();

  Overtaking(Overtakers overtakers) {
    this.overtakers = overtakers;
  }

  /** Another incident begins. */
  void reset() {
    overtook.clear();
    overtaken.clear();
  }

  void update(Collection<ClientRecord> victims, long now) {
    overtook.values().removeIf(one -> one.takenBack() || isStale(one, now));
    List<Served> found = overtakers.atOnce(victims);
    for (Served served : found) {
      if (overtook.size() < Thresholds.OVERTAKERS_KEPT) {
        overtook.putIfAbsent(served.client().ordinal(), served);
      }
    }
    if (!found.isEmpty()) {
      victims.stream()
          .filter(one -> !one.isBound() && !overtaken.contains(one))
          .filter(one -> !overtakers.atOnce(List.of(one)).isEmpty())
          .forEach(overtaken::add);
    }
  }

  /** Single addresses that come free add up in the long run. */
  private static boolean isStale(Served served, long now) {
    return !served.fresh() && now - served.at().micros() > Thresholds.FALLBACK_MATCH;
  }

  /** Newcomers who did, each once. */
  List<Served> overtakers() {
    return List.copyOf(overtook.values());
  }

  /** Victims without an address whom nobody overtook. */
  int notOvertaken(Collection<ClientRecord> victims) {
    return (int) victims.stream().filter(one -> !one.isBound() && !overtaken.contains(one)).count();
  }
}
