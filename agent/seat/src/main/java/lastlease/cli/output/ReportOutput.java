package lastlease.cli.output;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import lastlease.cli.failure.Failures;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Severity;
import lastlease.reports.render.Format;
import lastlease.reports.render.words.Phrases;
import lastlease.session.Surroundings;
import org.jspecify.annotations.Nullable;

/** Brings a report out: to standard output, and into a directory. */
public final class ReportOutput {
  /** An incident of severity WARNING or above was found, with {@code --exit-code}. */
  private static final int FOUND = 10;

  private final ReportOptions options;
  private final Surroundings here;

  /**
   * @param options where the report goes, and how it looks
   */
  public ReportOutput(ReportOptions options, Surroundings here) {
    this.options = options;
    this.here = here;
  }

  /** Fails before the work begins where its result could not be written. */
  public void check() throws IOException {
    if (options.out != null) {
      new ReportFiles(options.out).check(options.force);
    }
  }

  /** Writes the report; returns the exit status. */
  public int write(PoolReport report) throws IOException {
    Phrases phrases = options.phrases(here);
    // First what stays: whoever reads standard output may be gone. If it fails, the reader is not.
    IOException failure = options.out == null ? null : writeFiles(report, phrases, options.out);
    if (options.format == Format.TEXT) {
      StringWriter text = new StringWriter();
      options.format.render(report, phrases, options.colored(here), text);
      here.out().print(here.wrapped(text.toString()));
    } else {
      // As it is rendered: of a crowd it is a hundred megabytes.
      options.format.render(report, phrases, false, here.outWriter());
    }
    here.out().flush();
    IOException closed = here.out().checkError() ? new Failures.ClosedPipe() : null;
    if (failure != null) {
      // A reader that has gone is no failure; it must not hide one.
      if (closed != null) {
        failure.addSuppressed(closed);
      }
      throw failure;
    }
    if (closed != null) {
      throw closed;
    }
    return options.exitCode && isFound(report) ? FOUND : 0;
  }

  private @Nullable IOException writeFiles(PoolReport report, Phrases phrases, Path directory) {
    try {
      ReportFiles files = new ReportFiles(directory);
      files.write(report, phrases);
      if (!options.quiet) {
        files.tell(here);
      }
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  private static boolean isFound(PoolReport report) {
    return report.segments().stream()
        .flatMap(segment -> segment.incidents().stream())
        .map(Incident::severity)
        .anyMatch(severity -> severity.compareTo(Severity.WARNING) >= 0);
  }
}
