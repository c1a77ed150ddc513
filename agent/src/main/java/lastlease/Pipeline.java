package lastlease;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import lastlease.capture.CaptureReader;
import lastlease.capture.Frame;
import lastlease.decode.Decoder;
import lastlease.decode.Observation;
import lastlease.diagnose.Diagnosis;
import lastlease.reports.PoolReport;

/** The one loop: frames are decoded, tracked and diagnosed, and a report comes out. */
final class Pipeline {
  private final ReportOptions options;
  private final Surroundings here;

  Pipeline(ReportOptions options, Surroundings here) {
    this.options = options;
    this.here = here;
  }

  PoolReport analyze(CaptureReader reader, Progress progress) throws IOException {
    Diagnosis diagnosis = new Diagnosis(options.settings());
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
  PoolReport report(Diagnosis diagnosis, CaptureReader reader) {
    return diagnosis.report(head(input(reader)));
  }

  private Diagnosis.Head head(PoolReport.Input input) {
    return new Diagnosis.Head(
        new PoolReport.Tool("lastlease", Version.number()),
        here.clock().instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS),
        options.title,
        options.reported(),
        input);
  }

  private static PoolReport.Input input(CaptureReader reader) {
    List<CaptureReader.Source> sources = reader.sources();
    return new PoolReport.Input(
        sources.stream()
            .map(
                source ->
                    new PoolReport.Source(source.name(), source.kind(), source.stats().linkTypes()))
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
