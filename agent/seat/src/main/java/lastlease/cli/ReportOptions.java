package lastlease.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import lastlease.capture.CaptureReader;
import lastlease.core.Input;
import lastlease.diagnose.given.Settings;
import lastlease.live.CaptureRun;
import lastlease.reports.render.Format;
import lastlease.reports.render.Phrases;
import lastlease.session.Surroundings;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that every command has which ends in a report. */
final class ReportOptions {
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
              + " system allows, none")
  @Nullable Path out;

  @Option(names = "--force", description = "with --out: replace an existing report")
  boolean force;

  @Mixin LanguageOption language = new LanguageOption();

  @Option(
      names = "--reveal",
      description =
          "show MAC addresses, hostnames and client identifiers; else devices are numbered")
  boolean reveal;

  @Option(
      names = "--pool",
      paramLabel = "[SEGMENT=]POOL",
      description =
          "the venue's pool: FIRST-LAST, a subnet (10.0.0.0/24) or a number of addresses;"
              + " repeatable",
      converter = PoolConverter.class)
  List<Settings.PoolOption> pools = new ArrayList<>();

  @Option(
      names = "--server",
      paramLabel = "IP",
      description = "a DHCP server that belongs here, so that others are rogue; repeatable",
      converter = AddressConverter.class)
  List<Ipv4> servers = new ArrayList<>();

  @Option(names = "--title", paramLabel = "TEXT", description = "a title for the report")
  @Nullable String title;

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
  boolean exitCode;

  @Option(
      names = {"-q", "--quiet"},
      description = "no progress and no warnings")
  boolean quiet;

  /** When to use colours. */
  enum ColorWhen {
    AUTO,
    ALWAYS,
    NEVER
  }

  Settings settings() {
    return new Settings(List.copyOf(pools), List.copyOf(servers));
  }

  /**
   * How a session with these options begins.
   *
   * @param name of its source
   * @param kind {@code file}, {@code stream} or {@code interface}
   */
  Input.Start start(String name, String kind, Surroundings here) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, here.clock().instant());
    return new Input.Start(micros, name, kind, title, settings());
  }

  /** A run of captures through the core. */
  CaptureRun run(CaptureReader reader, Surroundings here) {
    return new CaptureRun(start("captures", "file", here), reader, here.clock(), reveal);
  }

  Phrases phrases(Surroundings here) {
    return language.phrases(here);
  }

  boolean colored(Surroundings here) {
    return switch (color) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> here.colored();
    };
  }

  /** A pool as {@link Settings.PoolOption#parse} reads it. */
  static final class PoolConverter implements ITypeConverter<Settings.PoolOption> {
    @Override
    public Settings.PoolOption convert(String value) {
      try {
        return Settings.PoolOption.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** A dotted quad. */
  static final class AddressConverter implements ITypeConverter<Ipv4> {
    @Override
    public Ipv4 convert(String value) {
      try {
        return Ipv4.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
