package lastlease.diagnose.outage;

import lastlease.diagnose.table.TableUse;
import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;

/**
 * What the server's own table said while an episode ran: that a full pool has addresses again does
 * not mean that it was not full.
 */
final class TableInEpisode {
  /** A venue that enlarges its pool writes that down, and restarts the service. */
  private static final long RESTARTS = 60 * Times.SECOND;

  /** A server answers within so long, an address check included. */
  private static final long ANSWERS = 8 * Times.SECOND;

  private static final long NEVER = Long.MAX_VALUE / 2;

  private @Nullable TableUse full;
  private long roomSince = NEVER;

  /** It says that not one address is left. */
  void full(TableUse reading) {
    full = reading;
    roomSince = NEVER;
  }

  /** It says that there are some. */
  void hasRoom(long readAt) {
    roomSince = Math.min(roomSince, readAt);
  }

  boolean wasFull() {
    return full != null;
  }

  /** The last reading that said so, null for none. */
  @Nullable TableUse lastFull() {
    return full;
  }

  /** Whether who asked at a core time got no answer although there had been room for long. */
  boolean hadRoomWhenAsked(long asked, long now) {
    return asked >= roomSince + RESTARTS && now - asked >= ANSWERS;
  }
}
