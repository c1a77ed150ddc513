package lastlease.simulator;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A device: asks for an address in the manner of its kind, uses it, renews it, leaves. */
final class Station {
  private enum State {
    AWAY,
    REBOOTING,
    SELECTING,
    REQUESTING,
    BOUND,
    REBINDING,
    WITHOUT_V4
  }

  final ClientKind kind;
  final String hostname;
  private final Air air;
  private final Random random;
  private final Host host;
  private final boolean broadcast;
  private final boolean changesMac;
  private boolean ghost;
  private boolean takes = true;
  private long source;
  private long mac;
  private State state = State.AWAY;
  private int epoch;
  private int xid;
  private int sent;
  private long began;
  private long roundBegan;
  private boolean newcomer;
  private int address;
  private double lease;
  private long leasedAt;
  private @Nullable Server server;

  /** A name that an attacker made up. */
  static Station ghost(Air air, ClientKind kind, int number, long source, boolean takes) {
    Station ghost = new Station(air, kind, number, 0);
    ghost.ghost = true;
    ghost.source = source;
    ghost.takes = takes;
    return ghost;
  }

  Station(Air air, ClientKind kind, int number, double changesMac) {
    this.air = air;
    this.random = air.random;
    this.kind = kind;
    boolean made = random.nextDouble() < kind.randomMac();
    this.mac = made ? madeUp(random) : real(kind, number);
    this.hostname = random.nextInt(5) == 0 ? "" : kind.name() + "-" + number;
    this.broadcast = random.nextDouble() < kind.broadcastFlag();
    this.changesMac = made && random.nextDouble() < changesMac;
    this.host = new Host(this, air);
  }

  static long madeUp(Random random) {
    return 0x0200_0000_0000L
        | (long) (random.nextInt(64) << 2) << 40
        | random.nextLong() & 0xFF_FFFF_FFFFL;
  }

  private static long real(ClientKind kind, int number) {
    return 0x3C22_FB00_0000L + ((long) (kind.name().hashCode() & 0xFF) << 24) + number;
  }

  boolean isGhost() {
    return ghost;
  }

  long mac() {
    return mac;
  }

  int address() {
    return address;
  }

  @Nullable Server server() {
    return server;
  }

  long began() {
    return began;
  }

  /** Seconds since it began to ask. */
  double waited() {
    return (double) (air.clock.now() - began) / Clock.SECOND;
  }

  boolean isBound() {
    return state == State.BOUND || state == State.REBINDING;
  }

  boolean isNewcomer() {
    return newcomer;
  }

  /** Looks for its gateway so often a second. */
  void chats(double rate) {
    host.chats(rate);
  }

  /** Was here before all began, with an address. */
  void resident(Server from, int at, double leaseSeconds, double age, boolean present) {
    server = from;
    address = at;
    lease = leaseSeconds;
    leasedAt = air.clock.now() - (long) (age * Clock.SECOND);
    if (present) {
      epoch++;
      state = State.BOUND;
      air.uses(at, this);
      new Renewal(this, air, server, lease).begins(leaseSeconds - age);
      host.settles();
    }
  }

  /** Brings an address from elsewhere. */
  void remembers(int at) {
    address = at;
    lease = 86_400;
    leasedAt = air.clock.now();
  }

  /** Comes, or comes back. */
  void joins() {
    if (state != State.AWAY) {
      return;
    }
    epoch++;
    began = air.clock.now();
    boolean remembered = address != 0 && leaseLeft() > 0;
    if (remembered) {
      newcomer = false;
      state = State.REBOOTING;
      xid = random.nextInt();
      reboots(1);
    } else {
      startsOver();
    }
  }

  /** Leaves, with or without a word. */
  void leaves(boolean releases) {
    epoch++;
    if (isBound()) {
      if (releases && server != null) {
        air.ask(ask(Ask.RELEASE, address, 0, server.id()), server);
        air.leaves(address, this);
        address = 0;
      } else {
        air.leaves(address, this);
      }
    }
    state = State.AWAY;
  }

  /** Asks for options only, having an address by hand. */
  void informs() {
    if (address != 0) {
      air.ask(ask(Ask.INFORM, address, 0, 0));
    }
  }

  private double leaseLeft() {
    return lease - (double) (air.clock.now() - leasedAt) / Clock.SECOND;
  }

  /** Does something later, unless its state has changed meanwhile. */
  void later(double seconds, Runnable what) {
    int mine = epoch;
    air.clock.after(
        seconds,
        () -> {
          if (mine == epoch) {
            what.run();
          }
        });
  }

