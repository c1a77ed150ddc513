package lastlease.simulator;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import lastlease.diagnose.Diagnosis;
import lastlease.diagnose.given.Settings;
import lastlease.diagnose.report.ReportHead;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.wire.Decoder;
import lastlease.wire.Frame;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation;

/** The diagnosis that is tried. Nothing else in the simulator knows how it is called. */
final class Core {
  private final Diagnosis diagnosis = new Diagnosis(Settings.NONE);
  private final Map<String, Told> last = new HashMap<>();
  private final Consumer<Told> says;
  private long frames;

  /**
   * @param says gets each change of an incident, as a live agent tells it
   */
  Core(Consumer<Told> says) {
    this.says = says;
  }

  /** A frame of Ethernet that the seat saw, at a time that does not go back. */
  void takes(long micros, byte[] bytes) {
    Frame frame = new Frame(0, ++frames, micros, Frame.CAPTURE, 1, bytes, bytes.length);
    Observation observation = Decoder.decode(frame);
    if (observation != null) {
      diagnosis.observe(observation);
      changes(micros);
    }
  }

  /** The machine that the agent runs on has an address by a lease. */
  void own(long micros, OwnLease own) {
    diagnosis.observe(
        new Observation.OwnAddress(
            new Observation.Seen(micros, Frame.CAPTURE, "", 0, 0),
            "wlan0",
            new MacAddress(own.mac()),
            new Ipv4(own.address()),
            own.prefix(),
            true,
            false,
            new Ipv4(own.server()),
            own.seconds(),
            new Ipv4(own.router())));
    changes(micros);
  }

  /** Lets the agent do all that is due until then, each thing when it is. */
  void passes(long micros) {
    OptionalLong wake = diagnosis.nextWake();
    while (wake.isPresent() && wake.getAsLong() <= micros) {
      diagnosis.advance(wake.getAsLong());
      changes(micros);
      OptionalLong next = diagnosis.nextWake();
      if (next.isPresent() && next.getAsLong() <= wake.getAsLong()) {
        break;
      }
      wake = next;
    }
    diagnosis.advance(micros);
    changes(micros);
  }

  private void changes(long micros) {
    for (Diagnosis.Change change : diagnosis.changes()) {
      Incident incident = change.incident();
      long now = diagnosis.now().orElse(micros);
      Instant ended = incident.ended();
      Told next =
          new Told(
              now,
              incident.id(),
              incident.verdict(),
              incident.confidence(),
              incident.severity(),
              incident.rivals(),
              ended != null,
              ended == null ? now : Math.min(now, ended.toEpochMilli() * 1000));
      Told before = last.put(next.incident(), next);
      if (before == null || !before.toString().equals(next.toString())) {
        says.accept(next);
      }
    }
  }

  /** What it says now. */
  PoolReport report() {
    return diagnosis.report(
        new ReportHead(
            new PoolReport.Tool("simulator", "0"),
            Instant.EPOCH,
            null,
            new PoolReport.Options(List.of(), List.of(), false),
            new PoolReport.Input(
                List.of(), null, null, frames, frames, Map.of(), 0, 0, 0, List.of(), 0)));
  }
}
