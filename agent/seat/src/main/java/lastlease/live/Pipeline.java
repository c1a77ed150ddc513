package lastlease.live;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import lastlease.capture.CaptureReader;
import lastlease.diagnose.Diagnosis;
import lastlease.diagnose.Settings;
import lastlease.reports.PoolReport;
import lastlease.session.Version;
import lastlease.wire.Decoder;
import lastlease.wire.Frame;
import lastlease.wire.Observation;
import org.jspecify.annotations.Nullable;

/** The one loop: frames are decoded, tracked and diagnosed, and a report comes out. */
public final class Pipeline {
  private final Settings settings;
  private final @Nullable String title;
  private final PoolReport.Options told;
  private final InstantSource clock;

  /** Reports carry a title, and what was asked for. */
  public Pipeline(
      Settings settings, @Nullable String title, PoolReport.Options told, InstantSource clock) {
    this.settings = settings;
    this.title = title;
    this.told = told;
    this.clock = clock;
  }

  public PoolReport analyze(CaptureReader reader, Progress progress) throws IOException {
    Diagnosis diagnosis = new Diagnosis(settings);
    Frame frame = reader.next();
    while (frame != null) {
      Observation observation = Decoder.decode(frame);
      if (observation == null) {
        diagnosis.advance(frame.micros());
      } else {
        diagnosis.observe(observation);
      }
      progress.frames(frame.number());
      frame = reader.next();
    }
    progress.done();
    reader.lastMicros().ifPresent(diagnosis::advance);
    diagnosis.finish();
    return report(diagnosis, reader);
  }

  /** What can be told of the frames read so far. */
  public PoolReport report(Diagnosis diagnosis, CaptureReader reader) {
    return diagnosis.report(head(input(reader)));
  }

  private Diagnosis.Head head(PoolReport.Input input) {
    return new Diagnosis.Head(
        new PoolReport.Tool("lastlease", Version.number()),
        clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS),
        title,
        told,
        input);
  }

  private static PoolReport.Input input(CaptureReader reader) {
    List<CaptureReader.Source> sources = reader.sources();
    return new PoolReport.Input(
        sources.stream()
            .map(
                source ->
                    new PoolReport.Source(
                        source.name(),
                        source.kind(),
                        source.stats().linkTypes(),
                        source.stats().unreadFrames()))
            .toList(),
        null,
        null,
        sources.stream().mapToLong(source -> source.stats().frames()).sum(),
        sources.stream().mapToLong(source -> source.stats().relevantFrames()).sum(),
        Map.of(),
        sources.stream().mapToLong(source -> source.stats().framesWithoutTime()).sum(),
        0,
        0,
        List.of(),
        0);
  }
}
