package lastlease.cli.kept;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import lastlease.capture.file.CaptureReader;
import lastlease.cli.option.GivenOptions;
import lastlease.cli.option.LanguageOption;
import lastlease.cli.option.PlaceConverter;
import lastlease.cli.option.VersionLine;
import lastlease.cli.output.ReportFiles;
import lastlease.cli.output.ReportOptions;
import lastlease.cli.output.ReportOutput;
import lastlease.live.CaptureRun;
import lastlease.reports.PoolReport;
import lastlease.reports.render.Format;
import lastlease.reports.render.Narrator;
import lastlease.reports.render.words.Phrases;
import lastlease.session.Surroundings;
import lastlease.terminal.Link;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lastlease demo}: the story, on a bundled capture. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Plays a bundled capture of a venue whose pool runs dry, and writes the report.",
      "Needs no privileges, no network and no native library."
    },
    footer = {"", "Examples:", "  lastlease demo", "  lastlease demo --fast --lang ja"})
public final class DemoCommand implements Callable<Integer> {
  /** The capture's minute and a half in about ten seconds. */
  private static final int SPEED = 10;

  /** How often what happened is told, microseconds of the capture's time. */
  private static final long TELL = 500_000;

  private static final String RESOURCES = "/lastlease/cli/";
  private static final String CAPTURE = "demo.pcap";

  /** A report in JSON names its sources within its first bytes. */
  private static final int SOURCES_WITHIN = 4096;

  private final Surroundings here;

  @Option(names = "--fast", description = "do not wait between events")
  private boolean fast;

  @Mixin private LanguageOption language = new LanguageOption();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "where to write the report (default: a new temporary directory); a demo's"
              + " report there is replaced, no other",
      converter = PlaceConverter.class)
  private @Nullable Path out;

  public DemoCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    ReportOptions options = new ReportOptions();
    options.language = language;
    options.quiet = true;
    options.force = true;
    if (out != null) {
      refuseToReplaceAnother(out);
    }
    options.out = out;
    new ReportOutput(options, here).check();
    Phrases phrases = options.phrases(here);
    here.out().println(here.wrapped(phrases.get("demo.intro")));
    here.out().println();
    PoolReport report = play(options, phrases);
    if (options.out == null) {
      // Not before: whoever has seen enough and stops it finds nothing left behind.
      options.out = Files.createTempDirectory("lastlease-demo-");
    }
    here.out().println();
    int status = new ReportOutput(options, here).write(report);
    here.out().println();
    here.out().println(phrases.get("demo.next"));
    here.out().println();
    here.out().println(phrases.get("demo.report"));
    for (Format format : Format.values()) {
      if (format != Format.HTML) {
        here.out().println("  " + options.out.resolve(format.fileName()));
      }
    }
    // The one to open stands last, right above the prompt.
    Path page = options.out.resolve(Format.HTML.fileName());
    here.out().println("  " + Link.to(page, page, here.terminal(), here.environment()));
    here.out().flush();
    return status;
  }

  /** A demo's report may be replaced by the next one; a venue's is worth more. */
  private static void refuseToReplaceAnother(Path directory) throws IOException {
    ReportFiles files = new ReportFiles(directory);
    Path json = files.place(Format.JSON);
    if (Files.isRegularFile(json)) {
      try (InputStream in = Files.newInputStream(json)) {
        String head = new String(in.readNBytes(SOURCES_WITHIN), StandardCharsets.UTF_8);
        if (head.contains(PoolReport.SCHEMA) && head.contains("\"" + CAPTURE + "\"")) {
          return;
        }
      }
    }
    for (Format format : Format.values()) {
      if (Files.exists(files.place(format))) {
        throw new SaidException(
            Saying.of("demo.exists").with("file", files.place(format).toString()));
      }
    }
  }

  private PoolReport play(ReportOptions options, Phrases phrases)
      throws IOException, InterruptedException {
    Narrator narrator = new Narrator(phrases);
    try (CaptureReader reader = new CaptureReader();
        InputStream capture = DemoCommand.class.getResourceAsStream(RESOURCES + CAPTURE)) {
      if (capture == null) {
        throw new SaidException(Saying.of("demo.missing"));
      }
      reader.add(CAPTURE, capture);
      CaptureRun run = new GivenOptions().run(reader, here, options.reveal);
      PoolReport report = run.play(TELL, () -> pause(narrator, run, phrases));
      tell(narrator, report, phrases);
      return report;
    }
  }

  private void pause(Narrator narrator, CaptureRun run, Phrases phrases)
      throws InterruptedException {
    tell(narrator, run.report(), phrases);
    if (!fast) {
      Thread.sleep(TELL / 1000 / SPEED);
    }
  }

  private void tell(Narrator narrator, PoolReport report, Phrases phrases) {
    for (Narrator.Line line : narrator.tell(report)) {
      String mark = line.alarm() ? phrases.get("told.alert") + "  " : "";
      here.out().println(here.wrapped(phrases.time(line.at()) + "  " + mark + line.text()));
    }
    here.out().flush();
  }
}
