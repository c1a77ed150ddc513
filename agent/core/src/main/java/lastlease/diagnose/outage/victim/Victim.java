package lastlease.diagnose.outage.victim;

import java.util.ArrayList;
import java.util.List;
import lastlease.diagnose.incident.EvidenceList;
import lastlease.reports.FrameRef;
import lastlease.track.ClientRecord;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Sighting;
import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;

/** A newcomer that goes unanswered, and the DISCOVERs by which one may count again. */
public final class Victim {
  /** Three DISCOVERs and answers in a row are not lost by chance, ... */
  private static final int PERSISTS = 4;

  /**
   * ... and so long stands nobody in a queue that moves (retransmissions: 4, 8 s, RFC 2131 4.1).
   */
  private static final long LONG = 20 * Times.SECOND;

  /** Who has asked so often and falls silent may have been served, or have left. */
  private static final int TWICE = 2;

  /** The third DISCOVER follows 8 s after the second (RFC 2131 4.1), dhclient's 21 s (measured). */
  private static final long THIRD = 25 * Times.SECOND;

  /** Retransmissions are 64 s apart at most (RFC 2131 4.1). */
  private static final long MAY_ASK = 70 * Times.SECOND;

  /** {@code secs} may date an attempt back so far to count as begun in view (the contract). */
  private static final long BEGUN_LATELY = 300 * Times.SECOND;

  private final ClientRecord client;
  private final long first;
  private final long seen;
  private final boolean beganInView;
  private final List<FrameRef> frames = new ArrayList<>(4);
  private @Nullable FrameRef latest;
  private long latestAt;
  private long asked;
  private boolean fellBack;

  /**
   * @param from core time: DISCOVERs of before are not its trouble of now
   */
  public Victim(ClientRecord client, Attempt attempt, long from) {
    this.client = client;
    this.seen = attempt.first().micros();
    long begins = Long.MAX_VALUE;
    for (Sighting discover : attempt.discovers()) {
      if (discover.micros() >= from) {
        begins = Math.min(begins, discover.micros());
        asks(discover);
      }
    }
    // Of a long attempt not all are kept.
    asked += Math.max(0, attempt.count() - attempt.discovers().size());
    boolean whole = attempt.first().micros() >= from;
    this.first = whole ? Math.min(begins, attempt.startMicros()) : begins;
    this.beganInView = attempt.first().micros() - attempt.startMicros() <= BEGUN_LATELY;
  }

  /** It sends a DISCOVER. */
  public void asks(Sighting at) {
    asked++;
    latest = at.frame();
    latestAt = at.micros();
    if (latest != null && frames.size() < EvidenceList.FRAMES) {
      frames.add(latest);
    }
  }

  /** Its last DISCOVER was answered after all. */
  public void answered() {
    asked--;
    if (latest != null) {
      frames.remove(latest);
    }
    latest = null;
  }

  /** It gave itself a 169.254 address. */
  public void fellBack() {
    fellBack = true;
  }

  public ClientRecord client() {
    return client;
  }

  /** Core time of its first DISCOVER that counts, dated back by {@code secs}. */
  public long first() {
    return first;
  }

  /** Core time of the first frame of its attempt. */
  long seen() {
    return seen;
  }

  /** Core time of its last DISCOVER. */
  public long latestAt() {
    return latestAt;
  }

  /** DISCOVERs that count. */
  public long asked() {
    return asked;
  }

  /**
   * Whether it asks on and on: no loss, and no queue, lets one so often go unanswered. Or it did,
   * and is heard on 169.254 since: it has no address, and pauses (Windows for five minutes, RFC
   * 3927 appendix A).
   */
  public boolean persists(long now) {
    long heard = client.onLinkLocal() ? Math.max(latestAt, client.lastSeen()) : latestAt;
    return asked >= PERSISTS && latestAt - first >= LONG && now - heard <= MAY_ASK;
  }

  /**
   * Whether it asked twice, and neither asked on nor fell back: it was answered out of view, or has
   * left, and shows neither who is served nor who is not.
   */
  public boolean hasStopped(long now) {
    return asked <= TWICE && !fellBack && now - latestAt > THIRD;
  }

  /** Whether it had only just begun to ask, by its own word, when it was seen first. */
  public boolean beganInView() {
    return beganInView;
  }

  /** Frames of its DISCOVERs: the first ones, and the latest. */
  public List<FrameRef> frames() {
    if (latest == null || frames.contains(latest)) {
      return frames;
    }
    List<FrameRef> all = new ArrayList<>(frames);
    all.add(latest);
    return all;
  }
}
