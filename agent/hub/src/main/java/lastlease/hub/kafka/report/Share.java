package lastlease.hub.kafka.report;

import java.util.Map;
import java.util.TreeMap;
import lastlease.hub.kafka.journal.Entry;
import lastlease.hub.seat.SeatId;
import org.apache.kafka.common.TopicPartition;

/**
 * A partition of an event's journals that is this hub's. Muted until it stands where the log ended
 * when it became this hub's: what it would say before is of the past.
 */
public final class Share {
  private final TopicPartition partition;
  private final long end;
  private final long begun = System.nanoTime();
  private final Map<SeatId, Owned> sessions = new TreeMap<>();
  private long next;
  private volatile boolean live;
  private long entries;

  /**
   * @param end where the log ended when the partition became this hub's
   */
  public Share(TopicPartition partition, long end) {
    this.partition = partition;
    this.end = end;
  }

  public TopicPartition partition() {
    return partition;
  }

  /** The sessions whose cores run here for this partition. */
  public Map<SeatId, Owned> sessions() {
    return sessions;
  }

  /** Takes the next entry; whether an incident changed by it. */
  public boolean take(Entry entry, Bulletin bulletin) {
    Told told = bulletin.of(entry.post().id());
    Owned owned = sessions.computeIfAbsent(entry.post().id(), id -> new Owned(id, entry));
    owned.take(entry, told == null ? -1 : told.reportOffset());
    entries++;
    return owned.isUrgent(System.nanoTime());
  }

  /**
   * It has been read so far.
   *
   * @return whether it has come to where it may speak by this
   */
  public boolean reached(long offset, Bulletin bulletin) {
    next = offset;
    if (live || offset < end) {
      return false;
    }
    live = true;
    for (Owned owned : sessions.values()) {
      owned.restored();
      Told told = bulletin.of(owned.id());
      if (told != null) {
        owned.toldBefore(told);
      }
    }
    return true;
  }

  /** Whether it has come to where it may speak. */
  public boolean isLive() {
    return live;
  }

  /** Offset of the next entry. */
  public long next() {
    return next;
  }

  /** How many entries it has taken. */
  public long entries() {
    return entries;
  }

  /** Since it became this hub's. */
  public long ageNanos(long nanos) {
    return nanos - begun;
  }
}
