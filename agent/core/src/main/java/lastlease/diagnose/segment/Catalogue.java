package lastlease.diagnose.segment;

import java.util.List;
import java.util.function.Supplier;
import lastlease.diagnose.detect.CatalogueEntry;
import lastlease.diagnose.detect.ConflictEntry;
import lastlease.diagnose.detect.FaultLifecycle;
import lastlease.diagnose.detect.FillingEntry;
import lastlease.diagnose.detect.Flood;
import lastlease.diagnose.detect.NearlyFullEntry;
import lastlease.diagnose.detect.RefusedEntry;
import lastlease.diagnose.detect.answer.LossEntry;
import lastlease.diagnose.detect.answer.SlowEntry;
import lastlease.diagnose.detect.foreign.RogueAdvice;
import lastlease.diagnose.detect.foreign.RogueEntry;
import lastlease.diagnose.given.Settings;
import lastlease.diagnose.incident.Docket;
import lastlease.diagnose.outage.Outage;
import lastlease.diagnose.pool.Occupancy;
import lastlease.diagnose.table.ServerTable;
import lastlease.reports.Confidence;
import lastlease.reports.Incident.Advice;
import lastlease.reports.Verdict;
import lastlease.track.SegmentTrack;
import org.jspecify.annotations.Nullable;

/**
 * All that is looked for in a segment beside the outage, and what of it stands back while a graver
 * thing explains it. What happens is told here, and wakes those that go by it: what is said of
 * clients that a flood made up wakes none but those that look for floods and foreign servers.
 */
final class Catalogue {
  private static final long LONG_AGO = Long.MIN_VALUE / 2;

  private final FaultLifecycle flooded;
  private final FaultLifecycle rogue;
  private final FaultLifecycle refused;
  private final FaultLifecycle conflicts;
  private final FaultLifecycle slow;
  private final FaultLifecycle loss;
  private final FaultLifecycle nearlyFull;
  private final FaultLifecycle filling;
  private final List<FaultLifecycle> all;

  /**
   * @param core with its track and its server's table, and what it says of the pool
   */
  Catalogue(
      SegmentCore core,
      Settings settings,
      Docket docket,
      Flood flood,
      Outage outage,
      Occupancy occupancy) {
    SegmentTrack track = core.track();
    ServerTable table = core.table();
    this.flooded = alone(flood, docket, track);
    this.rogue = alone(new RogueEntry(track, settings), docket, track);
    this.refused =
        new FaultLifecycle(
            new RefusedEntry(
                track,
                flood::isFlooder,
                () -> docket.explains(Verdict.ROGUE_SERVER, Verdict.REQUESTS_REFUSED)),
            docket,
            track.timers(),
            () -> outage.isOpen() || docket.isOpen(Verdict.ROGUE_SERVER, Confidence.LIKELY),
            outage::lastEnd);
    this.conflicts = alone(new ConflictEntry(track), docket, track);
    this.slow =
        new FaultLifecycle(
            new SlowEntry(track, flood::isFlooder),
            docket,
            track.timers(),
            outage::isOpen,
            outage::lastEnd);
    this.loss =
        new FaultLifecycle(
            new LossEntry(track, flood::isFlooder),
            docket,
            track.timers(),
            outage::isOpen,
            outage::lastEnd);
    Supplier<@Nullable Advice> instead = () -> RogueAdvice.insteadOfRoom(track, settings);
    this.nearlyFull =
        FaultLifecycle.warning(
            new NearlyFullEntry(
                track,
                core::pool,
                at -> table.state(at) == null && occupancy.isOutgrown(),
                instead),
            docket,
            track.timers(),
            () ->
                docket.isOpen(Verdict.POOL_EXHAUSTED, Confidence.POSSIBLE)
                    || docket.isOpen(Verdict.STARVATION_ATTACK, Confidence.POSSIBLE));
    this.filling =
        FaultLifecycle.warning(
            new FillingEntry(track, core::pool, instead),
            docket,
            track.timers(),
            () ->
                nearlyFull.isOpen()
                    || docket.isOpen(Verdict.POOL_EXHAUSTED, Confidence.POSSIBLE)
                    || docket.isOpen(Verdict.STARVATION_ATTACK, Confidence.POSSIBLE));
    this.all = List.of(flooded, rogue, refused, conflicts, slow, loss, nearlyFull, filling);
  }

  private static FaultLifecycle alone(CatalogueEntry entry, Docket docket, SegmentTrack track) {
    return new FaultLifecycle(entry, docket, track.timers(), () -> false, () -> LONG_AGO);
  }

  /** The input has ended: judges what the last frames show. */
  void finish(long now) {
    all.forEach(fault -> fault.finish(now));
  }

  /** A warning is over before that is told which it warned of. */
  void giveWay(long now) {
    nearlyFull.giveWay(now);
    filling.giveWay(now);
  }

  /** A guest is known to be unanswered. */
  void unanswered(long now) {
    nearlyFull.note(now);
  }

  /** A newcomer was answered. */
  void served(boolean guest, long now) {
    if (guest) {
      slow.note(now);
      loss.note(now);
    }
    rogue.note(now);
  }

  /** A server offers an address, or gives a holder its own again. */
  void answered(long now) {
    rogue.note(now);
  }

  /** One of several servers gave a sign of life. */
  void oneOfSeveralLives(long now) {
    rogue.note(now);
  }

  /** A guest repeats its REQUEST. */
  void requestRepeated(long now) {
    loss.note(now);
    slow.note(now);
  }

  /** A server refused a REQUEST. */
  void refused(boolean guest, long now) {
    if (guest) {
      refused.note(now);
      refused.wake(now + RefusedEntry.STAYS_REFUSED);
    }
    rogue.note(now);
  }

  /** A client declined an address. */
  void declined(long now) {
    conflicts.note(now);
  }

  /** A client gives its address back. */
  void released(long now) {
    nearlyFull.note(now);
  }

  /** A client has an address now; or the server's own table was read, which says who has. */
  void settled(long now) {
    nearlyFull.note(now);
    filling.note(now);
  }

  /** A client was made up by a flood. */
  void madeUp(long now) {
    flooded.note(now);
  }
}
