package lastlease.cli;

import java.util.Locale;
import lastlease.reports.render.Language;
import lastlease.reports.render.Phrases;
import lastlease.session.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The language that results are told in. */
final class LanguageOption {
  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "en or ja (default: the locale's)",
      converter = LanguageConverter.class)
  private @Nullable Language language;

  /** Words in that language, and times in the machine's zone. */
  Phrases phrases(Surroundings here) {
    return new Phrases(language != null ? language : Language.of(here.locale()), here.zone());
  }

  /** {@code en} or {@code ja}. */
  static final class LanguageConverter implements ITypeConverter<Language> {
    @Override
    public Language convert(String value) {
      return switch (value.toLowerCase(Locale.ROOT)) {
        case "en" -> Language.EN;
        case "ja" -> Language.JA;
        default -> throw new TypeConversionException("'" + value + "' is neither en nor ja");
      };
    }
  }
}
