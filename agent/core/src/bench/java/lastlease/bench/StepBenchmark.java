package lastlease.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import lastlease.core.Driver;
import lastlease.core.Input;
import lastlease.diagnose.Diagnosis;
import lastlease.wire.Frame;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One frame through the driver: decoded, tracked, judged, with what falls due before it. A room is
 * heard again and again, ten minutes later each time, by the same core.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StepBenchmark {
  private final List<Frame> frames = Room.frames();
  private Driver driver = Room.driver();
  private int next;
  private long number;
  private long later;

  /** A fresh core, so that its history is of one length for each iteration. */
  @Setup(Level.Iteration)
  public void begin() {
    driver = Room.driver();
    next = 0;
    number = 0;
    later = 0;
  }

  /** The next frame. */
  @Benchmark
  public List<Diagnosis.Change> step() {
    if (next == frames.size()) {
      next = 0;
      later += Room.LENGTH;
    }
    return driver.take(new Input.Captured(Room.later(frames.get(next++), ++number, later)));
  }
}
