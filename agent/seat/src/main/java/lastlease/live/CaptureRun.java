package lastlease.live;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import lastlease.capture.file.CaptureReader;
import lastlease.core.Driver;
import lastlease.core.Heading;
import lastlease.core.Input;
import lastlease.diagnose.Diagnosis;
import lastlease.leases.LeaseNews;
import lastlease.reports.PoolReport;
import lastlease.session.Version;

/** Captures on their way through the core, as fast as they can be read. */
public final class CaptureRun {
  private final Driver driver;
  private final CaptureReader reader;
  private final InstantSource clock;
  private final boolean reveal;

  /**
   * @param start how the run begins
   * @param reader of the captures, at their begin
   * @param reveal whether reports show who clients are
   */
  public CaptureRun(Input.Start start, CaptureReader reader, InstantSource clock, boolean reveal) {
    this.driver = new Driver(start);
    this.reader = reader;
    this.clock = clock;
    this.reveal = reveal;
  }

  /** Looks on while a capture is played. */
  public interface Onlooker {
    /** So much of the capture's time has passed again. */
    void look() throws InterruptedException;
  }

  /**
   * Reads to the end.
   *
   * @param leases what servers' own tables say; it is taken for the state at the end
   * @param read when they were read, which may be long after
   */
  public PoolReport analyze(Progress progress, List<LeaseNews> leases, Instant read)
      throws IOException {
    long readAt = ChronoUnit.MICROS.between(Instant.EPOCH, read);
    for (Input input = reader.next(); input != null; input = reader.next()) {
      driver.take(input);
      progress.frames(driver.frames());
    }
    progress.done();
    driver
        .now()
        .ifPresent(now -> leases.forEach(news -> driver.take(new Input.Leases(now, news, readAt))));
    return ended();
  }

  /**
   * The same, where somebody looks on.
   *
   * @param every so many microseconds of the capture's time
   */
  public PoolReport play(long every, Onlooker onlooker) throws IOException, InterruptedException {
    long looked = 0;
    for (Input input = reader.next(); input != null; input = reader.next()) {
      if (input.micros() - driver.now().orElse(Long.MIN_VALUE / 2) > Diagnosis.GAP_MICROS) {
        // Nobody knows whether there was silence or nobody who captured.
        looked = input.micros();
      }
      for (; looked + every <= input.micros(); looked += every) {
        driver.take(new Input.Time(looked));
        onlooker.look();
      }
      driver.take(input);
    }
    return ended();
  }

  private PoolReport ended() {
    driver.now().ifPresent(now -> driver.take(new Input.End(now)));
    return report();
  }

  /** What can be told of what was read so far. */
  public PoolReport report() {
    List<PoolReport.Source> sources =
        reader.sources().stream()
            .map(
                source ->
                    new PoolReport.Source(
                        source.name(),
                        source.kind(),
                        source.stats().linkTypes(),
                        source.stats().unreadFrames()))
            .toList();
    return driver.report(
        new Heading(
            new PoolReport.Tool("lastlease", Version.number()), clock.instant(), sources, reveal));
  }
}
