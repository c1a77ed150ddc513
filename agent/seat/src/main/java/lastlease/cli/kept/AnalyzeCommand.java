package lastlease.cli.kept;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import lastlease.capture.file.CaptureReader;
import lastlease.cli.failure.Failures;
import lastlease.cli.option.GivenOptions;
import lastlease.cli.option.LeaseOptions;
import lastlease.cli.option.VersionLine;
import lastlease.cli.output.AlikeWarnings;
import lastlease.cli.output.ReportOptions;
import lastlease.cli.output.ReportOutput;
import lastlease.diagnose.given.Settings;
import lastlease.leases.LeaseNews;
import lastlease.live.Progress;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.render.words.LeftOut;
import lastlease.session.Surroundings;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lastlease analyze}: what does a capture show? */
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = "Diagnoses captures: pcap or pcapng, gzip too. Several are merged by time.",
    footer = {
      "",
      "Examples:",
      "  lastlease analyze venue.pcapng",
      "  lastlease analyze --format json monday.pcap.gz tuesday.pcap.gz",
      "  lastlease analyze --pool 10.0.0.10-10.0.0.99 --server 10.0.0.1 --out report venue.pcap",
      "  ssh router tcpdump -U -w - | lastlease analyze -"
    })
public final class AnalyzeCommand implements Callable<Integer> {
  private final Surroundings here;

  @Parameters(
      arity = "1..*",
      paramLabel = "CAPTURE",
      description = "capture files; - reads standard input")
  private List<String> captures = new ArrayList<>();

  @Mixin private ReportOptions options = new ReportOptions();

  @Mixin private LeaseOptions leases = new LeaseOptions();

  @Mixin private GivenOptions given = new GivenOptions();

  public AnalyzeCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    ReportOutput output = new ReportOutput(options, here);
    output.check();
    boolean failed = false;
    try (CaptureReader reader = new CaptureReader()) {
      int opened = 0;
      AlikeWarnings unread = new AlikeWarnings();
      for (String capture : captures) {
        try {
          open(reader, capture);
          opened++;
        } catch (IOException e) {
          unread.add(capture.isBlank() ? "''" : capture, SaidException.of(e));
          failed = true;
        }
      }
      unread.lines().forEach(here::complain);
      if (opened == 0) {
        return Failures.FAILED;
      }
      Progress progress = options.quiet || !here.animated() ? Progress.NONE : Progress.on(here);
      List<LeaseNews> tables = leases.read(here, options.quiet);
      Instant readAt = here.clock().instant();
      failed |= tables.stream().anyMatch(news -> news.failure() != null);
      PoolReport report = given.run(reader, here, options.reveal).analyze(progress, tables, readAt);
      if (!options.quiet) {
        AlikeWarnings warnings = new AlikeWarnings();
        for (CaptureReader.Source source : reader.sources()) {
          source.stats().warnings().forEach(warning -> warnings.add(source.name(), warning));
        }
        warnings.lines().forEach(here::complain);
        warnOfStrangePools(report);
        warnOfLateTables(report);
        LeftOut.segments(report, options.phrases(here))
            .ifPresent((String text) -> here.complain(text));
      }
      int status = output.write(report);
      return failed ? Failures.FAILED : status;
    }
  }

  /** A pool of a segment that is not there says nothing, and looks as if it did. */
  private void warnOfStrangePools(PoolReport report) {
    List<String> seen = report.segments().stream().map(Segment::id).toList();
    for (Settings.PoolOption pool : given.pools) {
      if (pool.segment() != null && !seen.isEmpty() && !seen.contains(pool.segment())) {
        here.complain(
            Saying.of("analyze.noSegment")
                .with("pool", pool.text())
                .with(
                    "seen",
                    String.join(", ", seen.subList(0, Math.min(8, seen.size())))
                        + (seen.size() > 8 ? ", …" : "")));
      }
    }
  }

  /**
   * A capture is looked at long after, and what was read then is taken for its end: that is told.
   */
  private void warnOfLateTables(PoolReport report) {
    if (report.segments().stream()
        .flatMap(segment -> segment.pools().stream())
        .map(Segment.Pool::table)
        .filter(Objects::nonNull)
        .anyMatch(table -> table.takenFor() != null)) {
      here.complain(Saying.of("leases.otherTime"));
    }
  }

  private void open(CaptureReader reader, String capture) throws IOException {
    if (capture.equals("-")) {
      reader.add("-", here.in());
      return;
    }
    if (capture.isBlank()) {
      throw new SaidException(Saying.of("analyze.emptyName"));
    }
    try {
      reader.add(Path.of(capture));
    } catch (InvalidPathException e) {
      throw new SaidException(Saying.of("analyze.noFileName"), e);
    }
  }
}
