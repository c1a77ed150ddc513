package lastlease.reports.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import org.junit.jupiter.api.Test;

/** A crowd is not told of one by one, nor kept in mind. */
class NarratorTest {
  private final Narrator narrator = new Narrator(new Phrases(Language.EN, ZoneOffset.UTC));

  private List<String> devices(int clients) {
    return narrator.tell(Reports.exhausted("x", false, clients)).stream()
        .filter(line -> !line.alarm())
        .map(Narrator.Line::text)
        .toList();
  }

  @Test
  void eachOfAFewIsToldOfOnce() {
    assertEquals(3, devices(3).size());
    assertEquals(List.of(), devices(3));
    assertEquals(3, narrator.remembered());
  }

  @Test
  void whatItRemembersOfACrowdIsBounded() {
    assertEquals(500, devices(2_000).size());
    assertTrue(narrator.remembered() <= 500, narrator.remembered() + " devices");
    assertEquals(List.of(), devices(3_000));
    assertTrue(narrator.remembered() <= 500, narrator.remembered() + " devices");
  }
}
