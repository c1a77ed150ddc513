package lastlease.cli.option;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How often people are told again of what goes on. */
public final class RepeatOption {
  @Option(
      names = "--alert-every",
      paramLabel = "TIME",
      description = "repeat an open incident so often, 10s at least (default: 5m)",
      converter = DurationConverter.class)
  private Duration every = Duration.ofMinutes(5);

  /** As it was given; {@link AlertOptions#plan} refuses what is too short. */
  public Duration time() {
    return every;
  }
}
