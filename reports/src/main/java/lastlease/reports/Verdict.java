package lastlease.reports;

/**
 * What is wrong with DHCP at a place, gravest first: the order of declaration is the order of
 * gravity. What a verdict means for those whom it hits stands beside it, so that nobody who tells
 * of verdicts has a list of his own.
 */
public enum Verdict {
  /** Somebody takes all addresses on purpose, or by a runaway program. */
  STARVATION_ATTACK(Hits.ALL_NEWCOMERS, Reach.SERVICE),
  /** The server lives, but has no free address for newcomers. */
  POOL_EXHAUSTED(Hits.ALL_NEWCOMERS, Reach.SERVICE),
  /** No server answers, neither newcomers nor holders of leases. */
  SERVER_UNREACHABLE(Hits.ALL_NEWCOMERS, Reach.SERVICE),
  /** A DHCP server that does not belong here gives addresses. */
  ROGUE_SERVER(Hits.THOSE_SERVED, Reach.SERVICE),
  /** Clients are refused (NAK) and stay so, or many are refused at once. */
  REQUESTS_REFUSED(Hits.SOME_NEWCOMERS, Reach.ROOM),
  /** Clients decline addresses since somebody else uses them. */
  ADDRESS_CONFLICTS(Hits.SOME_NEWCOMERS, Reach.ROOM),
  /** Answers come, with a steady delay. */
  SERVER_SLOW(Hits.THOSE_SERVED, Reach.SERVICE),
  /** Answers come quickly, but only to late retransmissions. */
  PACKET_LOSS(Hits.THOSE_SERVED, Reach.ROOM),
  /** Nearly all addresses of a pool of known size are in use. */
  POOL_NEARLY_FULL(Hits.THOSE_SERVED, Reach.SERVICE),
  /** One client, or a recognisable group, fails while other newcomers succeed. */
  SELECTIVE_FAILURE(Hits.SOME_NEWCOMERS, Reach.ROOM),
  /** Nothing that could tell was visible. */
  UNDETERMINED(Hits.NOBODY, Reach.SERVICE),
  /** Clients were seen to succeed, and nothing was wrong. */
  HEALTHY(Hits.NOBODY, Reach.SERVICE);

  /** Whom a fault hits, and how. */
  public enum Hits {
    /** Whoever comes gets no address. */
    ALL_NEWCOMERS,
    /** Some get no address, while others do. */
    SOME_NEWCOMERS,
    /** Its victims have an address, if a wrong or a late one. */
    THOSE_SERVED,
    /** It is no fault. */
    NOBODY
  }

  /** How far a fault reaches at an event of many rooms. */
  private enum Reach {
    /** What happens on one room's air stays there. */
    ROOM,
    /** The server, or its pool, is that of other rooms, too. */
    SERVICE
  }

  private final Hits hits;
  private final Reach reach;

  Verdict(Hits hits, Reach reach) {
    this.hits = hits;
    this.reach = reach;
  }

  /** Whom it hits, and how. */
  public Hits hits() {
    return hits;
  }

  /** Whether its victims have no address. */
  public boolean leavesWithoutAddress() {
    return hits == Hits.ALL_NEWCOMERS || hits == Hits.SOME_NEWCOMERS;
  }

  /** Whether it stays in the room where it is seen. */
  public boolean isLocal() {
    return reach == Reach.ROOM;
  }
}
