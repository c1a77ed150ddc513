package lastlease.cli.output;

import java.nio.file.Path;
import java.util.Locale;
import lastlease.cli.config.Configuration;
import lastlease.cli.option.LanguageOption;
import lastlease.cli.option.PlaceConverter;
import lastlease.reports.render.Format;
import lastlease.reports.render.words.Phrases;
import lastlease.session.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that every command has which ends in a report. */
public final class ReportOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "what to print: text (default), json, markdown, html or csv")
  Format format = Format.TEXT;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "write the report in all formats into a directory: all files or, as far as the file"
              + " system allows, none",
      converter = PlaceConverter.class)
  @Nullable
  public Path out;

  @Option(names = "--force", description = "with --out: replace an existing report")
  public boolean force;

  @Mixin public LanguageOption language = new LanguageOption();

  @Option(
      names = "--reveal",
      description =
          "show MAC addresses, hostnames and client identifiers; else devices are numbered")
  public boolean reveal;

  @Option(names = "--color", paramLabel = "WHEN", description = "auto (default), always or never")
  ColorWhen color = ColorWhen.AUTO;

  @Option(
      names = Configuration.OPTION,
      paramLabel = "FILE",
      description =
          "options and channels (default: ~/.config/lastlease/lastlease.properties): lang=ja stands"
              + " for --lang ja; the environment's LASTLEASE_LANG, too")
  @Nullable Path config;

  @Option(
      names = "--exit-code",
      description = "exit with 10 when an incident of severity warning or above was found")
  public boolean exitCode;

  @Option(
      names = {"-q", "--quiet"},
      description = "no progress and no warnings")
  public boolean quiet;

  /** When to use colours. */
  enum ColorWhen {
    AUTO,
    ALWAYS,
    NEVER;

    /** As one types it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The language of what is printed, in phrases. */
  public Phrases phrases(Surroundings here) {
    return language.phrases(here);
  }

  boolean colored(Surroundings here) {
    return switch (color) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> here.colored();
    };
  }

  /** The same of standard error. */
  public boolean coloredErr(Surroundings here) {
    return switch (color) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> here.animated();
    };
  }
}
