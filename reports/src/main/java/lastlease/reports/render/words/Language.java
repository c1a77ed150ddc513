package lastlease.reports.render.words;

import java.util.Locale;

/** The languages that reports are written in. */
public enum Language {
  EN(Locale.ENGLISH),
  JA(Locale.JAPANESE);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  public Locale locale() {
    return locale;
  }

  /** IETF tag. */
  public String tag() {
    return locale.getLanguage();
  }

  /** The language of a locale: Japanese where it is, else English. */
  public static Language of(Locale locale) {
    return locale.getLanguage().equals("ja") ? JA : EN;
  }
}
