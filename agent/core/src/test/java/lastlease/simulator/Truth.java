package lastlease.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/** What really happened, and since when. */
public final class Truth {
  /** A claim may be true of what was so lately. */
  private static final long LATELY = 180 * Clock.SECOND;

  /** Seconds beyond which an answer is late. */
  private static final double LONG = 4;

  private record Span(long from, long to) {}

  private final Clock clock;
  private final Map<Station, Integer> denials = new HashMap<>();
  private final Set<Station> victims = new LinkedHashSet<>();
  private final Set<Station> everDenied = new LinkedHashSet<>();
  private final List<Span> full = new ArrayList<>();
  private final List<Span> downs = new ArrayList<>();
  private final Map<Server, Long> downSince = new HashMap<>();
  private Consumer<Supplier<String>> log = line -> {};
  private List<Server> servers = List.of();
  private boolean watched;
  private int servedInView;
  private int refusals;
  private int waitedLong;
  private final Map<Station, Integer> refusedBy = new HashMap<>();
  private final Map<Station, Integer> vain = new HashMap<>();
  private final Map<Station, Integer> unheard = new HashMap<>();
  private final Set<Long> leased = new HashSet<>();
  private final Set<Long> forged = new HashSet<>();
  private long refusedTwice = Long.MAX_VALUE;
  private long overtaken = Long.MAX_VALUE;
  private int declines;
  private long second;
  private boolean servedBeforeSecond;
  private long floodFrom = Long.MAX_VALUE;
  private long rogueFrom = Long.MAX_VALUE;
  private @Nullable Server rogue;
  private int servedByRogue;

  public Truth(Clock clock) {
    this.clock = clock;
  }

  public void log(Consumer<Supplier<String>> to) {
    log = to;
  }

  public void servers(List<Server> all) {
    servers = all;
  }

  /** From now on the agent could know. */
  public void watched() {
    watched = true;
  }

  public void asked(Ask ask) {
    log.accept(() -> ask.from() + " " + ask.told());
    if (ask.from().isGhost() && floodFrom <= clock.now() && watched) {
      forged.add(ask.mac());
    }
    if (ask.type() == Ask.DISCOVER && downSince.size() == servers.size()) {
      vain.merge(ask.from(), 1, Integer::sum);
    }
  }

  public void answered(Station to, Answer answer) {
    log.accept(
        () -> to + " <- " + Ask.name(answer.type()) + " " + Integer.toHexString(answer.address()));
  }

  /** A station that hears nothing was answered. */
  void unheard(Station who, Answer answer) {
    unheard.merge(who, 1, Integer::sum);
    log.accept(() -> who + " does not hear " + Ask.name(answer.type()));
  }

  /** A server gives a lease, or gave one before all began. */
  void leased(long mac) {
    leased.add(mac);
  }

  /** A DISCOVER of a client without a lease came to a server that had no address left. */
  public void denied(Station who, Server by) {
    boolean elsewhere =
        servers.stream()
            .anyMatch(one -> one != by && one.alive() && one.isFor(who) && one.pool().anyFree());
    log.accept(() -> who + " is denied" + (elsewhere ? ", but not by all" : ""));
    if (elsewhere) {
      return;
    }
    Span last = full.isEmpty() ? null : full.get(full.size() - 1);
    if (last != null && clock.now() - last.to() <= LATELY) {
      full.set(full.size() - 1, new Span(last.from(), clock.now()));
    } else {
      full.add(new Span(clock.now(), clock.now()));
    }
    if (who.isGhost()) {
      return;
    }
    everDenied.add(who);
    if (watched && denials.merge(who, 1, Integer::sum) == 2) {
      victims.add(who);
      if (victims.size() == 2 && second == 0) {
        second = clock.now();
        servedBeforeSecond = servedInView > 0;
        log.accept(() -> "two victims");
      }
    }
  }

