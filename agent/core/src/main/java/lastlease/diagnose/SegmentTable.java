package lastlease.diagnose;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import lastlease.track.Times;
import org.jspecify.annotations.Nullable;

/**
 * The segments that are kept apart. Anybody can write any VLAN into a frame, two and more of them:
 * so the table is bounded, and what is left out is counted. A newcomer takes the place of the one
 * that tells the least; of one where somebody was served, or where an incident is over, only after
 * a long silence there, since otherwise made-up answers would keep all others out for good. It
 * never takes that of one where an incident is open, or that is this machine's own.
 */
final class SegmentTable {
  /** A trunk of a large venue carries some dozens; a page of more helps nobody. */
  static final int LIMIT = 256;

  /** A segment where people are is hardly ever silent for so long: lease renewals, ARP. */
  static final long IDLE = 600 * Times.SECOND;

  /** Names of left-out ones are known up to here; beyond it they are no longer counted. */
  private static final int COUNTED = 65_536;

  private final Function<String, SegmentJudge> maker;
  private final Map<String, SegmentJudge> judges = new LinkedHashMap<>();
  private final Set<String> leftOut = new HashSet<>();

  SegmentTable(Function<String, SegmentJudge> maker) {
    this.maker = maker;
  }

  /** The judge of a segment, made if new; null where it is left out. */
  @Nullable SegmentJudge of(String segment, long now) {
    SegmentJudge known = judges.get(segment);
    if (known != null) {
      return known;
    }
    if (judges.size() >= LIMIT && !makeRoom(now)) {
      leaveOut(segment);
      return null;
    }
    leftOut.remove(segment);
    SegmentJudge added = maker.apply(segment);
    judges.put(segment, added);
    return added;
  }

  private static boolean mayGo(SegmentJudge judge, long now) {
    return switch (judge.worth()) {
      case ONE_FRAME, NO_CLIENT, CLIENTS -> true;
      case SERVED ->
          judge.track().ownAddresses().periods().isEmpty() && judge.lastSeen() <= now - IDLE;
      case INCIDENT_OPEN -> false;
    };
  }

  private boolean makeRoom(long now) {
    Optional<SegmentJudge> least =
        judges.values().stream()
            .filter(judge -> mayGo(judge, now))
            .min(
                Comparator.comparing(SegmentJudge::worth)
                    .thenComparing(judge -> !judge.docket().files().isEmpty())
                    .thenComparingLong(SegmentJudge::lastSeen));
    least.ifPresent(
        judge -> {
          judges.remove(judge.track().id());
          leaveOut(judge.track().id());
        });
    return least.isPresent();
  }

  private void leaveOut(String segment) {
    if (leftOut.size() < COUNTED) {
      leftOut.add(segment);
    }
  }

  /** In the order of their first frames. */
  Collection<SegmentJudge> all() {
    return judges.values();
  }

  /** Segments that were seen and are not kept, 65,536 at most. */
  long omitted() {
    return leftOut.size();
  }
}
