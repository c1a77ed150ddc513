package lastlease.hub.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import lastlease.hub.secret.Private;
import lastlease.reports.EventReport.Joined;
import lastlease.reports.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToldNamesTest {
  @TempDir private Path home = Path.of("");

  private static Joined joined(boolean open, String room) {
    Instant ended = open ? null : Instant.parse("2026-11-28T14:01:00Z");
    return EventAlertsTest.joined(Verdict.SERVER_UNREACHABLE, ended, room);
  }

  private static String key(String room) {
    return ToldNames.key(joined(true, room).members().get(0)) + "\t";
  }

  @Test
  void whatGoesOnKeepsItsNameHoweverOldItIs() throws Exception {
    Path file = home.resolve("told");
    ToldNames names = ToldNames.open(Private.shelf(file), 3);
    names.of(List.of(joined(true, "open"), joined(true, "gone"), joined(true, "ended")));
    names.of(List.of(joined(true, "open"), joined(false, "ended"), joined(true, "new")));
    String kept = Files.readString(file);
    assertFalse(kept.contains(key("gone")), kept);
    assertTrue(kept.contains(key("ended")), kept);
    names.of(List.of(joined(true, "open"), joined(false, "ended"), joined(true, "newer")));
    names.of(
        List.of(
            joined(true, "open"),
            joined(false, "ended"),
            joined(true, "newer"),
            joined(true, "newest")));
    kept = Files.readString(file);
    assertEquals(3, kept.lines().count(), kept);
    assertTrue(kept.contains(key("open")), kept);
    assertFalse(kept.contains(key("ended")), kept);
    assertTrue(kept.contains(key("newest")), kept);
  }
}