  public void served(Station who) {
    log.accept(() -> who + " is served");
    denials.remove(who);
    servedByRogue += rogue != null && who.server() == rogue ? 1 : 0;
    if (who.isNewcomer() && who.began() > refusedTwice) {
      overtaken = Math.min(overtaken, clock.now());
    }
    if (second == 0) {
      victims.remove(who);
    }
    if (watched && who.isNewcomer()) {
      waitedLong += who.waited() > LONG ? 1 : 0;
      servedInView++;
    }
  }

  public void refused(Station who) {
    if (refusedBy.merge(who, 1, Integer::sum) == 2) {
      refusedTwice = Math.min(refusedTwice, clock.now());
    }
    log.accept(() -> who + " is refused by policy");
  }

  public void refusal(Station who) {
    refusals++;
    log.accept(() -> who + " gets a NAK");
  }

  public void declined() {
    declines++;
  }

  public void down(Server server) {
    log.accept(() -> "server down");
    downSince.put(server, clock.now());
  }

  public void up(Server server) {
    log.accept(() -> "server up");
    Long since = downSince.remove(server);
    if (since != null) {
      downs.add(new Span(since, clock.now()));
    }
  }

  public void flood() {
    floodFrom = Math.min(floodFrom, clock.now());
  }

  public void rogue(Server server) {
    rogue = server;
    rogueFrom = Math.min(rogueFrom, clock.now());
  }

  /** Whether a verdict holds at a moment; only what can be told for certain is checked. */
  public boolean allows(Verdict verdict, long at) {
    return switch (verdict) {
      case POOL_EXHAUSTED -> within(full, at);
      case SERVER_UNREACHABLE ->
          within(downs, at) || downSince.values().stream().anyMatch(since -> since <= at);
      case STARVATION_ATTACK -> floodFrom <= at;
      case ROGUE_SERVER -> rogueFrom <= at;
      case ADDRESS_CONFLICTS -> declines > 0;
      case REQUESTS_REFUSED -> refusals > 0;
      default -> true;
    };
  }

  private static boolean within(List<Span> spans, long at) {
    return spans.stream().anyMatch(span -> span.from() <= at && at <= span.to() + LATELY);
  }

  /** Whether the agent could have seen any newcomer succeed. */
  public boolean served() {
    return servedInView > 0;
  }

  /** Newcomers that asked twice at least while no server lived. */
  public long inVain() {
    return vain.values().stream().filter(count -> count >= 2).count();
  }

  /**
   * Whether the frames until then are those of a full pool, though a policy refuses some: no
   * newcomer came after they had failed, and was served.
   */
  public boolean looksFull(long at) {
    return refusedTwice <= at && at < overtaken;
  }

  /** Devices that a policy refused twice at least. */
  public long refusedTwice() {
    return refusedBy.values().stream().filter(count -> count >= 2).count();
  }

  /** Devices that did not hear two answers at least. */
  public long deaf() {
    return unheard.values().stream().filter(count -> count >= 2).count();
  }

  /** Names that the attacker used in view. */
  public int forged() {
    return forged.size();
  }

  /** Whether a device ever had a lease of a server here. */
  public boolean everLeased(long mac) {
    return leased.contains(mac);
  }

  /** When somebody was last denied for lack of an address; 0 if never. */
  public long lastDenied() {
    return full.isEmpty() ? 0 : full.get(full.size() - 1).to();
  }

  /** NAKs of all time. */
  public int refusals() {
    return refusals;
  }

  /** Clients that a server which does not belong here has led astray. */
  public int servedByRogue() {
    return servedByRogue;
  }

  /** Newcomers that waited long for what they got at last. */
  public int waitedLong() {
    return waitedLong;
  }

  public boolean everFull() {
    return !full.isEmpty();
  }

  /** When the second newcomer's second DISCOVER was denied; 0 if never. */
  public long second() {
    return second;
  }

  /** Whether the agent could have seen a newcomer succeed before. */
  public boolean servedBeforeSecond() {
    return servedBeforeSecond;
  }

  public Set<Station> denied() {
    return everDenied;
  }
}
