package lastlease.cli.option;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import lastlease.capture.file.CaptureReader;
import lastlease.cli.failure.SaidConversion;
import lastlease.core.Input;
import lastlease.diagnose.given.Settings;
import lastlease.live.CaptureRun;
import lastlease.reports.Router;
import lastlease.session.Surroundings;
import lastlease.wire.Ipv4;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What people tell of the venue; a session begins with it, and keeps it. */
public final class GivenOptions {
  @Option(
      names = "--pool",
      paramLabel = "[SEGMENT=]POOL",
      description =
          "the venue's pool: FIRST-LAST, a subnet (10.0.0.0/24) or a number of addresses;"
              + " repeatable",
      converter = PoolConverter.class)
  public List<Settings.PoolOption> pools = new ArrayList<>();

  @Option(
      names = "--server",
      paramLabel = "IP",
      description = "a DHCP server that belongs here, so that others are rogue; repeatable",
      converter = AddressConverter.class)
  List<Ipv4> servers = new ArrayList<>();

  @Option(names = "--title", paramLabel = "TEXT", description = "a title for the report")
  @Nullable
  public String title;

  @Option(
      names = "--router",
      paramLabel = "NAME",
      description =
          "what the venue's DHCP server is, for the recipe in the report (default: recognised where"
              + " possible): ${COMPLETION-CANDIDATES}",
      completionCandidates = RouterNames.class,
      converter = RouterConverter.class)
  @Nullable String router;

  @Option(
      names = "--contact",
      paramLabel = "TEXT",
      description = "who measures, and how to reach them; stands on the report")
  @Nullable String contact;

  /**
   * How a session with these options begins.
   *
   * @param name of its source
   * @param kind {@code file}, {@code stream} or {@code interface}
   */
  public Input.Start start(String name, String kind, Surroundings here) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, here.clock().instant());
    return new Input.Start(micros, name, kind, title, settings());
  }

  /** A run of captures through the core. */
  public CaptureRun run(CaptureReader reader, Surroundings here, boolean reveal) {
    return new CaptureRun(start("captures", "file", here), reader, here.clock(), reveal);
  }

  private Settings settings() {
    return new Settings(List.copyOf(pools), List.copyOf(servers), router, contact);
  }

  /** A pool as {@link Settings.PoolOption#parse} reads it. */
  public static final class PoolConverter implements ITypeConverter<Settings.PoolOption> {
    @Override
    public Settings.PoolOption convert(String value) {
      try {
        return Settings.PoolOption.parse(value);
      } catch (IllegalArgumentException e) {
        throw new SaidConversion(Saying.of("usage.pool").with("given", value));
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
        throw new SaidConversion(Saying.of("usage.address").with("given", value));
      }
    }
  }

  /** What {@code --router} knows. */
  static final class RouterNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(Router.values()).map(Router::word).iterator();
    }
  }

  /** A router that there is a recipe for. */
  static final class RouterConverter implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      return Router.of(value)
          .map(Router::word)
          .orElseThrow(
              () ->
                  new SaidConversion(
                      Saying.of("usage.router")
                          .with("given", value)
                          .with("known", String.join(", ", new RouterNames()))));
    }
  }
}
