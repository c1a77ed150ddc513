package lastlease.cli.option;

import java.util.Locale;
import java.util.Optional;
import lastlease.cli.config.Configuration;
import lastlease.cli.failure.SaidConversion;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import lastlease.session.Surroundings;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** The language that results are told in. */
public final class LanguageOption {
  private static final String NAME = "--lang";

  @Option(
      names = NAME,
      paramLabel = "LANG",
      description = "en or ja (default: the locale's)",
      converter = LanguageConverter.class)
  private @Nullable Language language;

  /** Words in that language, and times in the machine's zone. */
  public Phrases phrases(Surroundings here) {
    return new Phrases(language != null ? language : Language.of(here.locale()), here.zone());
  }

  /** The locale that the arguments name, as far as that can be told before they are read. */
  public static Optional<Locale> named(String[] args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].startsWith(NAME + "=")) {
        return known(args[i].substring(NAME.length() + 1));
      }
      if (args[i].equals(NAME) && i + 1 < args.length) {
        return known(args[i + 1]);
      }
    }
    return Optional.empty();
  }

  /**
   * The command that the arguments name: the first word, but for the language of all, which may
   * stand before it; empty where none stands there.
   */
  public static String command(String[] args) {
    int at = 0;
    while (at < args.length && (args[at].equals(NAME) || args[at].startsWith(NAME + "="))) {
      at += args[at].equals(NAME) ? 2 : 1;
    }
    return at < args.length ? args[at] : "";
  }

  /** The surroundings in the language of the arguments, the configuration, or their own. */
  public static Surroundings chosen(String[] args, Configuration configuration, Surroundings here) {
    return named(args)
        .or(() -> configuration.value("lang").flatMap(LanguageOption::known))
        .map(here::speaking)
        .orElse(here);
  }

  private static Optional<Locale> known(String tag) {
    return switch (tag.toLowerCase(Locale.ROOT)) {
      case "en" -> Optional.of(Locale.ENGLISH);
      case "ja" -> Optional.of(Locale.JAPANESE);
      default -> Optional.empty();
    };
  }

  /** {@code en} or {@code ja}. */
  static final class LanguageConverter implements ITypeConverter<Language> {
    @Override
    public Language convert(String value) {
      return switch (value.toLowerCase(Locale.ROOT)) {
        case "en" -> Language.EN;
        case "ja" -> Language.JA;
        default -> throw new SaidConversion(Saying.of("usage.language").with("given", value));
      };
    }
  }
}
