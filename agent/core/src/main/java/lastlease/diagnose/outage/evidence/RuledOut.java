package lastlease.diagnose.outage.evidence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.incident.Docket;
import lastlease.diagnose.outage.claim.ProofTable;
import lastlease.diagnose.outage.claim.Unseen;
import lastlease.diagnose.outage.fact.OutageFacts;
import lastlease.diagnose.table.TableUse;
import lastlease.reports.Incident.Excluded;
import lastlease.reports.Segment.Level;
import lastlease.reports.Verdict;
import lastlease.track.Happenings.Gap;
import lastlease.track.SegmentTrack;
import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;

/**
 * What the {@link ProofTable} excludes, read aloud: what else the silence of a server could come
 * from, and how it would have shown itself. Only what would have been seen from here; and what is
 * told to be a rival, or an incident of its own, is not ruled out.
 */
final class RuledOut {
  /** Seconds: so long a declined address stays out of use (Kea's default). */
  private static final long DECLINED = 86_400;

  private final SegmentTrack track;
  private final OutageFacts facts;
  private final Verdict verdict;
  private final Set<Verdict> suspected = new HashSet<>();

  private RuledOut(SegmentTrack track, OutageFacts facts, Claim claim, Docket docket) {
    this.track = track;
    this.facts = facts;
    this.verdict = claim.verdict();
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
    ProofTable.excluded(verdict, facts).entrySet().stream()
        .filter(cell -> !suspected.contains(cell.getKey()))
        .sorted(Map.Entry.comparingByValue())
        .forEach(
            cell -> {
              Map<String, Object> shown = shown(cell.getValue());
              if (shown != null) {
                causes.add(new Excluded(cell.getKey(), shown, null));
              }
            });
    return causes;
  }

  /** What tells that something would have been seen, and was not; null where it would not. */
  private @Nullable Map<String, Object> shown(Unseen unseen) {
    return switch (unseen) {
      case FULL_TABLE -> {
        TableUse table = facts.table();
        yield table != null && facts.tableHasRoom()
            ? Map.of("free", (long) table.free(), "capacity", (long) table.capacity())
            : null;
      }
      case SUCCESS_AMID_FAILURES -> facts.servedSince().isEmpty() ? Map.of() : null;
      // A second server's OFFERs are seen at such a seat only.
      case SECOND_SERVER ->
          track.servers().size() == 1 && facts.level() == Level.FULL
              ? Map.of("server", track.servers().iterator().next().id().toString())
              : null;
      case DECLINE ->
          track.happenings().declined().isEmpty() && heardFor(DECLINED) ? Map.of() : null;
      case FLOOD ->
          !facts.victims().isEmpty()
                  && heardFor(0)
                  && facts.flood() == null
                  && facts.victims().stream().allMatch(client -> client.discovers() > 1)
              ? Map.of()
              : null;
    };
  }

  /**
   * Whether the agent had listened without a break, for longer than a lease lasts here, before the
   * first failure: what was taken before that is free again.
   *
   * @param least seconds that it takes at least
   */
  private boolean heardFor(long least) {
    Long lease = track.leaseSeconds();
    if (lease == null || track.vantage().changes().isEmpty()) {
      return false;
    }
    Gap gap = track.happenings().gaps().peekLast();
    long since = track.vantage().changes().get(0).micros();
    since = gap == null ? since : Math.max(since, gap.to());
    return facts.began() - since > Math.max(lease, least) * Times.SECOND;
  }
}
