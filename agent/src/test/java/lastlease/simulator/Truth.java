package lastlease.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import lastlease.reports.Verdict;

/** What really happened, and since when. */
final class Truth {
  /** A claim may be true of what was so lately. */
  private static final long LATELY = 180 * Clock.SECOND;

  private record Span(long from, long to) {}

  private final Clock clock;
  private final Map<Station, Integer> denials = new HashMap<>();
  private final Set<Station> victims = new LinkedHashSet<>();
  private final Set<Station> everDenied = new LinkedHashSet<>();
  private final List<Span> full = new ArrayList<>();
  private final List<Span> downs = new ArrayList<>();
  private final Map<Server, Long> downSince = new HashMap<>();
  private Consumer<String> log = line -> {};
  private List<Server> servers = List.of();
  private boolean watched;
  private int servedInView;
  private int refusals;
  private int declines;
  private long second;
  private boolean servedBeforeSecond;
  private long floodFrom = Long.MAX_VALUE;
  private long rogueFrom = Long.MAX_VALUE;

  Truth(Clock clock) {
    this.clock = clock;
  }

  void log(Consumer<String> to) {
    log = to;
  }

  void note(String line) {
    log.accept(line);
  }

  void servers(List<Server> all) {
    servers = all;
  }

  /** From now on the agent could know. */
  void watched() {
    watched = true;
  }

  void asked(Ask ask) {
    log.accept(ask.from() + " asks " + ask.type() + " xid " + ask.xid());
  }

  void answered(Station to, Answer answer) {
    log.accept("answer " + answer.type() + " to " + to);
  }

  /** A DISCOVER of a client without a lease came to a server that had no address left. */
  void denied(Station who, Server by) {
    boolean elsewhere =
        servers.stream().anyMatch(one -> one != by && one.alive() && one.pool().anyFree());
    log.accept(who + " is denied" + (elsewhere ? ", but not by all" : ""));
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
        log.accept("two victims");
      }
    }
  }

  void served(Station who) {
    log.accept(who + " is served");
    denials.remove(who);
    if (second == 0) {
      victims.remove(who);
    }
    if (watched && who.isNewcomer()) {
      servedInView++;
    }
  }

  void refused(Station who) {
    log.accept(who + " is refused by policy");
  }

  void refusal(Station who) {
    refusals++;
    log.accept(who + " gets a NAK");
  }

  void declined() {
    declines++;
  }

  void down(Server server) {
    log.accept("server down");
    downSince.put(server, clock.now());
  }

  void up(Server server) {
    log.accept("server up");
    Long since = downSince.remove(server);
    if (since != null) {
      downs.add(new Span(since, clock.now()));
    }
  }

  void flood() {
    floodFrom = Math.min(floodFrom, clock.now());
  }

  void rogue() {
    rogueFrom = Math.min(rogueFrom, clock.now());
  }

  /** Whether a verdict holds at a moment; only what can be told for certain is checked. */
  boolean allows(Verdict verdict, long at) {
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

  boolean everFull() {
    return !full.isEmpty();
  }

  /** When the second newcomer's second DISCOVER was denied; 0 if never. */
  long second() {
    return second;
  }

  /** Whether the agent could have seen a newcomer succeed before. */
  boolean servedBeforeSecond() {
    return servedBeforeSecond;
  }

  Set<Station> denied() {
    return everDenied;
  }
}
