package lastlease.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import lastlease.reports.Confidence;
import lastlease.reports.EventReport.Cross;
import lastlease.reports.EventReport.CrossCode;
import lastlease.reports.EvidenceCode.LifeKind;
import lastlease.reports.Verdict;
import org.junit.jupiter.api.Test;

/** What is found by order and index is what comparing every two and looking at every sign finds. */
class RandomEventsTest {
  private static final int EVENTS = 400;
  private static final int END = 400;
  private static final List<Verdict> VERDICTS =
      List.of(
          Verdict.POOL_EXHAUSTED,
          Verdict.SERVER_UNREACHABLE,
          Verdict.POOL_EXHAUSTED,
          Verdict.SERVER_UNREACHABLE,
          Verdict.ROGUE_SERVER,
          Verdict.PACKET_LOSS);

  private static List<SeatReport> seats(Random random) {
    List<SeatReport> all = new ArrayList<>();
    int nets = 1 + random.nextInt(3);
    int servers = 1 + random.nextInt(2);
    for (int i = 2 + random.nextInt(6); i > 0; i--) {
      double[] signs = random.doubles(random.nextInt(12), 0, END).sorted().toArray();
      LifeKind[] kinds = LifeKind.values();
      LifeKind kind =
          random.nextBoolean() ? LifeKind.NEWCOMER_SERVED : kinds[random.nextInt(kinds.length)];
      int server = random.nextInt(servers);
      Seats seat = new Seats(random.nextInt(8) == 0 ? "R" : "R" + i).begun(i);
      seat.pool("10.0." + random.nextInt(nets) + ".0/24");
      seat.server("10.0.0." + (1 + server), "02:00:00:00:00:0" + server, kind, signs);
      if (random.nextBoolean()) {
        seat.offset(random.nextInt(3_000) - 1_500);
      }
      for (int j = random.nextInt(3); j > 0; j--) {
        double from = random.nextInt(300);
        double until = from + 5 + random.nextInt(100);
        seat.fails(
            VERDICTS.get(random.nextInt(VERDICTS.size())),
            Confidence.values()[random.nextInt(3)],
            from,
            until,
            random.nextBoolean() ? null : until + random.nextInt(20));
      }
      all.add(seat.heard(END).report());
    }
    return all;
  }

  @Test
  void groupsAndWitnessesAreThoseOfEveryPair() {
    Set<CrossCode> seen = EnumSet.noneOf(CrossCode.class);
    for (int seed = 0; seed < EVENTS; seed++) {
      PlainEvent event = new PlainEvent(seats(new Random(seed)), Seats.at(END));
      List<List<RoomIncident>> groups = Groups.of(event.incidents, event.witnesses, Seats.at(END));
      assertEquals(event.groups(), PlainEvent.names(groups), "seed " + seed);
      for (List<RoomIncident> group : groups) {
        Map<String, Integer> told = new TreeMap<>();
        for (Cross cross : event.witnesses.of(group)) {
          told.put(cross.code() + " " + cross.room(), Math.toIntExact(cross.count()));
          seen.add(cross.code());
        }
        assertEquals(event.witnesses(group), told, "seed " + seed);
      }
    }
    assertTrue(
        seen.containsAll(
            List.of(
                CrossCode.SERVER_LIVES_SAME_POOL,
                CrossCode.SERVER_LIVES_OTHER_POOL,
                CrossCode.POOL_SERVES_ELSEWHERE)),
        "the events show all kinds");
  }
}
