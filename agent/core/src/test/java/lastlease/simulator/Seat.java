package lastlease.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import lastlease.diagnose.Diagnosis;
import lastlease.diagnose.Settings;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.wire.Decoder;
import lastlease.wire.Frame;
import lastlease.wire.Observation;
import lastlease.wire.PcapBytes;
import org.jspecify.annotations.Nullable;

/** What the agent in the room gets to see, and all that it ever says of it. */
final class Seat {
  /** How much of the air it sees. */
  enum View {
    BROADCASTS,
    FULL,
    OWN,
    NOTHING
  }

  /**
   * Where the agent sits.
   *
   * @param from core time at which the agent starts
   * @param vlan tag of the servers' direction, 0 without
   * @param copies share of frames that are captured twice
   */
  record Place(View view, long from, int vlan, double copies) {}

  private static final double TICK = 30;

  private final Clock clock;
  private final Place place;
  private final Loss loss;
  private final @Nullable PcapBytes recorded;
  private final Diagnosis diagnosis = new Diagnosis(Settings.NONE);
  private final List<Told> told = new ArrayList<>();
  private final Map<String, Told> last = new HashMap<>();
  private long frames;
  private long own;

  /**
   * @param recorded gets the frames, too, if given
   */
  Seat(Clock clock, Place place, Loss loss, @Nullable PcapBytes recorded) {
    this.clock = clock;
    this.place = place;
    this.loss = loss;
    this.recorded = recorded;
    clock.after((double) (place.from() - clock.now()) / Clock.SECOND, this::tick);
  }

  /** The machine that the agent runs on. */
  void own(long mac) {
    own = mac;
  }

  boolean started() {
    return clock.now() >= place.from();
  }

  /** Whether it hears the crowd. */
  boolean sees() {
    return place.view() == View.BROADCASTS || place.view() == View.FULL;
  }

  View view() {
    return place.view();
  }

  /** As a live agent does: time passes also when nothing is heard. */
  private void tick() {
    passes();
    clock.after(TICK, this::tick);
  }

  /** A frame in the room. */
  void hears(byte[] frame, boolean fromServer) {
    boolean visible =
        switch (place.view()) {
          case FULL -> true;
          case BROADCASTS -> Packets.isForAll(frame);
          case OWN -> Packets.concerns(frame, own);
          case NOTHING -> false;
        };
    if (!visible || !started() || loss.drops()) {
      return;
    }
    byte[] seen = fromServer && place.vlan() > 0 ? Packets.tagged(frame, place.vlan()) : frame;
    takes(seen);
    if (place.copies() > 0 && (frames * 0x9E37_79B9L & 0xFF) < place.copies() * 256) {
      takes(seen);
    }
  }

  private void takes(byte[] bytes) {
    passes();
    Frame frame = new Frame(0, ++frames, clock.now(), Frame.CAPTURE, 1, bytes, bytes.length);
    if (recorded != null) {
      recorded.frame(clock.now(), bytes);
    }
    Observation observation = Decoder.decode(frame);
    if (observation != null) {
      diagnosis.observe(observation);
      changes();
    }
  }

  /** Lets the agent do all that is due, and writes down what it says, when. */
  private void passes() {
    OptionalLong wake = diagnosis.nextWake();
    while (wake.isPresent() && wake.getAsLong() <= clock.now()) {
      diagnosis.advance(wake.getAsLong());
      changes();
      OptionalLong next = diagnosis.nextWake();
      if (next.isPresent() && next.getAsLong() <= wake.getAsLong()) {
        break;
      }
      wake = next;
    }
    diagnosis.advance(clock.now());
    changes();
  }

  private void changes() {
    for (Diagnosis.Change change : diagnosis.changes()) {
      Incident incident = change.incident();
      Told next =
          new Told(
              diagnosis.now().orElse(clock.now()),
              incident.id(),
              incident.verdict(),
              incident.confidence(),
              incident.severity(),
              incident.rivals(),
              incident.ended() != null);
      Told before = last.put(next.incident(), next);
      if (before == null || !before.toString().equals(next.toString())) {
        told.add(next);
      }
    }
  }

  /** All that it said, in order. */
  List<Told> told() {
    passes();
    return told;
  }

  /** What it says now. */
  PoolReport report() {
    passes();
    return diagnosis.report(
        new Diagnosis.Head(
            new PoolReport.Tool("simulator", "0"),
            Instant.EPOCH,
            null,
            new PoolReport.Options(List.of(), List.of(), false),
            new PoolReport.Input(
                List.of(), null, null, frames, frames, Map.of(), 0, 0, 0, List.of(), 0)));
  }
}
