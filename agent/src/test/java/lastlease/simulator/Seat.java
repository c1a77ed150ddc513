package lastlease.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lastlease.capture.Frame;
import lastlease.decode.Decoder;
import lastlease.decode.Observation;
import lastlease.diagnose.Diagnosis;
import lastlease.diagnose.Settings;
import lastlease.reports.PoolReport;

/** What the agent in the room gets to see, and what it makes of it. */
final class Seat {
  private final Clock clock;
  private final Random random;
  private final double loss;
  private final Diagnosis diagnosis = new Diagnosis(Settings.NONE);
  private long frames;

  Seat(Clock clock, Random random, double loss) {
    this.clock = clock;
    this.random = random;
    this.loss = loss;
  }

  /** A frame that is broadcast in the room. */
  void hears(byte[] ethernet) {
    if (random.nextDouble() < loss) {
      return;
    }
    Frame frame = new Frame(0, ++frames, clock.now(), Frame.CAPTURE, 1, ethernet, ethernet.length);
    Observation seen = Decoder.decode(frame);
    if (seen != null) {
      diagnosis.observe(seen);
    }
  }

  /** What it says now. */
  PoolReport report() {
    diagnosis.advance(clock.now());
    return diagnosis.report(
        new Diagnosis.Head(
            new PoolReport.Tool("simulator", "0"),
            Instant.EPOCH,
            null,
            new PoolReport.Options(List.of(), List.of(), false),
            new PoolReport.Input(
                List.of(), null, null, frames, frames, Map.of(), 0, 0, 0, List.of())));
  }
}
