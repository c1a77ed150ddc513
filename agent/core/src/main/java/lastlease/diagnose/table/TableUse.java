package lastlease.diagnose.table;

/**
 * How full a pool is by the server's own word.
 *
 * @param leased leases that run, by this machine's clock, too
 * @param listed leases that stand in the table, ended ones that it still lists included
 * @param declined addresses out of use since somebody else was found to use them
 * @param kept addresses kept for one device each, that it does not use now
 * @param capacity addresses of the pools; 0 where nobody told
 * @param configured whether the capacity is the user's word and not the server's
 * @param takenAt core time whose state it is taken for
 * @param readAt when it was read, microseconds: beside a capture, long after
 */
public record TableUse(
    int leased,
    int listed,
    int declined,
    int kept,
    int capacity,
    boolean configured,
    long takenAt,
    long readAt) {
  /**
   * Fewer free ones may be gone before the next reading, or be kept for somebody: of a small pool
   * more than the two newcomers whom a claim needs, of a large one the last twentieth, which is
   * told as nearly gone ({@code NearlyFullEntry}).
   */
  private static final int SOME = 3;

  private static final double SHARE = .05;

  /** Addresses that nobody can be given, at least. */
  public int inUse() {
    return leased + declined;
  }

  /** The same, at most. */
  public int inUseAtMost() {
    return listed + declined;
  }

  /** Addresses that newcomers can be given, at most. */
  public int free() {
    return Math.max(0, capacity - inUse() - kept);
  }

  /** Not one address is left for a newcomer. */
  public boolean full() {
    return capacity > 0 && free() == 0;
  }

  /** So many are left that newcomers do not go without for want of them. */
  public boolean hasRoom() {
    int left = capacity - inUseAtMost() - kept;
    return capacity > 0 && left >= Math.max(SOME, Math.ceil(capacity * SHARE));
  }
}
