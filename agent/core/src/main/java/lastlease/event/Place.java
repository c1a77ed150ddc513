package lastlease.event;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lastlease.reports.Client;
import lastlease.reports.Segment;
import org.jspecify.annotations.Nullable;

/**
 * One segment of one seat's session, with its name in the event.
 *
 * @param room the seat's name, with the segment where the seat has several
 * @param newest whether the room is told by this session, not by a later one
 * @param clients its clients, by id
 */
record Place(String room, SeatReport seat, Segment segment, boolean newest, Clients clients) {

  Place(String room, SeatReport seat, Segment segment, boolean newest) {
    this(room, seat, segment, newest, new Clients(segment));
  }

  /** The clients of a segment by id: looked up for each victim of each incident, made once. */
  static final class Clients {
    private final Segment segment;
    private @Nullable Map<String, Client> byId;

    Clients(Segment segment) {
      this.segment = segment;
    }

    /** Null where it is not listed. */
    @Nullable Client of(String id) {
      Map<String, Client> known = byId;
      if (known == null) {
        known = new HashMap<>();
        for (Client client : segment.clients()) {
          known.put(client.id(), client);
        }
        byId = known;
      }
      return known.get(id);
    }
  }

  Instant at(Instant told) {
    return seat.at(told);
  }

  /** The server of a subnet here: the one in it or relayed into it, else the only one. */
  @Nullable String serverOf(String subnet) {
    Subnet net = Subnet.parse(subnet);
    List<Segment.Server> all = segment.servers();
    if (net != null) {
      for (Segment.Server server : all) {
        String relay = server.relay();
        if (net.holds(server.id()) || relay != null && net.holds(relay)) {
          return server.id();
        }
      }
    }
    return only(all);
  }

  /** The only server of this segment that is not suspect; null where there is none, or several. */
  @Nullable String onlyServer() {
    return only(segment.servers());
  }

  private static @Nullable String only(List<Segment.Server> servers) {
    Set<String> ids = new HashSet<>();
    servers.stream()
        .filter(server -> server.role() != Segment.Role.SUSPECT)
        .forEach(server -> ids.add(server.id()));
    return ids.size() == 1 ? ids.iterator().next() : null;
  }

  /** The only pool's subnet, or null. */
  @Nullable String onlySubnet() {
    return segment.pools().size() == 1 ? segment.pools().get(0).subnet() : null;
  }
}
