package lastlease.golden;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import lastlease.capture.file.CaptureReader;
import lastlease.core.Driver;
import lastlease.core.Heading;
import lastlease.core.Input;
import lastlease.diagnose.given.Settings;
import lastlease.reports.PoolReport;

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
    Driver driver = new Driver(new Input.Start(0, "lab", "file", null, Settings.NONE));
    try (CaptureReader reader = new CaptureReader()) {
      reader.add(pcap);
      for (Input input = reader.next(); input != null; input = reader.next()) {
        driver.take(input);
      }
    }
    long last = driver.now().orElse(0);
    driver.take(new Input.End(Math.max(last, Math.round(until * 1e6))));
    return driver.report(
        new Heading(new PoolReport.Tool("lab", "0"), Instant.EPOCH, List.of(), true));
  }
}
