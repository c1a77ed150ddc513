package lastlease.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lastlease.core.Input;
import lastlease.words.Saying;
import org.junit.jupiter.api.Test;

class OutagesTest {
  private static final String DOWN = "interface-down";

  @Test
  void timeStopsOnlyWhenAllAreDown() {
    Outages outages = new Outages(List.of("a", "b"));
    assertEquals(List.of(new Input.Blind(9, "a")), outages.down("a", 10, 9));
    assertFalse(outages.all());
    assertEquals(Saying.of("watch.partlyDown").with("names", "a"), outages.sight());
    assertEquals(List.of(new Input.Blind(19, "b")), outages.down("b", 20, 19));
    assertTrue(outages.all());
    assertEquals(Saying.of("watch.down"), outages.sight());
  }

  @Test
  void eachIsBackForItself() {
    Outages outages = new Outages(List.of("a", "b"));
    outages.down("a", 10, 9);
    outages.down("b", 20, 19);
    assertEquals(new Input.Gap(20, 30, DOWN, "b"), outages.up("b", 30));
    assertFalse(outages.all());
    assertEquals(Saying.of("watch.partlyDown").with("names", "a"), outages.sight());
    assertEquals(new Input.Gap(10, 40, DOWN, "a"), outages.up("a", 40));
    assertNull(outages.sight());
    assertNull(outages.up("a", 50));
  }

  @Test
  void theOnlyOneWaits() {
    Outages outages = new Outages(List.of("a"));
    assertEquals(List.of(), outages.down("a", 10, 9));
    assertTrue(outages.all());
    assertEquals(List.of(new Input.Gap(10, 40, DOWN)), outages.end(40));
    assertEquals(new Input.Gap(10, 50, DOWN), outages.up("a", 50));
  }

  @Test
  void whatIsDownAtTheEndWasNotSeen() {
    Outages outages = new Outages(List.of("a", "b"));
    outages.down("b", 10, 9);
    outages.down("b", 20, 19);
    assertEquals(List.of(new Input.Gap(10, 40, DOWN, "b")), outages.end(40));
    assertEquals(List.of(), outages.end(10));
  }
}
