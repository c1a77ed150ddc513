package lastlease.core;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import lastlease.diagnose.Diagnosis;
import lastlease.diagnose.given.Settings;
import lastlease.diagnose.report.ReportHead;
import lastlease.reports.PoolReport;
import lastlease.wire.Decoder;
import lastlease.wire.Frame;
import lastlease.wire.FrameView;
import lastlease.wire.Ipv4;
import lastlease.wire.Observation;

/**
 * The one way into the core: captures, live sessions and journals are inputs to it, in their order.
 * Single threaded and pure: the same inputs give the same changes and the same report. Core time
 * never goes back.
 */
public final class Driver {
  private static final long NEVER = Long.MIN_VALUE;
  private static final int CLOCKS_KEPT = 1000;

  private final Input.Start start;
  private final Diagnosis diagnosis;
  private final Map<Integer, SourceTime> times = new HashMap<>();
  private final List<PoolReport.Gap> clocks = new ArrayList<>();
  private final FrameView view = new FrameView();
  private long frames;
  private long relevant;
  private long withoutTime;

  /** Begins a session. */
  public Driver(Input.Start start) {
    this.start = start;
    this.diagnosis = new Diagnosis(start.settings());
  }

  /** Takes an input; what is due before its time happens first. Returns what changed. */
  public List<Diagnosis.Change> take(Input input) {
    if (input instanceof Input.Captured captured) {
      frame(captured.frame());
    } else if (input instanceof Input.Time time) {
      diagnosis.advance(time.micros());
    } else if (input instanceof Input.Passed passed) {
      frames += passed.frames();
      withoutTime += passed.withoutTime();
    } else if (input instanceof Input.Own own) {
      diagnosis.observe(own.address());
    } else if (input instanceof Input.Gap gap) {
      // Whether time passed before is not written down each time.
      advanceIfBegun(gap.from());
      if (gap.point() == null) {
        diagnosis.gap(gap.from(), gap.micros(), gap.reason());
      } else {
        diagnosis.gapAt(gap.point(), gap.from(), gap.micros(), gap.reason());
      }
    } else if (input instanceof Input.Blind blind) {
      advanceIfBegun(blind.micros());
      diagnosis.blind(blind.point(), blind.micros());
    } else if (input instanceof Input.ClockStep step) {
      tellOfClock(step.micros(), "clock-step", step.by());
    } else if (input instanceof Input.Lost lost) {
      advanceIfBegun(lost.micros());
      diagnosis.lost(lost.frames());
    } else if (input instanceof Input.Leases leases) {
      diagnosis.advance(leases.micros());
      diagnosis.leases(leases.news(), leases.readAt());
    } else if (input instanceof Input.End end) {
      diagnosis.advance(end.micros());
      diagnosis.finish();
    }
    return diagnosis.changes();
  }

  private void advanceIfBegun(long micros) {
    if (diagnosis.now().isPresent()) {
      diagnosis.advance(micros);
    }
  }

  private void frame(Frame captured) {
    frames++;
    Frame frame = inTime(captured);
    Observation observation = Decoder.decode(frame, view);
    if (observation == null) {
      diagnosis.advance(frame.micros());
    } else {
      relevant++;
      diagnosis.observe(observation);
    }
  }

  /** The frame at the time to go by. */
  private Frame inTime(Frame frame) {
    long now = diagnosis.now().orElse(NEVER);
    SourceTime known = times.get(frame.source());
    if (known == null && (now == NEVER || now - frame.micros() <= SourceTime.LONGEST_BACK)) {
      return frame;
    }
    SourceTime time = known == null ? new SourceTime() : known;
    long before = time.offset();
    long micros = time.of(frame.micros(), now);
    if (time.offset() != before) {
      times.put(frame.source(), time);
      tellOfClock(now, "time-shift", before - time.offset());
    }
    return new Frame(
        frame.source(),
        frame.number(),
        micros,
        frame.point(),
        frame.linkType(),
        frame.bytes(),
        frame.originalLength());
  }

  private void tellOfClock(long at, String reason, long by) {
    if (clocks.size() < CLOCKS_KEPT) {
      Instant when = Instant.EPOCH.plus(at, ChronoUnit.MICROS);
      clocks.add(new PoolReport.Gap(when, when, reason, by / 1000));
    }
  }

  /** When the core next wants to know that time has passed, if nothing arrives before. */
  public OptionalLong nextWake() {
    return diagnosis.nextWake();
  }

  /** Core time, microseconds; empty before the first input that has one. */
  public OptionalLong now() {
    return diagnosis.now();
  }

  /** How the session began. */
  public Input.Start start() {
    return start;
  }

  /** Frames so far, also those that cannot matter. */
  public long frames() {
    return frames;
  }

  /** What can be told now. Changes nothing: looking does not influence the diagnosis. */
  public PoolReport report(Heading heading) {
    Settings settings = start.settings();
    PoolReport.Input input =
        new PoolReport.Input(
            heading.sources(),
            null,
            null,
            frames,
            relevant,
            Map.of(),
            withoutTime,
            0,
            0,
            List.of(),
            0);
    PoolReport report =
        diagnosis.report(
            new ReportHead(
                heading.tool(),
                heading.generatedAt().truncatedTo(ChronoUnit.MICROS),
                start.title(),
                new PoolReport.Options(
                    settings.pools().stream().map(Settings.PoolOption::text).toList(),
                    settings.servers().stream().map(Ipv4::toString).toList(),
                    heading.reveal(),
                    settings.router(),
                    settings.contact()),
                input));
    return clocks.isEmpty() ? report : withClocks(report);
  }

  private PoolReport withClocks(PoolReport report) {
    PoolReport.Input told = report.input();
    List<PoolReport.Gap> gaps = new ArrayList<>(told.gaps());
    gaps.addAll(clocks);
    gaps.sort(Comparator.comparing(PoolReport.Gap::from));
    PoolReport.Input input =
        new PoolReport.Input(
            told.sources(),
            told.from(),
            told.to(),
            told.frames(),
            told.relevantFrames(),
            told.malformedFrames(),
            told.framesWithoutTime(),
            told.copies(),
            told.lostFrames(),
            List.copyOf(gaps),
            told.segmentsOmitted());
    return report.with(input);
  }
}
