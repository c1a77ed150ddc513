package lastlease.golden;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lastlease.capture.CaptureReader;
import lastlease.diagnose.Diagnosis;
import lastlease.diagnose.Settings;
import lastlease.reports.PoolReport;
import lastlease.wire.Decoder;
import lastlease.wire.Frame;
import lastlease.wire.Observation;

/** What the core says to a capture, without the commands around it. */
public final class Analysis {
  private Analysis() {}

  public static PoolReport of(Path pcap) throws IOException {
    return of(pcap, 0);
  }

  /**
   * The same where the seat listened on after the last frame, as a live agent's clock tells and a
   * file does not: what was quiet for long is settled by then.
   *
   * @param until when it ceased to listen, seconds since 1970
   */
  public static PoolReport of(Path pcap, double until) throws IOException {
    Diagnosis diagnosis = new Diagnosis(Settings.NONE);
    try (CaptureReader reader = new CaptureReader()) {
      reader.add(pcap);
      for (Frame frame = reader.next(); frame != null; frame = reader.next()) {
        Observation observation = Decoder.decode(frame);
        if (observation == null) {
          diagnosis.advance(frame.micros());
        } else {
          diagnosis.observe(observation);
        }
      }
      reader.lastMicros().ifPresent(diagnosis::advance);
    }
    diagnosis.advance(Math.round(until * 1e6));
    diagnosis.finish();
    return diagnosis.report(
        new Diagnosis.Head(
            new PoolReport.Tool("lab", "0"),
            Instant.EPOCH,
            null,
            new PoolReport.Options(List.of(), List.of(), true),
            new PoolReport.Input(List.of(), null, null, 0, 0, Map.of(), 0, 0, 0, List.of(), 0)));
  }
}
