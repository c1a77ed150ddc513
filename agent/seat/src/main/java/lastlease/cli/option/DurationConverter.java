package lastlease.cli.option;

import java.time.Duration;
import java.util.Locale;
import lastlease.cli.failure.SaidConversion;
import lastlease.words.Saying;
import picocli.CommandLine.ITypeConverter;

/** {@code 30s}, {@code 5m}, {@code 2h}, {@code 7d}. */
public final class DurationConverter implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String value) {
    String text = value.toLowerCase(Locale.ROOT);
    if (!text.matches("[0-9]{1,6}[smh]|[0-9]{1,4}d")) {
      throw new SaidConversion(Saying.of("usage.time").with("given", value));
    }
    long amount = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 's' -> Duration.ofSeconds(amount);
      case 'm' -> Duration.ofMinutes(amount);
      case 'h' -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
