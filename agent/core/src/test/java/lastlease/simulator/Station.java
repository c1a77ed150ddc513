package lastlease.simulator;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A device: asks for an address in the manner of its kind, uses it, renews it, leaves. */
public final class Station {
  private enum State {
    AWAY,
    REBOOTING,
    SELECTING,
    REQUESTING,
    BOUND,
    REBINDING,
    WITHOUT_V4
  }

  public final ClientKind kind;
  public final String hostname;
  private final Air air;
  private final Random random;
  private final Host host;
  private final boolean broadcast;
  private final boolean changesMac;
  private final Reboot reboot;
  private final Search search;
  private boolean ghost;
  private boolean takes = true;
  private boolean deaf;
  private long source;
  private long mac;
  private State state = State.AWAY;
  private int epoch;
  private int xid;
  private long began;
  private boolean newcomer;
  private int address;
  private double lease;
  private long leasedAt;
  private @Nullable Server server;

  /** A name that an attacker made up. */
  public static Station ghost(Air air, ClientKind kind, int number, long source, boolean takes) {
    Station ghost = new Station(air, kind, number, 0);
    ghost.ghost = true;
    ghost.source = source;
    ghost.takes = takes;
    return ghost;
  }

  /** The same, of an address and a hostname that the attacker chose. */
  public static Station ghost(Air air, ClientKind kind, long mac, String hostname) {
    Station ghost = new Station(air, kind, mac, hostname, 0);
    ghost.ghost = true;
    return ghost;
  }

  public Station(Air air, ClientKind kind, int number, double changesMac) {
    this(
        air,
        kind,
        air.random.nextDouble() < kind.randomMac()
            ? Macs.madeUp(air.random)
            : Macs.real(kind, number),
        air.random.nextInt(5) == 0 ? "" : kind.name() + "-" + number,
        changesMac);
  }

  private Station(Air air, ClientKind kind, long mac, String hostname, double changesMac) {
    this.air = air;
    this.random = air.random;
    this.kind = kind;
    this.mac = mac;
    this.hostname = hostname;
    this.broadcast = random.nextDouble() < kind.broadcastFlag();
    boolean made = Macs.isMadeUp(mac);
    this.changesMac = made && random.nextDouble() < changesMac;
    this.host = new Host(this, air);
    this.search = new Search(this, air);
    this.reboot = new Reboot(this, air, host);
  }

  public boolean isGhost() {
    return ghost;
  }

  public long mac() {
    return mac;
  }

  public int address() {
    return address;
  }

  public @Nullable Server server() {
    return server;
  }

  public long began() {
    return began;
  }

  /** Seconds since it began to ask. */
  public double waited() {
    return (double) (air.clock.now() - began) / Clock.SECOND;
  }

  public boolean isBound() {
    return state == State.BOUND || state == State.REBINDING;
  }

  public boolean isNewcomer() {
    return newcomer;
  }

  /** Looks for its gateway so often a second. */
  public void chats(double rate) {
    host.chats(rate);
  }

  /** Was here before all began, with an address. */
  public void resident(Server from, int at, double leaseSeconds, double age, boolean present) {
    server = from;
    address = at;
    lease = leaseSeconds;
    leasedAt = air.clock.now() - (long) (age * Clock.SECOND);
    air.truth.leased(mac);
    if (present) {
      epoch++;
      state = State.BOUND;
      air.uses(at, this);
      new Renewal(this, air, server, lease).begins(leaseSeconds - age);
      host.settles();
    }
  }

  /** Brings an address from elsewhere. */
  public void remembers(int at) {
    address = at;
    lease = 86_400;
    leasedAt = air.clock.now();
  }

  /** From now on it hears nothing, or hears again; it is heard all the while. */
  public void deaf(boolean now) {
    deaf = now;
  }

  public void ifUnanswered(IfUnanswered what) {
    reboot.ifUnanswered(what);
  }

  /** Uses an address that nobody gave it now: set by hand, or of an earlier lease. */
  public void usesUnleased(int at) {
    epoch++;
    state = State.BOUND;
    server = null;
    address = at;
    air.uses(at, this);
    host.settles();
  }

  /** Comes, or comes back. */
  public void joins() {
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
      reboot.asks(1);
    } else {
      startsOver();
    }
  }

  /** Leaves, with or without a word. */
  public void leaves(boolean releases) {
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
  public void informs() {
    if (address != 0) {
      air.ask(ask(Ask.INFORM, address, 0, 0));
    }
  }

  private double leaseLeft() {
    return lease - (double) (air.clock.now() - leasedAt) / Clock.SECOND;
  }

  /** Does something later, unless its state has changed meanwhile. */
  public void later(double seconds, Runnable what) {
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

  /** What it asks for the address with that it remembers. */
  Ask reboot() {
    return ask(Ask.REQUEST, 0, address, 0);
  }

  /** Forgets what it had, and looks for a server; {@code began} stays for the elapsed seconds. */
  void startsOver() {
    newcomer = true;
    address = 0;
    server = null;
    epoch++;
    state = State.SELECTING;
    search.begins();
    newXid();
    double fallsBack = kind.fallsBack(random);
    if (kind.fallback() != ClientKind.Fallback.NEVER && !host.onLinkLocal()) {
      air.clock.after(Math.max(0, fallsBack), guarded(host::fallsBack));
    }
    later(Math.max(0, -fallsBack), search::discovers);
  }

  private Runnable guarded(Runnable what) {
    int mine = epoch;
    return () -> {
      if (mine == epoch && state == State.SELECTING) {
        what.run();
      }
    };
  }

  void newXid() {
    xid = random.nextInt();
  }

  /** If it is one of those that randomise their address anew now and then. */
  void changesMac() {
    if (changesMac) {
      mac = Macs.madeUp(random);
      began = air.clock.now();
    }
  }

  Ask discover() {
    return ask(Ask.DISCOVER, 0, 0, 0);
  }

  /** A message of a server arrives. */
  public void takes(Answer answer) {
    if (answer.xid() != xid || state == State.AWAY) {
      return;
    }
    if (deaf) {
      air.truth.unheard(this, answer);
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
  public Ask extension(boolean rebinding) {
    if (rebinding) {
      state = State.REBINDING;
    } else {
      xid = random.nextInt();
    }
    return ask(Ask.REQUEST, address, 0, 0);
  }

  /** Its lease has ended. */
  public void loses() {
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
