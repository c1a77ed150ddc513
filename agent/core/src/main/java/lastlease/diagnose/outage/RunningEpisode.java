package lastlease.diagnose.outage;

import lastlease.track.Served;
import org.jspecify.annotations.Nullable;

/**
 * The episode that runs now, and the last success, after which it began. A success may turn out to
 * have been none; then what ran before it runs on.
 */
final class RunningEpisode {
  private @Nullable Episode episode;
  private @Nullable Episode beforeLast;
  private @Nullable Served lastServed;
  private AddressRange range = AddressRange.NONE;
  private long success = Long.MIN_VALUE / 2;
  private long successBefore = Long.MIN_VALUE / 2;

  /** What goes on now; null when nobody goes unanswered, as far as known. */
  @Nullable Episode current() {
    if (episode != null && episode.isOver()) {
      episode = null;
    }
    return episode;
  }

  /** Core time of the last success; long before everything when there was none. */
  long lastSuccess() {
    return success;
  }

  /**
   * An episode begins.
   *
   * @param first core time of its first DISCOVER
   * @param served newcomers that were served before it
   */
  Episode begin(long first, long served) {
    Episode begun = new Episode(first, served, lastServed, range);
    episode = begun;
    return begun;
  }

  /** Nobody goes unanswered any more. */
  void end() {
    episode = null;
  }

  /** A newcomer was answered: the episode that it may end, null when none runs. */
  @Nullable Episode served(Served one) {
    range = range.with(one.address());
    successBefore = success;
    success = one.at().micros();
    lastServed = one;
    beforeLast = current();
    if (beforeLast != null) {
      beforeLast.served(one);
    }
    return beforeLast;
  }

  /** A success was none; whether an episode runs that had counted it. */
  boolean takenBack(Served one) {
    if (one == lastServed) {
      success = successBefore;
      if (current() == null && beforeLast != null && !beforeLast.isOver()) {
        episode = beforeLast;
      }
    }
    Episode running = current();
    if (running != null) {
      running.takenBack(one);
    }
    return running != null;
  }

  /** Asks until then are known to have come to something, or nothing is known of them. */
  void succeededBy(long at) {
    success = Math.max(success, at);
  }

  /** What was served before is history. */
  void forgetPast() {
    lastServed = null;
    range = AddressRange.NONE;
  }
}
