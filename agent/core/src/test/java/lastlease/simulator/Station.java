package lastlease.simulator;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A device: asks for an address in the manner of its kind, uses it, renews it, leaves. */
public final class Station {
  enum State {
    AWAY,
    REBOOTING,
    SELECTING,
    REQUESTING,
    BOUND,
    REBINDING,
    WITHOUT_V4
  }

  private static final int DAY = 86_400;

  public final ClientKind kind;
  public final String hostname;
  private final Air air;
  private final Random random;
  private final Host host;
  private final Identity identity;
  private final Reboot reboot;
  private final Search search;
  private final Taking taking;
  private boolean ghost;
  private State state = State.AWAY;
  private int epoch;
  private int xid;
  private long began;
  private boolean newcomer;
  private Held held = Held.NOTHING;

  /** A name that an attacker made up. */
  public static Station ghost(Air air, ClientKind kind, int number, long source, boolean takes) {
    Station ghost = new Station(air, kind, number, 0);
    ghost.ghost = true;
    ghost.identity.comesFrom(source);
    if (!takes) {
      ghost.taking.takesNoOffer();
    }
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
    this.hostname = hostname;
    this.identity = new Identity(kind, hostname, mac, changesMac, random);
    this.host = new Host(this, air);
    this.taking = new Taking(this, air, host);
    this.search = new Search(this, air);
    this.reboot = new Reboot(this, air, host);
  }

  public boolean isGhost() {
    return ghost;
  }

  public long mac() {
    return identity.mac();
  }

  public int address() {
    return held.address();
  }

  public @Nullable Server server() {
    return held.from();
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
    held = new Held(from, at, leaseSeconds, air.clock.now() - (long) (age * Clock.SECOND));
    air.truth.leased(mac());
    if (present) {
      epoch++;
      state = State.BOUND;
      air.uses(at, this);
      new Renewal(this, air, from, leaseSeconds).begins(leaseSeconds - age);
      host.settles();
    }
  }

  /** Brings an address from elsewhere. */
  public void remembers(int at) {
    held = new Held(held.from(), at, DAY, air.clock.now());
  }

  /** From now on it hears nothing, or hears again; it is heard all the while. */
  public void deaf(boolean now) {
    taking.deaf(now);
  }

  public void ifUnanswered(IfUnanswered what) {
    reboot.ifUnanswered(what);
  }

  /** Uses an address that nobody gave it now: set by hand, or of an earlier lease. */
  public void usesUnleased(int at) {
    turns(State.BOUND);
    held = new Held(null, at, held.seconds(), held.since());
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
    if (held.address() != 0 && held.left(began) > 0) {
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
    if (isBound()) {
      Server from = held.from();
      if (releases && from != null) {
        air.ask(ask(Ask.RELEASE, address(), 0, from.id()), from);
        air.leaves(address(), this);
        held = held.without();
      } else {
        air.leaves(address(), this);
      }
    }
    turns(State.AWAY);
  }

  /** Asks for options only, having an address by hand. */
  public void informs() {
    if (address() != 0) {
      air.ask(ask(Ask.INFORM, address(), 0, 0));
    }
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

  Ask ask(int type, int ciaddr, int requested, int serverId) {
    return identity.ask(this, type, xid, waited(), ciaddr, requested, serverId);
  }

  /** What it asks for the address with that it remembers. */
  Ask reboot() {
    return ask(Ask.REQUEST, 0, address(), 0);
  }

  /** Forgets what it had, and looks for a server; {@code began} stays for the elapsed seconds. */
  void startsOver() {
    newcomer = true;
    held = new Held(null, 0, held.seconds(), held.since());
    turns(State.SELECTING);
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
    if (identity.changes(random)) {
      began = air.clock.now();
    }
  }

  Ask discover() {
    return ask(Ask.DISCOVER, 0, 0, 0);
  }

  /** A message of a server arrives. */
  public void takes(Answer answer) {
    if (answer.xid() == xid && state != State.AWAY) {
      taking.takes(answer);
    }
  }

  State state() {
    return state;
  }

  /** Is in a state, and what it was about to do later is off. */
  void turns(State into) {
    epoch++;
    state = into;
  }

  /** It has a lease from now on. */
  void holds(Server from, int at, double leaseSeconds) {
    turns(State.BOUND);
    held = new Held(from, at, leaseSeconds, air.clock.now());
  }

  /** What it sends to keep its lease: to its own server, or to all when rebinding. */
  public Ask extension(boolean rebinding) {
    if (rebinding) {
      state = State.REBINDING;
    } else {
      xid = random.nextInt();
    }
    return ask(Ask.REQUEST, address(), 0, 0);
  }

  /** Its lease has ended. */
  public void loses() {
    air.leaves(address(), this);
    beginsAnew();
  }

  /** Its wait for an address begins here. */
  void beginsAnew() {
    began = air.clock.now();
    startsOver();
  }

  @Override
  public String toString() {
    return kind.name() + "/" + String.format(java.util.Locale.ROOT, "%012x", mac());
  }
}
