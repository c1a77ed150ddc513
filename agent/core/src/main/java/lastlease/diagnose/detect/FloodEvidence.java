package lastlease.diagnose.detect;

import java.util.List;
import java.util.stream.Stream;
import lastlease.diagnose.incident.AdviceList;
import lastlease.diagnose.incident.EvidenceList;
import lastlease.reports.AdviceCode;
import lastlease.reports.EvidenceCode;
import lastlease.reports.FrameRef;
import lastlease.reports.Incident.Advice;
import lastlease.track.SegmentTrack;
import lastlease.track.moment.Times;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/** What is told of a flood: its frames, whom they name, and what to do about it. */
final class FloodEvidence {
  private FloodEvidence() {}

  static EvidenceList evidence(SegmentTrack track, Flood.Seen seen) {
    EvidenceList evidence = new EvidenceList();
    long seconds = (seen.until() - seen.first().micros()) / Times.SECOND;
    FrameRef frame = seen.first().frame();
    List<FrameRef> frames = frame == null ? List.of() : List.of(frame);
    if (seen.source() != null && isOfHere(track, seen.source())) {
      evidence.sample(
          EvidenceCode.FLOOD_IN_A_NAME,
          seen.first().micros(),
          frames,
          seen.asked(),
          seen.names(),
          seen.asked(),
          seconds);
    } else if (seen.source() != null) {
      evidence.sample(
          EvidenceCode.FLOOD_ONE_SOURCE,
          seen.first().micros(),
          frames,
          seen.asked(),
          seen.source().toString(),
          seen.names(),
          seen.asked(),
          seconds);
    } else {
      evidence.sample(
          EvidenceCode.FLOOD_MANY_SOURCES,
          seen.first().micros(),
          frames,
          seen.asked(),
          seen.names(),
          seen.asked(),
          seconds);
    }
    if (seen.took() > 0) {
      evidence.forIt(EvidenceCode.FLOOD_TOOK, seen.until(), Stream.empty(), seen.took());
    }
    return evidence;
  }

  /** A source that is otherwise a host of this place may be an innocent one's, forged. */
  private static boolean isOfHere(SegmentTrack track, MacAddress from) {
    return track.clients().find(from) != null
        || track.addresses().of(from) != null
        || track.isServer(from);
  }

  static List<Advice> advice(SegmentTrack track, Flood.Seen seen) {
    @Nullable MacAddress from = seen.source();
    boolean host = from != null && isOfHere(track, from);
    return List.of(
        AdviceList.one(AdviceCode.BLOCK_STATION, from == null || host ? null : from.toString()),
        AdviceList.one(AdviceCode.LIMIT_AND_CLEAR));
  }
}
