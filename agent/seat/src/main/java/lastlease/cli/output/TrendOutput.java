package lastlease.cli.output;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import lastlease.cli.failure.Failures;
import lastlease.reports.TrendReport;
import lastlease.reports.render.Format;
import lastlease.reports.render.Trends;
import lastlease.reports.render.words.Phrases;
import lastlease.session.Surroundings;

/** Brings a venue's trend out: to standard output, and into a directory. */
public final class TrendOutput {
  private final ReportOptions options;
  private final Surroundings here;

  /**
   * @param options where the trend goes, and how it looks
   */
  public TrendOutput(ReportOptions options, Surroundings here) {
    this.options = options;
    this.here = here;
  }

  /** Fails before the work begins where its result could not be written. */
  public void check() throws IOException {
    if (options.out != null) {
      new ReportFiles(options.out, Trends::fileName).check(options.force);
    }
  }

  /** Writes it; returns the exit status. */
  public int write(TrendReport trend) throws IOException {
    Phrases phrases = options.phrases(here);
    TrendReport told = trend.in(phrases.language().tag());
    if (options.out != null) {
      writeFiles(told, phrases, options.out);
    }
    StringWriter text = new StringWriter();
    Trends.render(options.format, told, phrases, text);
    here.out()
        .print(options.format == Format.TEXT ? here.wrapped(text.toString()) : text.toString());
    here.out().flush();
    if (here.out().checkError()) {
      throw new Failures.ClosedPipe();
    }
    return 0;
  }

  private void writeFiles(TrendReport trend, Phrases phrases, Path directory) throws IOException {
    ReportFiles files = new ReportFiles(directory, Trends::fileName);
    files.write((format, out) -> Trends.render(format, trend, phrases, out));
    if (!options.quiet) {
      files.tell(here);
    }
  }
}
