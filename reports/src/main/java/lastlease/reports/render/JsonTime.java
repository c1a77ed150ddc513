package lastlease.reports.render;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Times in RFC 3339 UTC with microseconds. A report may hold a million of them: digits are written
 * one by one, without a formatter.
 */
final class JsonTime {
  private static final long DAY = 86_400;

  private JsonTime() {}

  /** {@code 2026-11-28T09:37:03.000001Z}; what is finer than a microsecond is cut off. */
  static String of(Instant at) {
    long second = at.getEpochSecond();
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, DAY));
    int year = date.getYear();
    if (year < 0 || year > 9999) {
      throw new IllegalArgumentException("no year of four digits: " + at);
    }
    int ofDay = (int) Math.floorMod(second, DAY);
    byte[] text = new byte[27];
    digits(text, 0, 4, year);
    digits(text, 5, 2, date.getMonthValue());
    digits(text, 8, 2, date.getDayOfMonth());
    digits(text, 11, 2, ofDay / 3600);
    digits(text, 14, 2, ofDay / 60 % 60);
    digits(text, 17, 2, ofDay % 60);
    digits(text, 20, 6, at.getNano() / 1000);
    text[4] = '-';
    text[7] = '-';
    text[10] = 'T';
    text[13] = ':';
    text[16] = ':';
    text[19] = '.';
    text[26] = 'Z';
    return new String(text, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static void digits(byte[] into, int from, int count, int number) {
    int left = number;
    for (int i = from + count - 1; i >= from; i--) {
      into[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
  }
}
