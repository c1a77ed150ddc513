package lastlease.diagnose.outage.claim;

/**
 * How a cause would have shown itself and did not, in the order in which that is told; who tells it
 * looks whether the agent would have seen it.
 */
public enum Unseen {
  /** The server's own table has free addresses. */
  FULL_TABLE,

  /** Nobody succeeds among the failures. */
  SUCCESS_AMID_FAILURES,

  /** Only one server is heard, where all would be. */
  SECOND_SERVER,

  /** Nobody declined an address for as long as one stays out of use. */
  DECLINE,

  /** All who ask in vain ask again, and no flood was heard for longer than a lease. */
  FLOOD
}
