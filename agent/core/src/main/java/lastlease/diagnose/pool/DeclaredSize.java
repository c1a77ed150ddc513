package lastlease.diagnose.pool;

import lastlease.diagnose.given.Settings;
import lastlease.track.SegmentTrack;
import lastlease.track.ServerRecord;

/**
 * Whether the size of a pool that was configured is the venue's still. What contradicts it is seen
 * once, and stays so: nobody says how large the pool is now.
 */
final class DeclaredSize {
  private final SegmentTrack track;
  private final Settings settings;
  private boolean outgrown;

  /** Addresses given when it was looked last whether more are in use than the pool has. */
  private int looked;

  /** The same for whether any of them is of the pool. */
  private int compared;

  private boolean elsewhere;

  DeclaredSize(SegmentTrack track, Settings settings) {
    this.track = track;
    this.settings = settings;
  }

  /**
   * The venue has made its pool larger. Until then the size given was right, and is told as what it
   * was.
   */
  void outgrow() {
    outgrown = true;
  }

  /** Whether a pool was configured and the venue's is another one, or larger by now. */
  boolean isOutgrown() {
    return PoolSize.declared(track, settings) > 0 && size() == 0;
  }

  /** Addresses; 0 where none was configured, or the venue's pool is another one. */
  int size() {
    return outgrown || settings.pools().isEmpty() || isElsewhere()
        ? 0
        : PoolSize.declared(track, settings);
  }

  /** More in use than it has, once: it stays another one. Looked at as more are given only. */
  void compare(long now) {
    ServerRecord venue = PoolSize.venue(track);
    int declared = PoolSize.declared(track, settings);
    if (venue != null && declared > 0 && venue.given().size() != looked) {
      looked = venue.given().size();
      outgrown |= PoolSize.isLarger(track, declared, venue, now);
    }
  }

  private boolean isElsewhere() {
    ServerRecord venue = PoolSize.venue(track);
    if (venue == null) {
      return false;
    }
    if (venue.given().size() != compared) {
      compared = venue.given().size();
      elsewhere = PoolSize.isElsewhere(track, settings, venue);
    }
    return elsewhere;
  }
}
