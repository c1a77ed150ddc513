package lastlease.bench;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lastlease.core.Driver;
import lastlease.core.Heading;
import lastlease.core.Input;
import lastlease.reports.PoolReport;
import lastlease.reports.render.Format;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import lastlease.wire.Frame;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The report of a room: made, and written in each format. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RenderBenchmark {
  /** What it is written in. */
  @State(Scope.Thread)
  public static class In {
    @Param public Format format = Format.JSON;
  }

  private final Driver driver = Room.driver();
  private final Phrases phrases = new Phrases(Language.EN, ZoneOffset.UTC);
  private final PoolReport report;

  /** Lets a core hear the whole room. */
  public RenderBenchmark() {
    long number = 0;
    for (Frame frame : Room.frames()) {
      driver.take(new Input.Captured(Room.later(frame, ++number, 0)));
    }
    report = made();
  }

  /** Makes the report. */
  @Benchmark
  public PoolReport made() {
    return driver.report(
        new Heading(new PoolReport.Tool("bench", "0"), Instant.EPOCH, List.of(), false));
  }

  /** Writes it; returns the length in characters. */
  @Benchmark
  public int written(In in) throws IOException {
    StringWriter out = new StringWriter();
    in.format.render(report, phrases, false, out);
    return out.getBuffer().length();
  }
}
