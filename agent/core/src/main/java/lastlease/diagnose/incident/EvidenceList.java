package lastlease.diagnose.incident;

import java.util.ArrayList;
import java.util.Comparator;
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
import lastlease.track.moment.Sighting;
import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;

/** Collects the facts for and against a claim. */
public final class EvidenceList {
  /** Frames named for one fact; enough to look up, few enough to read. */
  public static final int FRAMES = 12;

  private static final int CLIENTS = 50;

  private final List<Evidence> list = new ArrayList<>();

  /**
   * Adds a fact.
   *
   * @param seen every frame that it rests on; many are counted, not all are named
   * @param values in the order of the code's parameters; null for unknown ones
   */
  public void add(
      Weight weight,
      EvidenceCode code,
      long at,
      Stream<Sighting> seen,
      @Nullable Object... values) {
    List<FrameRef> frames = seen.map(Sighting::frame).filter(Objects::nonNull).distinct().toList();
    put(weight, code, at, frames, frames.size(), values);
  }

  /**
   * Adds a fact for the claim that rests on more frames than are known.
   *
   * @param all how many there are
   */
  public void sample(
      EvidenceCode code, long at, List<FrameRef> known, long all, @Nullable Object... values) {
    put(Weight.FOR, code, at, known, all, values);
  }

  private void put(
      Weight weight,
      EvidenceCode code,
      long at,
      List<FrameRef> known,
      long all,
      @Nullable Object... values) {
    Map<String, Object> params = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value != null) {
        params.put(code.params().get(i), value);
      }
    }
    List<FrameRef> frames = named(known);
    long omitted = Math.max(0, all - frames.size());
    list.add(new Evidence(Times.instant(at), weight, code, params, null, frames, omitted));
  }

  /** In the order of the capture; of many the first ones, and the last. */
  private static List<FrameRef> named(List<FrameRef> known) {
    List<FrameRef> sorted =
        known.stream()
            .distinct()
            .sorted(Comparator.comparingInt(FrameRef::source).thenComparingLong(FrameRef::number))
            .toList();
    return sorted.size() <= FRAMES
        ? sorted
        : Stream.concat(sorted.stream().limit(FRAMES - 1), Stream.of(sorted.get(sorted.size() - 1)))
            .toList();
  }

  public void forIt(EvidenceCode code, long at, Stream<Sighting> seen, @Nullable Object... values) {
    add(Weight.FOR, code, at, seen, values);
  }

  public void against(
      EvidenceCode code, long at, Stream<Sighting> seen, @Nullable Object... values) {
    add(Weight.AGAINST, code, at, seen, values);
  }

  public static List<String> ids(Stream<ClientRecord> clients) {
    return clients
        .sorted(java.util.Comparator.comparingInt(ClientRecord::ordinal))
        .limit(CLIENTS)
        .map(ClientRecord::id)
        .toList();
  }

  public List<Evidence> list() {
    return list;
  }
}
