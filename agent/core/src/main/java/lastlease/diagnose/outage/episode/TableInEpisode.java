package lastlease.diagnose.outage.episode;

import lastlease.diagnose.table.TableUse;
import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;

/**
 * What the server's own table said while an episode ran: that a full pool has addresses again does
 * not mean that it was not full.
 */
public final class TableInEpisode {
  /** A venue that enlarges its pool writes that down, and restarts the service. */
  private static final long RESTARTS = 60 * Times.SECOND;

  /** A server answers within so long, an address check included. */
  private static final long ANSWERS = 8 * Times.SECOND;

  private static final long NEVER = Long.MAX_VALUE / 2;

  private @Nullable TableUse full;
  private long roomSince = NEVER;

  /** It says that not one address is left. */
  public void full(TableUse reading) {
    full = reading;
    roomSince = NEVER;
  }

  /** It says that there are some. */
  public void hasRoom(long takenAt) {
    roomSince = Math.min(roomSince, takenAt);
  }

  public boolean wasFull() {
    return full != null;
  }

  /** The last reading that said so, null for none. */
  @Nullable
  public TableUse lastFull() {
    return full;
  }

  /** Whether who asked at a core time got no answer although there had been room for long. */
  public boolean hadRoomWhenAsked(long asked, long now) {
    return asked >= roomSince + RESTARTS && now - asked >= ANSWERS;
  }
}
