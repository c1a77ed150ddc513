package lastlease.diagnose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import lastlease.reports.EvidenceCode;
import lastlease.reports.FrameRef;
import lastlease.reports.Incident.Evidence;
import lastlease.reports.Incident.Weight;
import lastlease.track.ClientRecord;
import lastlease.track.Sighting;
import lastlease.track.Times;
import org.jspecify.annotations.Nullable;

/** Collects the facts for and against a claim. */
final class EvidenceList {
  /** Frames named for one fact; enough to look up, few enough to read. */
  private static final int FRAMES = 12;

  private static final int CLIENTS = 50;

  private final List<Evidence> list = new ArrayList<>();

  /**
   * Adds a fact.
   *
   * @param values in the order of the code's parameters; null for unknown ones
   */
  void add(
      Weight weight,
      EvidenceCode code,
      long at,
      Stream<Sighting> sightings,
      @Nullable Object... values) {
    Map<String, Object> params = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value != null) {
        params.put(code.params().get(i), value);
      }
    }
    List<FrameRef> frames =
        sightings.map(Sighting::frame).filter(Objects::nonNull).limit(FRAMES).toList();
    list.add(new Evidence(Times.instant(at), weight, code, params, null, frames));
  }

  void forIt(EvidenceCode code, long at, Stream<Sighting> seen, @Nullable Object... values) {
    add(Weight.FOR, code, at, seen, values);
  }

  void against(EvidenceCode code, long at, Stream<Sighting> seen, @Nullable Object... values) {
    add(Weight.AGAINST, code, at, seen, values);
  }

  static List<String> ids(Stream<ClientRecord> clients) {
    return clients
        .sorted(java.util.Comparator.comparingInt(ClientRecord::ordinal))
        .limit(CLIENTS)
        .map(ClientRecord::id)
        .toList();
  }

  List<Evidence> list() {
    return list;
  }
}
