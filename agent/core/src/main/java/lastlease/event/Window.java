package lastlease.event;

import java.time.Instant;
import java.util.HashSet;
import java.util.PriorityQueue;
import lastlease.reports.Client;
import org.jspecify.annotations.Nullable;

/**
 * When a sign of life tells something of an outage: a while after its begin and before its end, and
 * between unanswered DISCOVERs of its victims: two of them have asked before, and one asks in vain
 * after it. By the hub's clock.
 *
 * @param from the first such moment
 * @param until the last such moment; before the first where there is none
 * @param victims whose DISCOVERs are known
 */
record Window(Instant from, Instant until, int victims) {
  private static final int BEFORE = 2;

  static Window of(RoomIncident incident) {
    Place place = incident.place();
    PriorityQueue<Instant> firsts = new PriorityQueue<>();
    Instant last = Instant.MIN;
    for (String id : new HashSet<>(incident.incident().clients())) {
      Client client = place.clients().of(id);
      @Nullable Instant begin = client == null ? null : client.firstDiscover();
      @Nullable Instant end = client == null ? null : client.lastDiscover();
      if (begin != null && end != null) {
        // Of an earlier attempt it may be the first; the incident began when it says.
        firsts.add(later(place.at(begin), incident.began()));
        last = later(last, place.at(end));
      }
    }
    int victims = firsts.size();
    if (victims < BEFORE) {
      return new Window(Instant.MAX, Instant.MIN, victims);
    }
    firsts.remove();
    Instant asked = firsts.remove();
    Instant end = RoomIncident.end(incident);
    Instant inVain = last.minusNanos(1);
    return new Window(
        later(asked.plusNanos(1), incident.began().plus(Witnesses.SLACK)),
        end.isBefore(inVain) ? end : inVain,
        victims);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  boolean isEmpty() {
    return until.isBefore(from);
  }
}
