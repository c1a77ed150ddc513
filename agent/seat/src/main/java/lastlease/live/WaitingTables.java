package lastlease.live;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import lastlease.core.Input;
import lastlease.leases.LeaseNews;
import lastlease.live.time.PassingTime;
import lastlease.words.Saying;

/**
 * News of servers' tables. They are of now: they wait where it is not known how late it is, or
 * frames are of another time.
 */
final class WaitingTables {
  private final PassingTime time;
  private final KeptInputs kept;
  private final Queue<LeaseNews> waiting = new ArrayDeque<>();
  private final Set<String> unread = new HashSet<>();
  private boolean toldToWait;

  WaitingTables(PassingTime time, KeptInputs kept) {
    this.time = time;
    this.kept = kept;
  }

  void add(LeaseNews news) {
    waiting.add(news);
  }

  /**
   * Keeps what waits, if it may be told; a table that cannot be read is one warning, and so is that
   * they wait for frames of this machine's time.
   */
  void tell() throws IOException, InterruptedException {
    if (!toldToWait && !waiting.isEmpty() && time.now() != PassingTime.NEVER && !time.here()) {
      toldToWait = true;
      kept.warn(Saying.of("leases.otherClock"));
    }
    while (!waiting.isEmpty() && time.now() != PassingTime.NEVER && time.here()) {
      LeaseNews news = waiting.remove();
      kept.keep(new Input.Leases(Math.max(time.reached(), time.now()), news));
      String failure = news.failure();
      if (failure == null) {
        unread.remove(news.source());
      } else if (unread.add(news.source())) {
        kept.warn(Saying.of("leases.again").with("spec", news.source()).with("why", failure));
      }
    }
  }
}
