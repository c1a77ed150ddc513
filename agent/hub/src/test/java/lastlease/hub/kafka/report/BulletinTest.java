package lastlease.hub.kafka.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import lastlease.capture.journal.JournalTail;
import lastlease.hub.Story;
import lastlease.hub.event.EventHub;
import lastlease.hub.intake.SharedLog;
import lastlease.hub.kafka.broker.Cluster;
import lastlease.hub.kafka.broker.Topics;
import lastlease.hub.kafka.journal.SessionState;
import lastlease.hub.kafka.journal.Standings;
import lastlease.hub.kafka.record.RecordText;
import lastlease.hub.seat.SeatId;
import lastlease.hub.seat.SeatRun;
import lastlease.reports.EventReport;
import lastlease.reports.PoolReport;
import lastlease.reports.Verdict;
import lastlease.words.Words;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one hub says and another cannot read harms that room alone. */
class BulletinTest {
  private static final Instant BEGIN = Instant.parse("2026-11-28T14:00:00Z");
  private static final SeatId GOOD = new SeatId("Good", "a".repeat(32));
  private static final SeatId BAD = new SeatId("Bad", "b".repeat(32));

  /** As a hub of another version has it. */
  record Later(String verdict) {}

  record WithoutHeard(long offset) {}

  @TempDir private Path home = Path.of("");
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final EventHub event = new EventHub("osaka", () -> BEGIN.plusSeconds(100));
  private @Nullable Bulletin opened;
  private @Nullable SeatRun run;

  @BeforeEach
  void open() throws Exception {
    Cluster nobody =
        Cluster.of(new SharedLog.Place(List.of("127.0.0.1:1"), null, 3, 1, null), saying -> {});
    opened =
        new Bulletin(
            nobody,
            new Topics("osaka", 3),
            event,
            new Standings(),
            saying -> said.add(Words.ENGLISH.say(saying)));
    SeatRun story = new SeatRun(GOOD, BEGIN);
    story.take(JournalTail.MAIN, Files.readAllBytes(Story.whole(home, BEGIN)));
    run = story;
  }

  private Bulletin bulletin() {
    return Objects.requireNonNull(opened);
  }

  private SeatRun run() {
    return Objects.requireNonNull(run);
  }

  private void tell(SeatId id, boolean report, byte[] value) {
    bulletin().take(new ConsumerRecord<>("any", 0, 0, new Keys(id, report).bytes(), value));
  }

  private void tellState(SeatId id) {
    tell(
        id,
        false,
        RecordText.write(
            new SessionState(
                1, Map.of(), false, false, null, null, BEGIN, run().standing(), Map.of())));
  }

  private PoolReport good() {
    return Objects.requireNonNull(run().report()).report();
  }

  private List<EventReport.Room> rooms() {
    return event.look().picture().rooms();
  }

  private Verdict verdict(SeatId id) {
    return rooms().stream()
        .filter(room -> room.seat().equals(id.seat()))
        .map(EventReport.Room::verdict)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aReportOfALaterVersionLeavesItsRoomUnknownAndTheOthersAsTheyAre() throws Exception {
    for (SeatId id : List.of(GOOD, BAD)) {
      tellState(id);
      tell(id, true, RecordText.write(good()));
    }
    Verdict before = verdict(GOOD);
    assertEquals(before, verdict(BAD));
    tell(BAD, true, RecordText.write(new Later("OF_TOMORROW")));
    event.changedIncident();
    assertEquals(Verdict.UNDETERMINED, verdict(BAD));
    assertEquals(before, verdict(GOOD));
    PoolReport shown = Objects.requireNonNull(Objects.requireNonNull(event.known(BAD)).shown());
    assertEquals(Verdict.UNDETERMINED, shown.verdict());
    assertEquals(
        1, said.stream().filter(line -> line.contains("\"Bad\"")).count(), said.toString());
  }

  @Test
  void aStateThatLacksWhatIsNeededIsPassedOver() throws IOException {
    tellState(GOOD);
    tell(GOOD, true, RecordText.write(good()));
    tell(GOOD, false, RecordText.write(new WithoutHeard(7)));
    assertEquals(1, said.size(), said.toString());
    tellState(BAD);
    tell(BAD, true, RecordText.write(good()));
    assertEquals(2, rooms().size());
  }
}
