package lastlease.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The line that renews itself, on a screen that is looked at after each step. */
class StatusLineTest {
  private static final List<String> PARTS =
      List.of("Possible: DHCP pool exhausted", "12 served, 3 waiting", "last frame 18:02:11");

  private int width = 80;
  private final StringWriter bytes = new StringWriter();
  private final StatusLine status = new StatusLine(bytes, () -> width, Map.of("TERM", "xterm"));
  private final PrintWriter err = new PrintWriter(status, true);

  private Screen screen() {
    return new Screen(width).take(bytes.toString());
  }

  @Test
  void atEachWidthItIsOneLineThatDoesNotWrap() throws IOException {
    for (width = 40; width <= 300; width++) {
      status.show(PARTS);
      Screen screen = new Screen(width).take(bytes.toString());
      bytes.getBuffer().setLength(0);
      assertEquals(1, screen.rows().size(), screen::toString);
      assertTrue(Columns.of(screen.last()) < width, screen.last());
      assertTrue(screen.last().startsWith("Possible: DHCP pool exhausted"), screen.last());
      status.show(List.of());
      bytes.getBuffer().setLength(0);
    }
  }

  @Test
  void whatIsTakenOutIsWhatMattersLeast() {
    assertEquals(PARTS.get(0), StatusLine.fitting(PARTS, 40));
    assertEquals(PARTS.get(0) + " | " + PARTS.get(1), StatusLine.fitting(PARTS, 53));
    assertEquals(String.join(" | ", PARTS), StatusLine.fitting(PARTS, 80));
  }

  @Test
  void whatIsToldStandsAboveItAndStays() throws IOException {
    status.show(PARTS);
    err.println("18:02:12  Device 4 asks for an address");
    status.show(List.of("Confirmed: DHCP pool exhausted"));
    err.println("18:02:13  警報  DHCPプールが枯渇しています");
    err.print("\u0007");
    err.flush();
    assertEquals(
        List.of(
            "18:02:12  Device 4 asks for an address",
            "18:02:13  警報  DHCPプールが枯渇しています",
            "Confirmed: DHCP pool exhausted"),
        screen().rows());
    status.close();
    assertEquals(2, screen().rows().size(), screen()::toString);
  }

  @Test
  void aLineThatIsNotCompleteIsNotWrittenOver() throws IOException {
    status.show(PARTS);
    err.print("half a");
    err.flush();
    err.println(" line");
    assertEquals("half a line", screen().rows().get(0));
    assertTrue(screen().last().startsWith("Possible"), screen()::toString);
  }

  @Test
  void whenTheWindowGetsNarrowerNothingOfItIsLeft() throws IOException {
    err.println("an event");
    status.show(PARTS);
    assertEquals(74, Columns.of(screen().last()));
    bytes.getBuffer().setLength(0);
    width = 40;
    status.renew();
    // The terminal has broken the line in two; the cursor is in the second.
    assertTrue(bytes.toString().startsWith("\r\u001b[1A\u001b[J"), bytes.toString());
    assertEquals(
        List.of("an event", PARTS.get(0)),
        new Screen(40).take("an event\n" + String.join(" | ", PARTS) + bytes).rows());
  }

  @Test
  void whereLinesAreCutOffInsteadNothingAboveIsLost() throws IOException {
    StatusLine xterm = new StatusLine(bytes, () -> width, Map.of("XTERM_VERSION", "XTerm(379)"));
    xterm.show(PARTS);
    bytes.getBuffer().setLength(0);
    width = 40;
    xterm.renew();
    assertTrue(bytes.toString().startsWith("\r\u001b[K"), bytes.toString());
  }
}
