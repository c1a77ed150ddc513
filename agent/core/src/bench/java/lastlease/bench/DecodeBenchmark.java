package lastlease.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import lastlease.simulator.Packets;
import lastlease.wire.Decoder;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frame;
import lastlease.wire.FrameView;
import lastlease.wire.Observation;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One frame: looked at and let go, and decoded. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBenchmark {
  private final FrameView view = new FrameView();
  private final byte[] other =
      Packets.fromClient(
          DhcpBytes.discover(0x3C22_FB00_0001L, 7), 0x3C22_FB00_0001L, Packets.EVERYBODY, 1, 2);
  private final List<Frame> frames = Room.frames();
  private int next;

  /** Makes a TCP packet of what is a DHCP message else. */
  public DecodeBenchmark() {
    other[14 + 9] = 6;
  }

  /** A frame that cannot matter. */
  @Benchmark
  public boolean letGo() {
    return view.look(1, other, 0, other.length);
  }

  /** The next one of a room's DHCP and ARP frames. */
  @Benchmark
  public @Nullable Observation decoded() {
    next = next + 1 < frames.size() ? next + 1 : 0;
    return Decoder.decode(frames.get(next));
  }
}
