package lastlease.diagnose.outage.evidence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.incident.Docket;
import lastlease.diagnose.outage.fact.OutageFacts;
import lastlease.diagnose.table.TableUse;
import lastlease.reports.Incident.Excluded;
import lastlease.reports.Segment.Level;
import lastlease.reports.Verdict;
import lastlease.track.SegmentTrack;
import org.jspecify.annotations.Nullable;

/** What else the silence of a server could come from, and how it would have shown itself. */
final class RuledOut {
  private final SegmentTrack track;
  private final OutageFacts facts;
  private final Set<Verdict> suspected = new HashSet<>();

  private RuledOut(SegmentTrack track, OutageFacts facts, Claim claim, Docket docket) {
    this.track = track;
    this.facts = facts;
    suspected.addAll(claim.rivals());
    docket.files().forEach(file -> suspected.add(file.claim().verdict()));
  }

  /**
   * The causes that are ruled out while newcomers go unanswered; none when that is over, since then
   * the rest of the story counts, too.
   */
  static List<Excluded> of(
      SegmentTrack track, OutageFacts facts, Claim claim, Docket docket, @Nullable Long ended) {
    boolean silence =
        claim.verdict() == Verdict.POOL_EXHAUSTED
            || claim.verdict() == Verdict.SERVER_UNREACHABLE
            || facts.tableHasRoom();
    boolean hears = facts.level() == Level.FULL || facts.level() == Level.BROADCASTS;
    return silence && hears && ended == null
        ? new RuledOut(track, facts, claim, docket).causes()
        : List.of();
  }

  private List<Excluded> causes() {
    List<Excluded> causes = new ArrayList<>();
    TableUse table = facts.table();
    if (table != null && facts.tableHasRoom()) {
      add(
          causes,
          Verdict.POOL_EXHAUSTED,
          Map.of("free", (long) table.free(), "capacity", (long) table.capacity()));
    }
    if (facts.servedSince().isEmpty()) {
      add(causes, Verdict.PACKET_LOSS, Map.of());
    }
    if (track.servers().size() == 1) {
      String only = track.servers().iterator().next().id().toString();
      add(causes, Verdict.ROGUE_SERVER, Map.of("server", only));
    }
    if (track.happenings().declined().isEmpty()) {
      add(causes, Verdict.ADDRESS_CONFLICTS, Map.of());
    }
    if (!facts.victims().isEmpty()
        && facts.flood() == null
        && facts.victims().stream().allMatch(client -> client.discovers() > 1)) {
      add(causes, Verdict.STARVATION_ATTACK, Map.of());
    }
    return causes;
  }

  private void add(List<Excluded> causes, Verdict verdict, Map<String, Object> params) {
    if (!suspected.contains(verdict)) {
      causes.add(new Excluded(verdict, params, null));
    }
  }
}
