package lastlease.diagnose.pool;

import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;

/**
 * When a pool of known size is full if devices go on arriving and leaving as they did of late: a
 * time, and the range in which it lies nine times of ten. The spread is that of a Poisson process
 * (its rate is known from few arrivals, and few more make the pool full), twice as wide since
 * people come in groups, and wider the farther it looks ahead, since the rate changes. Calibrated
 * by simulated arrivals (ForecastTest).
 *
 * @param at core time
 * @param from core time; one in twenty is earlier
 * @param to core time; one in twenty is later, or never
 */
public record Forecast(long at, long from, @Nullable Long to) {
  /** Later than this nobody can tell. */
  private static final long HORIZON = 12 * 3600 * Times.SECOND;

  /** Variance of arrivals by that of a Poisson process: groups of two, as people come. */
  private static final double DISPERSION = 2;

  /**
   * Standard deviation of what the rate becomes, by its logarithm, over a time as long as it took.
   */
  private static final double DRIFT = .6;

  /** Nine of ten of a normal distribution. */
  private static final double NINETY = 1.645;

  /**
   * The forecast, or null where there is no rate to go by or the pool is full already.
   *
   * @param free addresses that are left
   */
  public static @Nullable Forecast of(Flow flow, int free, long now) {
    Flow.Rate rate = free <= 0 ? null : flow.rate(now);
    if (rate == null || rate.taken() <= rate.freed()) {
      return null;
    }
    double net = rate.taken() - rate.freed();
    double left = rate.micros() * free / net;
    if (left > HORIZON) {
      return null;
    }
    double drift = DRIFT * Math.min(1, left / rate.micros());
    double spread =
        Math.sqrt(
            DISPERSION * (1.0 / free + (rate.taken() + rate.freed()) / (net * net))
                + drift * drift);
    double latest = left * Math.exp(NINETY * spread);
    return new Forecast(
        now + (long) left,
        now + (long) (left * Math.exp(-NINETY * spread)),
        latest > HORIZON ? null : Long.valueOf(now + (long) latest));
  }
}
