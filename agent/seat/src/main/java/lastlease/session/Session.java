package lastlease.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lastlease.capture.file.LinkTypes;
import lastlease.core.Driver;
import lastlease.core.Heading;
import lastlease.core.Input;
import lastlease.diagnose.Diagnosis;
import lastlease.reports.PoolReport;

/** A session, live or from its journal: the core, and what its reports say of the source. */
public final class Session {
  private final Driver driver;
  private final List<Integer> linkTypes = new ArrayList<>();

  public Session(Input.Start start) {
    driver = new Driver(start);
  }

  /** Takes an input, frames numbered by {@link Numbering}; returns what changed. */
  public List<Diagnosis.Change> take(Input input) {
    if (input instanceof Input.Captured captured && captured.frame().source() == linkTypes.size()) {
      linkTypes.add(captured.frame().linkType());
    }
    return driver.take(input);
  }

  public Driver driver() {
    return driver;
  }

  /** Frames of the session so far, those of before it was resumed included. */
  public long frames() {
    return driver.frames();
  }

  /**
   * What can be told now.
   *
   * @param reveal whether it shows who clients are
   */
  public PoolReport report(Instant generatedAt, boolean reveal) {
    Input.Start start = driver.start();
    List<PoolReport.Source> sources = new ArrayList<>();
    for (int linkType : linkTypes) {
      sources.add(
          new PoolReport.Source(
              start.name(), start.kind(), List.of(LinkTypes.name(linkType)), Map.of()));
    }
    if (sources.isEmpty()) {
      sources.add(new PoolReport.Source(start.name(), start.kind(), List.of(), Map.of()));
    }
    return driver.report(
        new Heading(
            new PoolReport.Tool("lastlease", Version.number()), generatedAt, sources, reveal));
  }
}
