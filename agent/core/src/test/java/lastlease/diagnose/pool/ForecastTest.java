package lastlease.diagnose.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Forecasts against arrivals drawn at random: how often the truth lies in the range told. */
class ForecastTest {
  private static final int ARRIVALS = 200;
  private static final long SEED = 20261128;

  /** Somebody comes, or leaves and gives the address back. */
  private record Move(double at, int by) {}

  /** When the pool was full, seconds; infinite if never. */
  private record Told(Forecast forecast, double now, double full) {
    boolean holds() {
      Long to = forecast.to();
      double latest = to == null ? Double.POSITIVE_INFINITY : to / 1e6;
      return full >= forecast.from() / 1e6 && full <= latest;
    }
  }

  /** Crowds at the doors: even, towards an hour, after it, in groups, ever more. */
  private static List<Double> arrivals(int kind, int count, double lasts, Random random) {
    List<Double> all = new ArrayList<>();
    while (all.size() < count) {
      switch (kind) {
        case 0 -> all.add(random.nextDouble() * lasts);
        case 1 -> all.add(lasts / 2 + random.nextGaussian() * lasts / 6);
        case 2 -> all.add(lasts * .3 * Math.exp(random.nextGaussian() * .6));
        case 3 -> {
          double at = random.nextDouble() * lasts;
          int group = 1 + random.nextInt(4);
          for (int i = 0; i < group; i++) {
            all.add(at + random.nextDouble() * 15);
          }
        }
        default -> all.add(lasts * Math.sqrt(random.nextDouble()));
      }
    }
    return all;
  }

  private static @Nullable Told forecast(long seed, double share) {
    Random random = new Random(seed);
    int kind = random.nextInt(5);
    int count = 40 + random.nextInt(360);
    double lasts = 300 + random.nextDouble() * 6900;
    int capacity = Math.max(20, (int) (count * (.5 + random.nextDouble() / 2)));
    double leave = List.of(0., 0., .1, .3).get(random.nextInt(4));
    List<Move> moves = new ArrayList<>();
    for (double at : arrivals(kind, count, lasts, random)) {
      moves.add(new Move(at, 1));
      if (random.nextDouble() < leave) {
        moves.add(new Move(at - Math.log(random.nextDouble()) * lasts / 2, -1));
      }
    }
    moves.sort(Comparator.comparingDouble(Move::at));
    double first = moves.get(0).at();
    Flow flow = new Flow();
    int used = 0;
    Forecast told = null;
    double toldAt = 0;
    for (Move move : moves) {
      double now = move.at() - first;
      used += move.by();
      flow.add((long) (now * Times.SECOND), Math.max(0, move.by()), Math.max(0, -move.by()));
      if (told == null && used >= share * capacity) {
        toldAt = now;
        told = Forecast.of(flow, capacity - used, (long) (now * Times.SECOND));
        if (told == null) {
          return null;
        }
      }
      if (used >= capacity) {
        return told == null ? null : new Told(told, toldAt, now);
      }
    }
    return told == null ? null : new Told(told, toldAt, Double.POSITIVE_INFINITY);
  }

  @Test
  void theTruthLiesInTheRangeToldInEightyToNinetyFivePercent() {
    for (double share : new double[] {.6, .7, .8}) {
      int told = 0;
      int held = 0;
      List<Double> off = new ArrayList<>();
      for (long seed = SEED; told < ARRIVALS; seed++) {
        Told one = forecast(seed, share);
        if (one != null) {
          told++;
          held += one.holds() ? 1 : 0;
          if (Double.isFinite(one.full())) {
            double left = one.full() - one.now();
            off.add(Math.abs(one.forecast().at() / 1e6 - one.full()) / Math.max(1, left));
          }
        }
      }
      off.sort(Comparator.naturalOrder());
      String figures =
          String.format(
              "at %.0f %% full, of %d forecasts %d held (%.1f %%), the median of them off by %.0f %%",
              100 * share, told, held, 100.0 * held / told, 100 * off.get(off.size() / 2));
      System.out.println(figures);
      assertTrue(held >= .80 * told && held <= .95 * told, figures);
    }
  }

  @Test
  void sixtyInFiveMinutesOntoFiftyAddresses() {
    Flow flow = new Flow();
    long now = 0;
    for (int i = 0; i < 35; i++) {
      now = i * 5L * Times.SECOND;
      flow.add(now, 1, 0);
    }
    Forecast forecast = Forecast.of(flow, 15, now);
    assertNotNull(forecast);
    double left = (forecast.at() - now) / 1e6;
    assertEquals(75, left, 15, "within a fifth of what is left");
  }

  @Test
  void asManyLeaveAsCome() {
    Flow flow = new Flow();
    for (int i = 0; i < 40; i++) {
      flow.add(i * 5L * Times.SECOND, 1, 1);
    }
    assertNull(Forecast.of(flow, 10, 200 * Times.SECOND));
  }

  @Test
  void aFullPoolHasNoForecast() {
    Flow flow = new Flow();
    for (int i = 0; i < 40; i++) {
      flow.add(i * 5L * Times.SECOND, 1, 0);
    }
    assertNull(Forecast.of(flow, 0, 200 * Times.SECOND));
  }
}
