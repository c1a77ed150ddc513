package lastlease.cli.option;

import java.util.Locale;
import lastlease.cli.failure.SaidConversion;
import lastlease.words.Saying;
import picocli.CommandLine.ITypeConverter;

/** {@code 500K}, {@code 200M}, {@code 2G}. */
public final class SizeConverter implements ITypeConverter<Long> {
  @Override
  public Long convert(String value) {
    String text = value.toUpperCase(Locale.ROOT);
    if (!text.matches("[0-9]{1,9}[KMG]?")) {
      throw new SaidConversion(Saying.of("usage.size").with("given", value));
    }
    int shift = text.endsWith("K") ? 10 : text.endsWith("M") ? 20 : text.endsWith("G") ? 30 : 0;
    return Long.parseLong(text.replaceAll("[KMG]", "")) << shift;
  }
}
