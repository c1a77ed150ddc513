package lastlease.simulator;

import java.util.Random;

/** Who a station says that it is, in each message. */
final class Identity {
  private final ClientKind kind;
  private final String hostname;
  private final boolean broadcast;
  private final boolean changes;
  private long mac;
  private long source;

  /**
   * @param mac the first, of a vendor or made up
   * @param changing how likely one that is made up is made up anew now and then
   */
  Identity(ClientKind kind, String hostname, long mac, double changing, Random random) {
    this.kind = kind;
    this.hostname = hostname;
    this.mac = mac;
    this.broadcast = random.nextDouble() < kind.broadcastFlag();
    boolean made = Macs.isMadeUp(mac);
    this.changes = made && random.nextDouble() < changing;
  }

  long mac() {
    return mac;
  }

  /** Its frames have another Ethernet source than the client's address. */
  void comesFrom(long ethernet) {
    source = ethernet;
  }

  /** Takes another address, if it is one of those that do; whether it did. */
  boolean changes(Random random) {
    if (changes) {
      mac = Macs.madeUp(random);
    }
    return changes;
  }

  /**
   * A message.
   *
   * @param elapsed seconds since it began to ask
   */
  Ask ask(
      Station from, int type, int xid, double elapsed, int ciaddr, int requested, int serverId) {
    boolean discover = type == Ask.DISCOVER;
    return new Ask(
        type,
        from,
        mac,
        source == 0 ? mac : source,
        xid,
        kind.secs(elapsed),
        broadcast && ciaddr == 0,
        ciaddr,
        requested,
        serverId,
        hostname,
        kind.asksV6Only(),
        discover && kind.rapidCommit());
  }
}
