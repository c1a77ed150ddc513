package lastlease.diagnose.outage.episode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import lastlease.reports.Client.AnswerBasis;
import lastlease.track.Served;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Times;

/**
 * Newcomers that are served at their first DISCOVER amid others that ask in vain. A full pool gives
 * out only what comes free, and to whoever asks next: so each of their addresses would have come
 * free since the last of the others had asked, and not in all the time before that.
 */
public final class ServedAtOnce {
  /** The latest DISCOVERs in vain: some of them may be later than a newcomer's. */
  private static final int ASKS_KEPT = 64;

  /** More of them change nothing. */
  private static final int KEPT = 64;

  /** Answers take a moment, and frames of one instant are heard in any order. */
  private static final long MOMENT = Times.SECOND;

  /** Who asked so often in vain and is served is not kept out: an address came free. */
  private static final int IN_VAIN = 3;

  /**
   * One of them.
   *
   * @param gap microseconds between the last DISCOVER in vain and its own
   * @param time microseconds since an address was given out last, or since anybody asked in vain
   */
  private record One(Served served, long gap, long time) {}

  private final Deque<Long> asks = new ArrayDeque<>();
  private final List<One> all = new ArrayList<>();
  private long since;
  private int newSince;
  private final Set<Served> cameFree = new HashSet<>();

  /**
   * @param began core time since when others ask in vain
   */
  ServedAtOnce(long began) {
    since = began;
  }

  /** Somebody asks in vain. */
  void asked(long at) {
    asks.add(at);
    if (asks.size() > ASKS_KEPT) {
      asks.remove();
    }
  }

  /** Somebody else begins to ask in vain. */
  void begins() {
    newSince++;
  }

  /** Somebody is served who had asked in vain so often. */
  void victimServed(Served served, long asked) {
    if (asked > IN_VAIN) {
      cameFree.add(served);
    }
    since = Math.max(since, served.at().micros());
  }

  /** Somebody else is served. */
  void served(Served served) {
    Attempt attempt = served.attempt();
    if (served.address() != null && !served.fresh()) {
      // Somebody had it before: it did come free.
      cameFree.add(served);
    } else if (attempt != null && attempt.count() == 1 && served.address() != null) {
      long first = attempt.first().micros();
      long last = since;
      for (long ask : asks) {
        last = ask < first ? Math.max(last, ask) : last;
      }
      if (served.basis() == AnswerBasis.OFFER) {
        newSince = 0;
      }
      if (all.size() < KEPT && first > since) {
        all.add(new One(served, Math.max(MOMENT, first - last), first - since));
      }
    }
    since = Math.max(since, served.at().micros());
  }

  /** A success was none. */
  void takenBack(Served served) {
    all.removeIf(one -> one.served() == served);
    cameFree.remove(served);
  }

  /**
   * How probable it is that addresses came free just so, in a full pool; 1 where nobody was served
   * at once, or one that had been in use was given out. Who was never seen to use its address may
   * have been made up.
   *
   * @param loss share of DISCOVERs that are lost, and met no server
   */
  public double chance(double loss) {
    return chance(loss, Served::used);
  }

  /**
   * The same by those alone whom the server was seen to offer the address that they use: no guest
   * makes them up by frames of its own.
   */
  public double chanceOfSeen(double loss) {
    return chance(loss, one -> one.basis() == AnswerBasis.OFFER && one.used());
  }

  private double chance(double loss, Predicate<Served> counts) {
    double chance = 1;
    if (cameFree.isEmpty()) {
      for (One one : all) {
        double freed = (double) one.gap() / Math.max(1, one.time()) + loss;
        chance *= counts.test(one.served()) ? Math.min(1, freed) : 1;
      }
    }
    return chance;
  }

  /** Devices that began to ask in vain since the server was last seen to serve another at once. */
  public int newSince() {
    return newSince;
  }
}
