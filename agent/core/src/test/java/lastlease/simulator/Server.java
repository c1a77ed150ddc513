package lastlease.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import lastlease.wire.DhcpBytes;

/** A DHCP server of some kind, as it behaves from outside. */
public final class Server {
  /** A check of an address holds for so long. */
  private static final long CHECK_HOLDS = 30 * Clock.SECOND;

  private static final int SOCKET_BUFFER = 250;

  /** A host that has the address answers the check so soon. */
  private static final double ANSWERED = 0.01;

  private final Air air;
  private final ServerKind kind;
  private final Site site;
  private final Pool pool;
  private final boolean authoritative;
  private final Deque<Ask> queue = new ArrayDeque<>();
  private final Deque<Long> lately = new ArrayDeque<>();
  private final Map<Integer, Long> checked = new HashMap<>();
  private final Set<Integer> checking = new HashSet<>();
  private Predicate<Station> serves = station -> true;
  private Predicate<Station> denies = station -> false;
  private boolean v6Mostly;
  private boolean commitsRapidly;
  private boolean busy;
  private boolean down;
  private int life;
  private double slow;
  private Runnable onLastAddress = () -> {};
  private Runnable onNak = () -> {};

  public Server(Air air, ServerKind kind, Site site, Pool pool, boolean authoritative) {
    this.air = air;
    this.kind = kind;
    this.site = site;
    this.pool = pool;
    this.authoritative = authoritative;
  }

  public int id() {
    return site.id();
  }

  public long mac() {
    return site.relay() ? site.gatewayMac() : site.mac();
  }

  public Site site() {
    return site;
  }

  public Pool pool() {
    return pool;
  }

  public ServerKind kind() {
    return kind;
  }

  public boolean alive() {
    return !down;
  }

  /** Of all who are heard only some are of its network. */
  public void serves(Predicate<Station> whom) {
    serves = whom;
  }

  public boolean isFor(Station who) {
    return serves.test(who);
  }

  public void denies(Predicate<Station> whom) {
    denies = whom;
  }

  public void v6Mostly() {
    v6Mostly = true;
  }

  public void commitsRapidly() {
    commitsRapidly = kind.rapidCommit();
  }

  public void slow(double seconds) {
    slow = seconds;
  }

  public void onLastAddress(Runnable what) {
    onLastAddress = what;
  }

  public void onNak(Runnable what) {
    onNak = what;
  }

  public void dies() {
    if (!down) {
      stops();
      air.truth.down(this);
    }
  }

  /**
   * Its operator restarts the service, which takes a moment: nothing that anybody calls a fault.
   */
  public void restarts(double seconds) {
    stops();
    air.clock.after(seconds, () -> down = false);
  }

  private void stops() {
    down = true;
    life++;
    queue.clear();
    busy = false;
    checking.clear();
  }

  public void returns() {
    if (down) {
      down = false;
      air.truth.up(this);
    }
  }

  public void receives(Ask ask) {
    if (down || !serves.test(ask.from()) || queue.size() >= SOCKET_BUFFER) {
      return;
    }
    if (kind.oneAtATime()) {
      queue.add(ask);
      if (!busy) {
        work();
      }
    } else {
      handle(ask);
    }
  }

  private void work() {
    Ask ask = queue.poll();
    if (ask == null) {
      busy = false;
      return;
    }
    busy = true;
    later(handle(ask) + 0.0005, this::work);
  }

  /** Does something later, unless the server has died meanwhile. */
  private void later(double seconds, Runnable what) {
    int mine = life;
    air.clock.after(
        seconds,
        () -> {
          if (mine == life) {
            what.run();
          }
        });
  }

  /** How long it keeps the server from its next message. */
  private double handle(Ask ask) {
    switch (ask.type()) {
      case Ask.DISCOVER -> {
        return discover(ask);
      }
      case Ask.REQUEST -> request(ask);
      case Ask.DECLINE -> {
        if (pool.contains(ask.requested()) && ask.server() == id()) {
          pool.withdraw(ask.requested(), kind.declined());
          air.truth.declined();
        }
      }
      case Ask.RELEASE -> pool.release(ask.ciaddr(), ask.mac());
      case Ask.INFORM -> {
        if (site.inSubnet(ask.ciaddr())) {
          reply(ask, Ask.ACK, 0, false, 0);
        }
      }
      default -> {
        // BOOTP: no address is kept for it.
      }
    }
    return 0;
  }

  private double discover(Ask ask) {
    if (denies.test(ask.from())) {
      air.truth.refused(ask.from());
      return 0;
    }
    Integer chosen = pool.choose(ask.mac(), ask.requested());
    if (chosen == null) {
      air.truth.denied(ask.from(), this);
      return 0;
    }
    int address = chosen;
    if (checking.contains(address)) {
      return 0;
    }
    if (kind.check() > 0 && inUse(address, ask)) {
      // The check is answered at once, and another address is tried.
      probe(address);
      pool.withdraw(address, kind.declined());
      return ANSWERED + discover(ask);
    }
    while (!lately.isEmpty() && air.clock.now() - lately.peek() > CHECK_HOLDS) {
      lately.remove();
    }
    boolean v6Only = v6Mostly && ask.asksV6Only();
    Long before = checked.get(address);
    boolean check =
        kind.check() > 0
            && !pool.hasLease(ask.mac(), address)
            && lately.size() < kind.atMost()
            && (before == null || air.clock.now() - before > CHECK_HOLDS);
    if (!v6Only) {
      pool.offer(address, ask.mac(), kind.reserves());
    }
    if (!check) {
      offer(ask, address, v6Only, 0);
      return 0;
    }
    lately.add(air.clock.now());
    checking.add(address);
    checked.put(address, air.clock.now());
    probe(address);
    for (int again = 1; again < kind.check(); again++) {
      later(again, () -> probe(address));
    }
    later(
        kind.check(),
        () -> {
          checking.remove(address);
          if (inUse(address, ask)) {
            pool.withdraw(address, kind.declined());
          } else {
            offer(ask, address, v6Only, 0);
          }
        });
    return kind.oneAtATime() ? kind.check() : 0;
  }

