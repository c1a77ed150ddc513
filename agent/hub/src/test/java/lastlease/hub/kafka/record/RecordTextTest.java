package lastlease.hub.kafka.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import lastlease.hub.Story;
import lastlease.hub.kafka.journal.JournalOrder;
import lastlease.hub.kafka.journal.SessionState;
import lastlease.hub.seat.Damage;
import lastlease.hub.seat.SeatId;
import lastlease.hub.seat.SeatRun;
import lastlease.reports.PoolReport;
import lastlease.reports.Verdict;
import lastlease.words.Saying;
import lastlease.words.Words;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordTextTest {
  @TempDir private java.nio.file.Path home = java.nio.file.Path.of("");

  record Loosely(Map<String, Object> values, @Nullable Verdict verdict) {}

  record Older(int kept, boolean gone) {}

  record Newer(int kept, @Nullable String added, long count) {}

  @Test
  void aReportComesBackAsItWas() throws Exception {
    SeatRun run = new SeatRun(new SeatId("A", "0".repeat(32)), Instant.EPOCH);
    byte[] journal =
        java.nio.file.Files.readAllBytes(Story.whole(home, Instant.parse("2026-11-28T14:00:00Z")));
    run.take(lastlease.capture.journal.JournalTail.MAIN, journal);
    PoolReport report = Objects.requireNonNull(run.report()).report();
    assertEquals(Verdict.POOL_EXHAUSTED, report.verdict());
    assertEquals(report, RecordText.read(PoolReport.class, RecordText.write(report)));
  }

  @Test
  void aStateComesBackAsItWas() throws Exception {
    SessionState state =
        new SessionState(
            7,
            Map.of(
                -1,
                new JournalOrder.Ending(1L << 40, "0123abcd"),
                105,
                new JournalOrder.Ending(4, "")),
            true,
            false,
            "what it sends cannot be diagnosed",
            new Damage("hub.undiagnosed", Saying.of("block.length").with("at", 12L)),
            Instant.parse("2026-11-28T14:00:00.123456Z"),
            new SeatRun.Standing(Instant.EPOCH, Instant.EPOCH.plusNanos(1), false, 12, null),
            Map.of(-1, false, 105, true));
    assertEquals(state, RecordText.read(SessionState.class, RecordText.write(state)));
  }

  private static Saying why(@Nullable Damage cause) throws Exception {
    SessionState state =
        new SessionState(
            7, Map.of(), false, false, "in English", cause, Instant.EPOCH, null, Map.of());
    return Objects.requireNonNull(
        RecordText.read(SessionState.class, RecordText.write(state)).why());
  }

  @Test
  void anotherHubsReasonIsSaidInAnyLanguageWhereItIsKnown() throws Exception {
    Words japanese = Words.of(Locale.JAPAN);
    Saying why = why(new Damage("hub.undiagnosed", Saying.of("hub.stopped")));
    assertEquals("送られた内容を診断できません: ジャーナルが壊れていて、それより後を読めません", japanese.say(why));
    for (@Nullable Damage foreign :
        new @Nullable Damage[] {
          null,
          new Damage("hub.ofTomorrow", Saying.plain("x")),
          new Damage("hub.undiagnosed", Saying.of("hub.ofTomorrow")),
          new Damage("hub.seat", Saying.plain("the seat's name is missing"))
        }) {
      assertEquals("in English", japanese.say(why(foreign)), () -> String.valueOf(foreign));
    }
  }

  @Test
  void valuesOfSentencesKeepTheirKinds() throws Exception {
    Loosely loosely =
        new Loosely(
            Map.of(
                "whole",
                3,
                "long",
                3L,
                "share",
                0.25,
                "truth",
                true,
                "at",
                Instant.parse("2026-11-28T14:00:00Z"),
                "ids",
                List.of("c1", "c2"),
                "nested",
                Map.of("a", List.of(1L, 2))),
            null);
    assertEquals(loosely, RecordText.read(Loosely.class, RecordText.write(loosely)));
  }

  @Test
  void hubsOfTwoVersionsUnderstandEachOther() throws Exception {
    assertEquals(
        new Newer(5, null, 0), RecordText.read(Newer.class, RecordText.write(new Older(5, true))));
    assertEquals(
        new Older(5, false),
        RecordText.read(Older.class, RecordText.write(new Newer(5, "more", 9))));
  }

  enum Old {
    KNOWN
  }

  enum New {
    KNOWN,
    ADDED
  }

  record OldPart(int number, Old code) {}

  record NewPart(int number, New code) {}

  record OldList(List<OldPart> parts, Map<Old, Integer> counts, List<Integer> absent) {}

  record NewList(List<NewPart> parts, Map<New, Integer> counts) {}

  @Test
  void whatHasACodeOfALaterVersionIsLeftOut() throws Exception {
    byte[] later =
        RecordText.write(
            new NewList(
                List.of(
                    new NewPart(1, New.KNOWN),
                    new NewPart(2, New.ADDED),
                    new NewPart(3, New.KNOWN)),
                Map.of(New.KNOWN, 4, New.ADDED, 5)));
    assertEquals(
        new OldList(
            List.of(new OldPart(1, Old.KNOWN), new OldPart(3, Old.KNOWN)),
            Map.of(Old.KNOWN, 4),
            List.of()),
        RecordText.read(OldList.class, later));
    RecordText.Reading needed = new RecordText.Reading(Set.of(), Set.of(OldPart.class));
    assertThrows(IOException.class, () -> RecordText.read(OldList.class, later, needed));
    byte[] alone = RecordText.write(new NewPart(2, New.ADDED));
    assertThrows(IOException.class, () -> RecordText.read(OldPart.class, alone));
  }

  @Test
  void whatIsNoneIsRefused() {
    byte[] whole = RecordText.write(new Older(5, true));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(IOException.class, () -> RecordText.read(Older.class, cut));
    }
  }
}