  private Ask ask(int type, int ciaddr, int requested, int serverId) {
    double elapsed = (double) (air.clock.now() - began) / Clock.SECOND;
    boolean discover = type == Ask.DISCOVER;
    return new Ask(
        type,
        this,
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

  private void reboots(int n) {
    air.ask(ask(Ask.REQUEST, 0, address, 0));
    later(
        3.5 + n + random.nextDouble(),
        () -> {
          if (n < 2) {
            reboots(n + 1);
          } else {
            startsOver();
          }
        });
  }

  /** Forgets what it had, and looks for a server; {@code began} stays for the elapsed seconds. */
  private void startsOver() {
    newcomer = true;
    address = 0;
    server = null;
    epoch++;
    state = State.SELECTING;
    sent = 0;
    roundBegan = air.clock.now();
    xid = random.nextInt();
    double fallsBack = kind.fallsBack(random);
    if (kind.fallback() != ClientKind.Fallback.NEVER && !host.onLinkLocal()) {
      air.clock.after(Math.max(0, fallsBack), guarded(host::fallsBack));
    }
    later(Math.max(0, -fallsBack), this::discovers);
  }

  private Runnable guarded(Runnable what) {
    int mine = epoch;
    return () -> {
      if (mine == epoch && state == State.SELECTING) {
        what.run();
      }
    };
  }

  private void discovers() {
    if (kind.newXid() == ClientKind.NewXid.PER_MESSAGE) {
      xid = random.nextInt();
    }
    sent++;
    air.ask(ask(Ask.DISCOVER, 0, 0, 0));
    double elapsed = (double) (air.clock.now() - roundBegan) / Clock.SECOND;
    double gap = kind.gaps().after(random, sent, elapsed);
    if (Double.isNaN(gap)) {
      return;
    }
    if (gap >= 0) {
      later(gap, this::discovers);
    } else {
      later(-gap, this::nextRound);
    }
  }

  private void nextRound() {
    sent = 0;
    roundBegan = air.clock.now();
    if (kind.newXid() == ClientKind.NewXid.PER_ROUND) {
      xid = random.nextInt();
    }
    if (changesMac) {
      mac = madeUp(random);
      began = air.clock.now();
    }
    discovers();
  }

  /** A message of a server arrives. */
  void takes(Answer answer) {
    if (answer.xid() != xid || state == State.AWAY) {
      return;
    }
    switch (answer.type()) {
      case Ask.OFFER -> offered(answer);
      case Ask.ACK -> acknowledged(answer);
      default -> refused();
    }
  }

  private void offered(Answer answer) {
    if (state != State.SELECTING || !takes) {
      return;
    }
    epoch++;
    if (answer.v6Only() && kind.asksV6Only()) {
      state = State.WITHOUT_V4;
      air.truth.served(this);
      return;
    }
    state = State.REQUESTING;
    requests(answer, 1);
  }

  private void requests(Answer offer, int n) {
    air.ask(ask(Ask.REQUEST, 0, offer.address(), offer.server().id()));
    later(
        kind.requests().gap(n) + random.nextDouble() - 0.5,
        () -> {
          if (n < kind.requests().tries()) {
            requests(offer, n + 1);
          } else {
            startsOver();
          }
        });
  }

  private void acknowledged(Answer answer) {
    boolean asked =
        state == State.REQUESTING
            || state == State.REBOOTING
            || state == State.REBINDING
            || state == State.SELECTING && kind.rapidCommit()
            || state == State.BOUND;
    if (!asked || answer.address() == 0) {
      return;
    }
    boolean fresh = !isBound();
    epoch++;
    state = State.BOUND;
    server = answer.server();
    lease = answer.lease();
    leasedAt = air.clock.now();
    address = answer.address();
    if (fresh) {
      binds();
    }
    new Renewal(this, air, server, lease).begins(lease);
  }

  private void binds() {
    Object other = air.user(address);
    if (other != null && other != this && kind.probes() && server != null) {
      Server from = server;
      int taken = address;
      host.probes(taken);
      later(0.9 + random.nextDouble(), () -> declines(taken, from));
      return;
    }
    air.uses(address, this);
    air.truth.served(this);
    host.settles();
  }

  private void declines(int taken, Server from) {
    air.ask(ask(Ask.DECLINE, 0, taken, from.id()));
    epoch++;
    later(10, this::beginsAnew);
  }

  private void refused() {
    if (state != State.REQUESTING && state != State.REBOOTING && !isBound()) {
      return;
    }
    if (isBound()) {
      air.leaves(address, this);
    }
    epoch++;
    state = State.SELECTING;
    later(
        0.05 + (random.nextInt(3) == 0 ? 1 + random.nextDouble() * 9 : random.nextDouble()),
        this::beginsAnew);
  }

  /** What it sends to keep its lease: to its own server, or to all when rebinding. */
  Ask extension(boolean rebinding) {
    if (rebinding) {
      state = State.REBINDING;
    } else {
      xid = random.nextInt();
    }
    return ask(Ask.REQUEST, address, 0, 0);
  }

  /** Its lease has ended. */
  void loses() {
    air.leaves(address, this);
    beginsAnew();
  }

  private void beginsAnew() {
    began = air.clock.now();
    startsOver();
  }

  @Override
  public String toString() {
    return kind.name() + "/" + String.format(java.util.Locale.ROOT, "%012x", mac);
  }
}
