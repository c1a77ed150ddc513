package lastlease.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import lastlease.reports.render.Json;
import lastlease.reports.render.words.Plain;
import org.junit.jupiter.api.Test;

class UnseenTest {
  @Test
  void reportsAndTheirSourcesKnowTheSame() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      for (int before : new int[] {0, 'a', 0x2615, 0x845B}) {
        assertEquals(
            lastlease.reports.render.words.Unseen.is(c, before),
            Unseen.is(c, before),
            Integer.toHexString(c));
      }
    }
  }

  @Test
  void whatNobodySeesIsShownAsSuchAndWritingStays() throws IOException {
    for (int c : new int[] {0x034F, 0x115F, 0x3164, 0x2800, 0xFE0F, 0x2028, 0x2029, 0xD7FF}) {
      String name = "a" + Character.toString(c) + "b";
      assertEquals("a\uFFFDb", Plain.text(name), Integer.toHexString(c));
      StringWriter json = new StringWriter();
      Json.write(List.of(name), json, false);
      assertEquals(String.format("[\"a\\u%04xb\"]", c), json.toString().strip());
      assertTrue(Unseen.is(c, 'a'));
    }
    for (String name : List.of("会議室１", "ホール B（2階）", "غرفة", "☕\uFE0F Bar", "葛\uDB40\uDD00城")) {
      assertEquals(name, Plain.text(name));
      assertFalse(Unseen.shown(name).contains("\uFFFD"));
    }
  }
}
