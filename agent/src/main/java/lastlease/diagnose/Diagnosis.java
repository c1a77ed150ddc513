package lastlease.diagnose;

import java.util.List;
import java.util.OptionalLong;
import lastlease.decode.Observation;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;

/**
 * The core: takes observations in the order of time, and says at any moment what they prove. Single
 * threaded, and pure: the same calls give the same results. Core time is microseconds since
 * 1970-01-01 UTC and never goes back.
 */
public final class Diagnosis {
  /** How core time stands still or jumps. */
  public static final long GAP_MICROS = 300_000_000L;

  private final Settings settings;

  public Diagnosis(Settings settings) {
    this.settings = settings;
  }

  /** Takes one observation; first does what was due before its time. */
  public void observe(Observation observation) {
    throw new UnsupportedOperationException("in the making");
  }

  /** Lets time pass without an observation: does all that is due until then. */
  public void advance(long micros) {
    throw new UnsupportedOperationException("in the making");
  }

  /** Records a time of blindness, live only: nothing is concluded from silence in it. */
  public void gap(long fromMicros, long toMicros, String reason) {
    throw new UnsupportedOperationException("in the making");
  }

  /** Records frames that were dropped on the way to the agent. */
  public void lost(long frames) {
    throw new UnsupportedOperationException("in the making");
  }

  /** When the core next wants {@link #advance}, if nothing arrives before. */
  public OptionalLong nextWake() {
    return OptionalLong.empty();
  }

  /** An incident as it opened, changed or ended, in a segment. */
  public record Change(String segment, Incident incident) {}

  /** What changed since the last call. */
  public List<Change> changes() {
    return List.of();
  }

  /** What can be told now; {@code head} brings what the core does not know. */
  public PoolReport report(Head head) {
    throw new UnsupportedOperationException("in the making: " + settings);
  }

  /**
   * The parts of a report that come from the outside.
   *
   * @param input as the readers counted it; {@code copies}, {@code malformedFrames}, {@code gaps}
   *     and {@code to} are filled in by the core
   */
  public record Head(
      PoolReport.Tool tool,
      java.time.Instant generatedAt,
      @org.jspecify.annotations.Nullable String title,
      PoolReport.Options options,
      PoolReport.Input input) {}

  /** Segments in order of first appearance. */
  public List<Segment> segments() {
    return List.of();
  }
}
