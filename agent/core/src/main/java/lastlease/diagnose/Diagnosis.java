package lastlease.diagnose;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.track.SegmentTrack;
import lastlease.track.Times;
import lastlease.wire.CopyFilter;
import lastlease.wire.Observation;
import org.jspecify.annotations.Nullable;

/**
 * The core: takes observations in the order of time, and says at any moment what they prove. Single
 * threaded, and pure: the same calls give the same results. Core time is microseconds since
 * 1970-01-01 UTC and never goes back; what comes from an earlier time is taken at the core's.
 */
public final class Diagnosis {
  /** A jump of core time beyond this, microseconds, is a gap; timers do not run through it. */
  public static final long GAP_MICROS = Thresholds.GAP;

  private static final long NEVER = Long.MIN_VALUE;
  private static final int GAPS_KEPT = 1000;

  private final Settings settings;
  private final SegmentTable segments;
  private final Tagging tagging = new Tagging();
  private final CopyFilter copies = new CopyFilter();
  private final Map<String, Long> malformed = new TreeMap<>();
  private final List<PoolReport.Gap> gaps = new ArrayList<>();
  private long copied;
  private long lost;
  private long first = NEVER;
  private long now = NEVER;

  public Diagnosis(Settings settings) {
    this.settings = settings;
    this.segments = new SegmentTable(id -> new SegmentJudge(new SegmentTrack(id), settings));
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
    SegmentJudge judge = segments.of(tagging.segment(observation), now);
    if (judge != null) {
      judge.observe(observation, now);
    }
  }

  /** Lets time pass without an observation: does all that is due until then. */
  public void advance(long micros) {
    if (now == NEVER) {
      first = micros;
      now = micros;
      return;
    }
    if (micros <= now) {
      return;
    }
    if (micros - now > GAP_MICROS) {
      gap(now, micros, "time-jump");
      return;
    }
    OptionalLong wake = nextWake();
    while (wake.isPresent() && wake.getAsLong() <= micros) {
      now = wake.getAsLong();
      evaluate();
      wake = nextWake();
    }
    now = micros;
  }

  /** When the core next wants {@link #advance}, if nothing arrives before. */
  public OptionalLong nextWake() {
    boolean busy = now != NEVER && segments.all().stream().anyMatch(SegmentJudge::busy);
    return busy
        ? OptionalLong.of((Math.floorDiv(now, Thresholds.STEP) + 1) * Thresholds.STEP)
        : OptionalLong.empty();
  }

  private void evaluate() {
    for (SegmentJudge judge : segments.all()) {
      if (judge.busy()) {
        judge.evaluate(now);
      }
    }
  }

  /** Records a time of blindness: nothing is concluded from silence in it. */
  public void gap(long fromMicros, long toMicros, String reason) {
    if (gaps.size() < GAPS_KEPT) {
      gaps.add(new PoolReport.Gap(Times.instant(fromMicros), Times.instant(toMicros), reason));
    }
    segments.all().forEach(judge -> judge.blind(fromMicros, toMicros));
    now = Math.max(now, toMicros);
  }

  /** Records frames that were dropped on the way to the agent. */
  public void lost(long frames) {
    lost += frames;
    if (now != NEVER) {
      segments.all().forEach(judge -> judge.track().lost(frames, now));
    }
  }

  /** The input has ended: judges what the last frames show. */
  public void finish() {
    if (now != NEVER) {
      segments.all().stream().filter(SegmentJudge::busy).forEach(judge -> judge.finish(now));
    }
  }

  /** An incident as it opened, changed or ended, in a segment. */
  public record Change(String segment, Incident incident) {}

  /** What changed since the last call. */
  public List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (SegmentJudge judge : segments.all()) {
      String segment = judge.track().id();
      judge.takeChanges().forEach(incident -> changes.add(new Change(segment, incident)));
    }
    return changes;
  }

  /** Core time, microseconds; empty before the first observation. */
  public OptionalLong now() {
    return now == NEVER ? OptionalLong.empty() : OptionalLong.of(now);
  }

  /**
   * The parts of a report that come from the outside.
   *
   * @param input as the readers counted it; {@code from}, {@code to}, {@code copies}, {@code
   *     malformedFrames}, {@code gaps} and {@code segmentsOmitted} are filled in by the core,
   *     {@code lostFrames} is added to
   */
  public record Head(
      PoolReport.Tool tool,
      Instant generatedAt,
      @Nullable String title,
      PoolReport.Options options,
      PoolReport.Input input) {}

  /** What can be told now. Changes nothing, so that looking does not influence the diagnosis. */
  public PoolReport report(Head head) {
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
    return new ReportWriter(settings, now).write(head, input, segments.all());
  }
}
