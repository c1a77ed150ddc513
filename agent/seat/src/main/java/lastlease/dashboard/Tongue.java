package lastlease.dashboard;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import lastlease.dashboard.http.Exchange;
import lastlease.reports.render.words.Language;
import lastlease.words.Saying;
import lastlease.words.Words;

/** Which language a viewer reads: as the address says, else as the browser prefers. */
public final class Tongue {
  private Tongue() {}

  /** The language of whoever asks; English where neither says. */
  public static Language of(Exchange exchange) {
    String query = exchange.query();
    if (query != null && query.matches("(.*&)?lang=(en|ja)(&.*)?")) {
      return query.contains("lang=ja") ? Language.JA : Language.EN;
    }
    String accepted = exchange.header("Accept-Language");
    if (accepted == null || accepted.isBlank()) {
      return Language.EN;
    }
    try {
      Locale best =
          Locale.lookup(
              Locale.LanguageRange.parse(accepted), List.of(Locale.ENGLISH, Locale.JAPANESE));
      return best == null ? Language.EN : Language.of(best);
    } catch (IllegalArgumentException e) {
      // A header that is no list of languages asks for none.
      return Language.EN;
    }
  }

  /** Answers with a sentence. */
  static void say(Exchange exchange, int status, Saying saying) throws IOException {
    Answer.text(exchange, status, inWords(exchange, saying) + "\n");
  }

  /** A sentence in the language of whoever asks. */
  public static String inWords(Exchange exchange, Saying saying) {
    return Words.of(of(exchange).locale()).say(saying);
  }

  /** Answers with a sentence that has no values. */
  static void say(Exchange exchange, int status, String key) throws IOException {
    say(exchange, status, Saying.of(key));
  }
}
