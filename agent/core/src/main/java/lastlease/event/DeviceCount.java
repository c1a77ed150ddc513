package lastlease.event;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lastlease.reports.Client;
import lastlease.reports.EventReport;
import lastlease.reports.Segment;

/**
 * Devices of all rooms, each once. A device is its MAC address, which is the same wherever one
 * network's name is; without one it is its seat's own.
 */
final class DeviceCount {
  private final Map<String, Latest> devices = new HashMap<>();
  private long omitted;

  /** Where a device was heard last, and how it stood there. */
  private static final class Latest {
    private Instant at = Instant.MIN;
    private Client.Outcome outcome = Client.Outcome.UNDETERMINED;
    private final Set<String> seats = new HashSet<>();
  }

  static EventReport.Devices of(List<Place> places) {
    DeviceCount count = new DeviceCount();
    places.forEach(count::add);
    return count.total();
  }

  private void add(Place place) {
    Segment segment = place.segment();
    omitted += Math.max(0, segment.totals().clientsOmitted() - segment.totals().madeUp());
    for (Client client : segment.clients()) {
      if (!client.own()) {
        Latest device = devices.computeIfAbsent(key(place, client), key -> new Latest());
        device.seats.add(place.seat().seat());
        Instant at = lastHeard(place, client);
        if (!at.isBefore(device.at)) {
          device.at = at;
          device.outcome = client.outcome();
        }
      }
    }
  }

  /** What tells devices apart over rooms. */
  static String key(Place place, Client client) {
    return client.mac() != null
        ? client.mac()
        : place.seat().session() + " " + place.segment().id() + " " + client.id();
  }

  private static Instant lastHeard(Place place, Client client) {
    List<Client.Event> events = client.events();
    Instant last = events.isEmpty() ? client.lastDiscover() : events.get(events.size() - 1).at();
    return last == null ? Instant.EPOCH : place.at(last);
  }

  private EventReport.Devices total() {
    Map<Client.Outcome, Long> outcomes = new EnumMap<>(Client.Outcome.class);
    for (Client.Outcome outcome : Client.Outcome.values()) {
      outcomes.put(outcome, 0L);
    }
    devices.values().forEach(device -> outcomes.merge(device.outcome, 1L, Long::sum));
    long several = devices.values().stream().filter(device -> device.seats.size() > 1).count();
    return new EventReport.Devices(devices.size(), outcomes, several, omitted);
  }
}