  private boolean inUse(int address, Ask ask) {
    Object user = air.user(address);
    return user != null && user != ask.from();
  }

  /** Asks by ARP who has an address; behind a relay it is the gateway that asks. */
  private void probe(int address) {
    later(
        0.001,
        () ->
            air.send(
                Packets.arp(
                    site.relay() ? site.gatewayMac() : site.mac(),
                    site.relay() ? site.router(address) : site.id(),
                    address)));
  }

  private void offer(Ask ask, int address, boolean v6Only, double after) {
    if (ask.rapidCommit() && commitsRapidly && !v6Only) {
      lease(address, ask.mac());
      reply(ask, Ask.ACK, address, false, after);
    } else {
      reply(ask, Ask.OFFER, address, v6Only, after);
    }
  }

  private void lease(int address, long mac) {
    pool.lease(address, mac, site.lease());
    air.truth.leased(mac);
    if (!pool.anyFree()) {
      onLastAddress.run();
    }
  }

  private void request(Ask ask) {
    if (ask.server() != 0 && ask.server() != id()) {
      pool.offer(0, ask.mac(), 0);
      return;
    }
    if (denies.test(ask.from())) {
      return;
    }
    int address = ask.ciaddr() != 0 ? ask.ciaddr() : ask.requested();
    boolean selecting = ask.server() != 0;
    switch (answerTo(ask, address, selecting)) {
      case ACK -> {
        lease(address, ask.mac());
        reply(ask, Ask.ACK, address, false, 0);
      }
      case NAK -> {
        reply(ask, Ask.NAK, 0, false, 0);
        air.truth.refusal(ask.from());
        onNak.run();
      }
      case SILENCE -> {
        // No record of this client: it may belong to another server.
      }
    }
  }

  private Strangers.Answer answerTo(Ask ask, int address, boolean selecting) {
    boolean free = pool.free(address, ask.mac());
    Integer known = pool.known(ask.mac());
    if (free && (selecting || known != null && known == address)) {
      return Strangers.Answer.ACK;
    }
    if (selecting) {
      return Strangers.Answer.NAK;
    }
    if (!site.inSubnet(address)) {
      return authoritative ? Strangers.Answer.NAK : Strangers.Answer.SILENCE;
    }
    return pool.contains(address)
        ? kind.strangers().answer(authoritative, ask.ciaddr() == 0, free)
        : Strangers.Answer.SILENCE;
  }

  private void reply(Ask ask, int type, int address, boolean v6Only, double after) {
    double late = slow > 0 ? slow * (0.9 + 0.2 * air.random.nextDouble()) : 0;
    later(
        after + 0.001 + 0.004 * air.random.nextDouble() + late,
        () -> send(ask, type, address, v6Only));
  }

  private void send(Ask ask, int type, int address, boolean v6Only) {
    boolean toAll = kind.alwaysBroadcasts() || ask.broadcast() || type == Ask.NAK;
    boolean onTheWire =
        kind.alwaysBroadcasts()
            || ask.broadcast() && kind.flagOnTheWire()
            || type == Ask.NAK && kind.nakToAll();
    int target = toAll ? Packets.BROADCAST : address == 0 ? ask.ciaddr() : address;
    if (ask.ciaddr() != 0 && type == Ask.ACK) {
      target = ask.ciaddr();
      onTheWire = kind.alwaysBroadcasts();
    }
    DhcpBytes bytes = DhcpBytes.reply(type, ask.mac(), ask.xid()).fixed(16, Packets.bytes(address));
    bytes.option(54, Packets.octets(id()));
    if (type != Ask.NAK) {
      if (address != 0) {
        bytes.option(51, Packets.octets((int) site.lease()));
      }
      bytes.option(1, Packets.octets(-1 << 32 - site.prefix()));
      bytes.option(
          3, Packets.octets(site.router(address) == 0 ? site.gateway() : site.router(address)));
      if (v6Only) {
        bytes.option(108, 0, 0, 7, 8);
      }
    }
    if (ask.broadcast()) {
      bytes.fixed(10, (byte) 0x80);
    }
    if (site.relay()) {
      bytes.fixed(24, Packets.bytes(site.gateway()));
    }
    byte[] frame =
        Packets.fromServer(
            bytes,
            mac(),
            onTheWire ? Packets.EVERYBODY : ask.source(),
            site.relay() ? site.gateway() : id(),
            target);
    Answer answer = new Answer(type, ask.xid(), address, this, site.lease(), v6Only);
    air.answer(frame, ask.from(), answer, ask.ciaddr() == 0);
  }
}
