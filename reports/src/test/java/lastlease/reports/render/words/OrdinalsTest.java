package lastlease.reports.render.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OrdinalsTest {
  private static String numbers(Language language, long all, long... numbers) {
    List<String> ids = LongStream.of(numbers).mapToObj(number -> "c" + number).toList();
    return new Phrases(language, ZoneOffset.UTC).numbers(ids, all);
  }

  @Test
  void threeInARowAreNamedOneByOneAndFourAreARange() {
    assertEquals("4, 5, 6", numbers(Language.EN, 3, 4, 5, 6));
    assertEquals("1, 3–6, 9", numbers(Language.EN, 6, 1, 3, 4, 5, 6, 9));
    assertEquals("3〜6、9", numbers(Language.JA, 5, 3, 4, 5, 6, 9));
  }

  @Test
  void theOrderStays() {
    assertEquals("9, 1–4", numbers(Language.EN, 5, 9, 1, 2, 3, 4));
  }

  @Test
  void whatIsNotNamedIsCounted() {
    long[] odd = LongStream.range(0, 30).map(i -> 2 * i + 1).toArray();
    String list = numbers(Language.EN, 100, odd);
    assertTrue(list.endsWith("37, 39 … and 80 more"), list);
    assertEquals(
        "1–50 … and 50 more", numbers(Language.EN, 100, LongStream.rangeClosed(1, 50).toArray()));
  }
}
