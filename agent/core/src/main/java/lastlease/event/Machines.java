package lastlease.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lastlease.reports.EventReport;
import lastlease.reports.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Servers over rooms. Of one identifier and MAC is one machine; so is what has one MAC and another
 * identifier in another room (a server with an address in each VLAN). Home routers all call
 * themselves 192.168.1.1: two of different MACs are two. A MAC that several identifiers of one room
 * share is that of a router in front of them, and joins nothing.
 */
final class Machines {
  private final List<Machine> all = new ArrayList<>();
  private final Map<Known, Machine> byServer = new HashMap<>();
  private final Map<String, Machine> firstOfId = new HashMap<>();
  private final Map<String, Machine> firstOfMac = new HashMap<>();
  private final Map<String, Machine> firstOfBoth = new HashMap<>();
  private final Set<String> routers = new HashSet<>();

  private record Known(String room, String session, String id) {
    static Known of(Place place, String id) {
      return new Known(place.room(), place.seat().session(), id);
    }
  }

  private static final class Machine {
    private final int number;
    private final TreeSet<String> ids = new TreeSet<>();
    private @Nullable String mac;
    private Segment.Role role = Segment.Role.SEEN;
    private @Nullable Instant lastAlive;
    private final TreeSet<String> rooms = new TreeSet<>();

    Machine(int number) {
      this.number = number;
    }

    void add(Place place, Segment.Server server) {
      ids.add(server.id());
      mac = mac == null ? server.mac() : mac;
      // What is suspect in one room may be the server of the next; declared is declared.
      if (server.role() == Segment.Role.EXPECTED || role == Segment.Role.SEEN) {
        role = server.role();
      }
      Instant alive = place.seat().atOrNull(server.lastAlive());
      if (alive != null && (lastAlive == null || alive.isAfter(lastAlive))) {
        lastAlive = alive;
      }
      rooms.add(place.room());
    }

    /** What it is called. */
    String name() {
      return ids.first();
    }
  }

  Machines(List<Place> places) {
    places.forEach(this::findRouters);
    // Those whose MAC is known first, so that the others find theirs.
    for (boolean known : new boolean[] {true, false}) {
      for (Place place : places) {
        for (Segment.Server server : place.segment().servers()) {
          if (server.mac() != null == known) {
            Machine machine = of(server);
            machine.add(place, server);
            index(machine, server);
            byServer.put(Known.of(place, server.id()), machine);
          }
        }
      }
    }
  }

  private void findRouters(Place place) {
    Set<String> seen = new HashSet<>();
    for (Segment.Server server : place.segment().servers()) {
      String mac = server.mac();
      if (mac != null && (server.relay() != null || !seen.add(mac))) {
        routers.add(mac);
      }
    }
  }

  private void index(Machine machine, Segment.Server server) {
    firstOfId.merge(server.id(), machine, Machines::first);
    String mac = server.mac();
    if (mac != null) {
      firstOfMac.merge(mac, machine, Machines::first);
      firstOfBoth.merge(both(server.id(), mac), machine, Machines::first);
    }
  }

  private static String both(String id, String mac) {
    return mac + " " + id;
  }

  private static Machine first(Machine one, Machine other) {
    return one.number <= other.number ? one : other;
  }

  /** The first that it can be: of one identifier where a MAC is unknown, else of one MAC. */
  private Machine of(Segment.Server server) {
    String mac = server.mac();
    Machine found =
        mac == null ? firstOfId.get(server.id()) : firstOfBoth.get(both(server.id(), mac));
    if (mac != null && !routers.contains(mac)) {
      Machine same = firstOfMac.get(mac);
      found = found == null || same == null ? (found == null ? same : found) : first(found, same);
    }
    if (found != null) {
      return found;
    }
    Machine added = new Machine(all.size());
    all.add(added);
    return added;
  }

  /** What a room's server is called in the event; its own identifier where nobody knows it. */
  String name(Place place, String id) {
    Machine machine = byServer.get(Known.of(place, id));
    return machine == null ? id : machine.name();
  }

  /** The servers of a room that are this machine. */
  List<Segment.Server> of(Place place, String name) {
    return place.segment().servers().stream()
        .filter(server -> name(place, server.id()).equals(name))
        .toList();
  }

  List<EventReport.Server> servers() {
    return all.stream()
        .map(
            one ->
                new EventReport.Server(
                    one.name(),
                    List.copyOf(one.ids),
                    one.mac,
                    one.role,
                    one.lastAlive,
                    List.copyOf(one.rooms)))
        .sorted(
            Comparator.comparing(EventReport.Server::id)
                .thenComparing(server -> String.valueOf(server.mac())))
        .toList();
  }
}
