package lastlease.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import lastlease.diagnose.given.Settings;
import lastlease.diagnose.report.ReportHead;
import lastlease.diagnose.report.ReportWriter;
import lastlease.diagnose.segment.SegmentCore;
import lastlease.diagnose.segment.SegmentTable;
import lastlease.leases.LeaseBook;
import lastlease.leases.LeaseNews;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.track.moment.Times;
import lastlease.wire.CopyFilter;
import lastlease.wire.Observation;

/**
 * The core: takes observations in the order of time, and says at any moment what they prove. Single
 * threaded, and pure: the same calls give the same results. Core time is microseconds since
 * 1970-01-01 UTC and never goes back; what comes from an earlier time is taken at the core's.
 */
public final class Diagnosis {
  /** A jump of core time beyond this, microseconds, is a gap; timers do not run through it. */
  public static final long GAP_MICROS = 300_000_000;

  /** Venue routers lease for 24 h: a network on which nobody renews for so long was not watched. */
  private static final long A_DAY = 24 * 3600 * 1_000_000L;

  private static final long NEVER = Long.MIN_VALUE;
  private static final int GAPS_KEPT = 1000;
  private static final String TIME_JUMP = "time-jump";

  private final Settings settings;
  private final SegmentTable segments;
  private final Tagging tagging = new Tagging();
  private final Blindness blindness = new Blindness();
  private final CopyFilter copies = new CopyFilter();
  private final LeaseBook leases = new LeaseBook();
  private final Map<String, Long> malformed = new TreeMap<>();
  private final List<PoolReport.Gap> gaps = new ArrayList<>();
  private boolean changed;
  private long nextWake = Long.MAX_VALUE;
  private long copied;
  private long lost;
  private long first = NEVER;
  private long now = NEVER;

  public Diagnosis(Settings settings) {
    this.settings = settings;
    this.segments = new SegmentTable(this::core);
  }

  private SegmentCore core(String id) {
    return new SegmentCore(id, settings, leases, this::isAlone, now, () -> changed = true);
  }

  /** Whether there is one segment: then a table can be of no other. */
  private boolean isAlone() {
    return segments.all().size() == 1;
  }

  /** A server's own table of leases was read just now, or could not be. */
  public void leases(LeaseNews news) {
    leases(news, now);
  }

  /**
   * The same, read at another time: it is taken for the state of now.
   *
   * @param readAt when it was read, which is told; microseconds
   */
  public void leases(LeaseNews news, long readAt) {
    if (!leases.take(news, now, readAt)) {
      return;
    }
    for (SegmentCore segment : segments.all()) {
      segment.leasesRead(now);
      nextWake = Math.min(nextWake, segment.wakeAt());
    }
  }

  /** Takes one observation; first does what was due before its time. */
  public void observe(Observation observation) {
    advance(observation.seen().micros());
    if (observation instanceof Observation.Malformed bad) {
      malformed.merge(bad.reason(), 1L, Long::sum);
      return;
    }
    Observation.Dhcp original = copies.original(observation);
    if (original != null) {
      copied++;
      tagging.copy(original, observation);
      return;
    }
    SegmentCore segment = segments.of(tagging.segment(observation), now);
    if (segment != null) {
      segments.step(segment, observation, now);
      nextWake = Math.min(nextWake, segment.wakeAt());
    }
  }

  /** Lets time pass without an observation: does all that is due until then. */
  public void advance(long micros) {
    if (now == NEVER) {
      first = micros;
      now = micros;
      return;
    }
    if (micros < now) {
      return;
    }
    if (micros - now > GAP_MICROS) {
      gap(now, micros, TIME_JUMP);
      return;
    }
    while (nextWake <= micros) {
      now = Math.max(now, nextWake);
      wake(now);
    }
    now = micros;
  }

