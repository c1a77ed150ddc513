package lastlease.diagnose.outage;

import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import lastlease.diagnose.outage.episode.Episode;
import lastlease.track.moment.Timers;
import org.jspecify.annotations.Nullable;

/** One timer while an incident is open: has anybody asked lately? */
final class NobodyAsks {
  private final Timers timers;
  private final Supplier<@Nullable Episode> running;
  private final ToLongFunction<Episode> lastAsked;
  private final LongConsumer over;
  private boolean armed;

  /**
   * @param running the episode of the open incident, null while none is open
   * @param lastAsked core time at which somebody asked last in it
   * @param over takes the core time at which nobody has asked for long
   */
  NobodyAsks(
      Timers timers,
      Supplier<@Nullable Episode> running,
      ToLongFunction<Episode> lastAsked,
      LongConsumer over) {
    this.timers = timers;
    this.running = running;
    this.lastAsked = lastAsked;
    this.over = over;
  }

  /** An incident is open: from now on it is looked at. */
  void watch() {
    Episode episode = running.get();
    if (!armed && episode != null) {
      armed = true;
      timers.set(lastAsked.applyAsLong(episode) + OutageLifecycle.NOBODY_ASKS, this::due);
    }
  }

  private void due(long now) {
    armed = false;
    Episode episode = running.get();
    if (episode == null) {
      return;
    }
    if (now - lastAsked.applyAsLong(episode) >= OutageLifecycle.NOBODY_ASKS) {
      over.accept(now);
    } else {
      watch();
    }
  }
}
