package lastlease.diagnose.outage.episode;

import java.util.ArrayDeque;
import java.util.Deque;
import lastlease.track.ClientRecord;
import lastlease.track.Served;
import org.jspecify.annotations.Nullable;

/**
 * The episode that runs now, and the last success, after which it began. A success may turn out to
 * have been none; then what ran before it runs on.
 */
public final class RunningEpisode {
  /** Successes that may still turn out to have been none. */
  private static final int KEPT = 64;

  private @Nullable Episode episode;
  private @Nullable Episode ended;
  private final Deque<Served> successes = new ArrayDeque<>();
  private int sinceEnded;
  private @Nullable Served lastServed;
  private AddressRange range = AddressRange.NONE;
  private long success = Long.MIN_VALUE / 2;

  /** What goes on now; null when nobody goes unanswered, as far as known. */
  public @Nullable Episode current() {
    if (episode != null && episode.isOver()) {
      episode = null;
    }
    return episode;
  }

  /** Core time of the last success; long before everything when there was none. */
  public long lastSuccess() {
    Served last = successes.peekLast();
    return last == null ? success : Math.max(success, last.at().micros());
  }

  /**
   * An episode begins.
   *
   * @param first core time of its first DISCOVER
   * @param served newcomers that were served before it
   */
  public Episode begin(long first, long served) {
    Episode begun = new Episode(first, served, lastServed, range);
    episode = begun;
    return begun;
  }

  /** Nobody goes unanswered any more. */
  public void end() {
    if (episode != null) {
      ended = episode;
      sinceEnded = 1;
    }
    episode = null;
  }

  /** A newcomer was answered: the episode that it may end, null when none runs. */
  public @Nullable Episode served(Served one) {
    range = range.with(one.address());
    successes.add(one);
    sinceEnded++;
    if (successes.size() > KEPT) {
      success = Math.max(success, successes.remove().at().micros());
      ended = null;
    }
    lastServed = one;
    Episode running = current();
    if (running != null) {
      running.served(one);
    }
    return running;
  }

  /** A newcomer takes an OFFER, true or forged. */
  public void tookOffer(ClientRecord client, long now) {
    Episode running = current();
    if (running != null) {
      running.life().tookOffer(client, now);
    }
  }

  /** A server refused a client what it had taken. */
  public void refused(ClientRecord client) {
    Episode running = current();
    if (running != null) {
      running.life().refused(client);
    }
  }

  /**
   * A success was none; whether an episode runs that had counted it.
   *
   * @param refused by a NAK: else who took the OFFER was told nothing
   */
  public boolean takenBack(Served one, boolean refused) {
    Episode before = ended;
    if (successes.remove(one)) {
      sinceEnded--;
      if (current() == null && before != null && !before.isOver() && sinceEnded <= 0) {
        episode = before;
      }
    }
    Episode running = current();
    if (running != null) {
      running.takenBack(one, refused);
    }
    return running != null;
  }

  /** Asks until then are known to have come to something, or nothing is known of them. */
  public void succeededBy(long at) {
    success = Math.max(success, at);
  }

  /** What was served before is history. */
  public void forgetPast() {
    lastServed = null;
    range = AddressRange.NONE;
  }
}
