package lastlease.simulator;

import java.util.ArrayList;
import java.util.List;
import lastlease.reports.PoolReport;
import lastlease.wire.PcapBytes;
import org.jspecify.annotations.Nullable;

/** What the agent in the room gets to see, and all that it ever says of it. */
public final class Seat {
  /** How much of the air it sees. */
  public enum View {
    BROADCASTS,
    /** Broadcasts, and what its own machine sends and gets. */
    LAPTOP,
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
  public record Place(View view, long from, int vlan, double copies) {}

  private static final double TICK = 30;

  private final Clock clock;
  private final Place place;
  private final Loss loss;
  private final @Nullable PcapBytes recorded;
  private final List<Told> told = new ArrayList<>();
  private final Core core = new Core(told::add);
  private final Heard heard = new Heard();
  private long frames;
  private long own;

  /**
   * @param recorded gets the frames, too, if given
   */
  public Seat(Clock clock, Place place, Loss loss, @Nullable PcapBytes recorded) {
    this.clock = clock;
    this.place = place;
    this.loss = loss;
    this.recorded = recorded;
    clock.after((double) (place.from() - clock.now()) / Clock.SECOND, this::tick);
  }

  /** The machine that the agent runs on. */
  public void own(long mac) {
    own = mac;
  }

  public long own() {
    return own;
  }

  /** The same, with its lease, which the agent learns of when it starts. */
  public void own(OwnLease lease) {
    own = lease.mac();
    clock.after(
        (double) (place.from() - clock.now()) / Clock.SECOND, () -> core.own(clock.now(), lease));
  }

  public boolean started() {
    return clock.now() >= place.from();
  }

  /** Whether it hears the crowd. */
  public boolean sees() {
    return place.view() != View.OWN && place.view() != View.NOTHING;
  }

  public View view() {
    return place.view();
  }

  public Heard heard() {
    return heard;
  }

  /** As a live agent does: time passes also when nothing is heard. */
  private void tick() {
    core.passes(clock.now());
    clock.after(TICK, this::tick);
  }

  /** A frame in the room. */
  public void hears(byte[] frame, boolean fromServer) {
    boolean visible =
        switch (place.view()) {
          case FULL -> true;
          case BROADCASTS -> Packets.isForAll(frame);
          case LAPTOP -> Packets.isForAll(frame) || Packets.concerns(frame, own);
          case OWN -> Packets.concerns(frame, own);
          case NOTHING -> false;
        };
    if (!visible || !started() || loss.drops()) {
      return;
    }
    heard.frame(clock.now(), frame);
    byte[] seen = fromServer && place.vlan() > 0 ? Packets.tagged(frame, place.vlan()) : frame;
    takes(seen);
    if (place.copies() > 0 && (frames * 0x9E37_79B9L & 0xFF) < place.copies() * 256) {
      takes(seen);
    }
  }

  private void takes(byte[] bytes) {
    core.passes(clock.now());
    frames++;
    if (recorded != null) {
      recorded.frame(clock.now(), bytes);
    }
    core.takes(clock.now(), bytes);
  }

  /** All that it said, in order. */
  public List<Told> told() {
    core.passes(clock.now());
    return told;
  }

  /** What it says now. */
  public PoolReport report() {
    core.passes(clock.now());
    return core.report();
  }
}
