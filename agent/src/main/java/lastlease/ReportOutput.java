package lastlease;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Severity;
import lastlease.reports.render.Format;
import lastlease.reports.render.Phrases;

/** Brings a report out: to standard output, and into a directory. */
final class ReportOutput {
  /** An incident of severity WARNING or above was found, with {@code --exit-code}. */
  private static final int FOUND = 10;

  private final ReportOptions options;
  private final Surroundings here;

  ReportOutput(ReportOptions options, Surroundings here) {
    this.options = options;
    this.here = here;
  }

  /** Fails before the work begins where its result could not be written. */
  void check() throws IOException {
    Path directory = options.out;
    if (directory == null || options.force) {
      return;
    }
    for (Format format : Format.values()) {
      if (Files.exists(directory.resolve(format.fileName()))) {
        throw new IOException(
            directory.resolve(format.fileName()) + " exists; --force replaces it");
      }
    }
  }

  /** Writes the report; returns the exit status. */
  int write(PoolReport report) throws IOException {
    Phrases phrases = options.phrases(here);
    // First what stays: whoever reads standard output may be gone.
    if (options.out != null) {
      writeAll(report, phrases, options.out);
    }
    StringWriter text = new StringWriter();
    options.format.render(report, phrases, options.colored(here), text);
    here.out().print(text);
    here.out().flush();
    if (here.out().checkError()) {
      throw new Failures.ClosedPipe();
    }
    return options.exitCode && isFound(report) ? FOUND : 0;
  }

  private void writeAll(PoolReport report, Phrases phrases, Path directory) throws IOException {
    try {
      Files.createDirectories(directory);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(directory + " is a file; --out needs a directory", e);
    }
    for (Format format : Format.values()) {
      Path target = directory.resolve(format.fileName());
      Path draft = directory.resolve("." + format.fileName() + "." + ProcessHandle.current().pid());
      try {
        try (Writer writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
          format.render(report, phrases, false, writer);
        }
        Files.move(
            draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    }
    if (!options.quiet) {
      here.errWriter().println("report written to " + directory);
    }
  }

  private static boolean isFound(PoolReport report) {
    return report.segments().stream()
        .flatMap(segment -> segment.incidents().stream())
        .map(Incident::severity)
        .anyMatch(severity -> severity.compareTo(Severity.WARNING) >= 0);
  }
}