  /** When the core next wants {@link #advance}, if nothing arrives before. */
  public OptionalLong nextWake() {
    return now == NEVER || nextWake == Long.MAX_VALUE
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(now, nextWake));
  }

  /** Does what is due until then, in all segments, and finds out what is due next. */
  private void wake(long until) {
    long next = Long.MAX_VALUE;
    for (SegmentCore segment : segments.all()) {
      if (blindness.since(segment) != Blindness.SEEN) {
        // No timer runs out by a silence that is the agent's own.
        continue;
      }
      while (segment.wakeAt() <= until) {
        segment.wake();
      }
      next = Math.min(next, segment.wakeAt());
    }
    nextWake = next;
  }

  /** Records a time of blindness: nothing is concluded from silence in it. */
  public void gap(long fromMicros, long toMicros, String reason) {
    boolean quiet =
        reason.equals(TIME_JUMP)
            && toMicros - fromMicros < A_DAY
            && segments.all().stream().noneMatch(this::isWaiting);
    if (gaps.size() < GAPS_KEPT && !quiet) {
      gaps.add(new PoolReport.Gap(Times.instant(fromMicros), Times.instant(toMicros), reason));
    }
    segments.all().forEach(segment -> segment.blind(fromMicros, toMicros));
    now = Math.max(now, toMicros);
    nextWake = now;
  }

  /** From now on nothing is seen at a point, until {@link #gapAt} says that this is over. */
  public void blind(String point, long micros) {
    blindness.begin(point, micros);
  }

  /**
   * Records that nothing was seen at one of several points, where it is seen again: what was seen
   * elsewhere meanwhile stands.
   */
  public void gapAt(String point, long fromMicros, long toMicros, String reason) {
    blindness.begin(point, fromMicros);
    while (nextWake <= toMicros) {
      now = Math.max(now, nextWake);
      wake(now);
    }
    if (gaps.size() < GAPS_KEPT) {
      gaps.add(new PoolReport.Gap(Times.instant(fromMicros), Times.instant(toMicros), reason));
    }
    for (SegmentCore segment : segments.all()) {
      long since = blindness.since(segment);
      if (since != Blindness.SEEN && segment.points().all().contains(point)) {
        segment.blind(since, Math.max(since, toMicros));
      }
    }
    blindness.end(point);
    now = Math.max(now, toMicros);
    nextWake = now;
  }

  /** A quiet network is no blindness: something must have been due. */
  private boolean isWaiting(SegmentCore segment) {
    return !segment.track().active().isEmpty() || segment.docket().anyOpen();
  }

  /** Records frames that were dropped on the way to the agent. */
  public void lost(long frames) {
    lost += frames;
    if (now != NEVER) {
      segments.all().forEach(segment -> segment.track().lost(frames, now));
    }
  }

  /** The input has ended: what is due at its very end is done. Who goes on opens all anew. */
  public void finish() {
    blindness.clear();
    if (now != NEVER) {
      wake(now);
      segments.all().forEach(segment -> segment.finish(now));
    }
  }

  /** An incident as it opened, changed or ended, in a segment. */
  public record Change(String segment, Incident incident) {}

  /** What changed since the last call. */
  public List<Change> changes() {
    if (!changed) {
      return List.of();
    }
    changed = false;
    List<Change> changes = new ArrayList<>();
    for (SegmentCore segment : segments.all()) {
      String id = segment.track().id();
      segment.takeChanges(now).forEach(incident -> changes.add(new Change(id, incident)));
    }
    return changes;
  }

  /** Core time, microseconds; empty before the first observation. */
  public OptionalLong now() {
    return now == NEVER ? OptionalLong.empty() : OptionalLong.of(now);
  }

  /** What can be told now. Changes nothing, so that looking does not influence the diagnosis. */
  public PoolReport report(ReportHead head) {
    PoolReport.Input given = head.input();
    PoolReport.Input input =
        new PoolReport.Input(
            given.sources(),
            first == NEVER ? null : Times.instant(first),
            now == NEVER ? null : Times.instant(now),
            given.frames(),
            given.relevantFrames(),
            Map.copyOf(malformed).isEmpty() ? Map.of() : new TreeMap<>(malformed),
            given.framesWithoutTime(),
            copied,
            given.lostFrames() + lost,
            List.copyOf(gaps),
            segments.omitted());
    segments.all().forEach(segment -> segment.refresh(now));
    return new ReportWriter(settings, now).write(head, input, segments.all());
  }
}
