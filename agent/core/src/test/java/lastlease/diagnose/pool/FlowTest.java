package lastlease.diagnose.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowTest {
  private record Move(long micros, int taken, int freed) {}

  /** The rule, word by word: back from the newest until a third of what came is counted. */
  private static Flow.@Nullable Rate walked(List<Move> all, long now) {
    List<Move> kept =
        all.stream()
            .filter(move -> move.micros() >= all.get(all.size() - 1).micros() - 3 * 3600_000_000L)
            .filter(move -> move.taken() > 0 || move.freed() > 0)
            .toList();
    kept = kept.subList(Math.max(0, kept.size() - 2000), kept.size());
    long arrivals = kept.stream().mapToLong(Move::taken).sum();
    if (arrivals < 10) {
      return null;
    }
    long wanted = Math.max(12, Math.min(120, Math.round(arrivals * .3)));
    long taken = 0;
    long freed = 0;
    for (int i = kept.size() - 1; i >= 0; i--) {
      Move move = kept.get(i);
      long time = now - move.micros();
      if (i == 0 || taken + move.taken() >= wanted && time >= 30_000_000) {
        return time >= 30_000_000 ? new Flow.Rate(taken, freed, time) : null;
      }
      taken += move.taken();
      freed += move.freed();
    }
    return null;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theRateIsTheOneThatWalkingBackFinds(long seed) {
    Random random = new Random(seed);
    Flow flow = new Flow();
    List<Move> moves = new ArrayList<>();
    long now = 0;
    for (int i = 0; i < 3000; i++) {
      now += (long) (random.nextDouble() * random.nextInt(1, 20) * Times.SECOND);
      now += random.nextInt(500) == 0 ? 4000 * Times.SECOND : 0;
      Move move = new Move(now, random.nextInt(3), Math.max(0, random.nextInt(4) - 1));
      moves.add(move);
      flow.add(now, move.taken(), move.freed());
      if (i % 7 == 0) {
        long asked = now + random.nextInt(60) * Times.SECOND;
        assertEquals(walked(moves, asked), flow.rate(asked), "seed " + seed + ", step " + i);
      }
    }
  }

  @Test
  void aBurstOfSecondsIsNoRate() {
    Flow flow = new Flow();
    for (int i = 0; i < 20; i++) {
      flow.add(i * Times.SECOND, 1, 0);
    }
    assertNull(flow.rate(20 * Times.SECOND));
    assertEquals(new Flow.Rate(11, 0, 32 * Times.SECOND), flow.rate(40 * Times.SECOND));
  }
}
