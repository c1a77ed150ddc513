package lastlease.diagnose.pool;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import lastlease.reports.Client;

/**
 * A crowd, replayed against another pool, or another lease time, with arrivals and stays as seen. A
 * device that is there renews at half of its lease (RFC 2131 4.4.5); one that left keeps its
 * address until the lease ends. Who finds none asks again, and gets the next one that comes free.
 *
 * @param visits of devices, by their arrival
 * @param held addresses that others hold all the time: devices that never spoke in view
 */
public record Crowd(List<Visit> visits, long held) {
  /** Who gets an address within this time was not without one; clients ask so often. */
  private static final double PATIENCE = 60;

  /**
   * A device's visit, as far as it was heard.
   *
   * @param from seconds since the first arrival
   * @param to seconds since the first arrival, not before {@code from}
   */
  public record Visit(double from, double to) {}

  /** Sorts visits by their arrival. */
  public Crowd {
    List<Visit> sorted = new ArrayList<>(visits);
    sorted.sort(Comparator.comparingDouble(Visit::from));
    visits = List.copyOf(sorted);
  }

  /**
   * The visits that a segment saw; the own machine and devices that never asked are none.
   *
   * @param held addresses that others hold all the time
   */
  public static Crowd of(Collection<Client> clients, long held) {
    List<Visit> visits = new ArrayList<>();
    Instant first =
        clients.stream()
            .filter(client -> client.firstDiscover() != null && !client.own())
            .map(Client::firstDiscover)
            .min(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    for (Client client : clients) {
      Instant came = client.firstDiscover();
      if (came != null && !client.own()) {
        Instant left = client.lastSeen() == null ? came : client.lastSeen();
        double from = seconds(first, came);
        visits.add(new Visit(from, Math.max(from, seconds(first, left))));
      }
    }
    return new Crowd(visits, held);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }

  /**
   * Devices that would have gone without an address for more than a minute.
   *
   * @param size addresses of the pool
   * @param lease seconds, above 0
   */
  public long refused(long size, double lease) {
    PriorityQueue<Double> ends = new PriorityQueue<>();
    Deque<Visit> waiting = new ArrayDeque<>();
    long refused = 0;
    for (Visit visit : visits) {
      refused += give(ends, waiting, visit.from(), lease);
      if (ends.size() + held < size) {
        ends.add(end(visit, visit.from(), lease));
      } else {
        waiting.add(visit);
      }
    }
    return refused + give(ends, waiting, Double.MAX_VALUE, lease) + waiting.size();
  }

  /** Gives what comes free until a time to those who wait; returns who waited for too long. */
  private static long give(
      PriorityQueue<Double> ends, Deque<Visit> waiting, double until, double lease) {
    long refused = 0;
    while (!ends.isEmpty() && ends.peek() <= until) {
      double free = ends.remove();
      Visit next = waiting.poll();
      while (next != null && next.to() < free && free - next.from() > PATIENCE) {
        // It had left without one.
        refused++;
        next = waiting.poll();
      }
      if (next != null) {
        refused += free - next.from() > PATIENCE ? 1 : 0;
        ends.add(end(next, free, lease));
      }
    }
    return refused;
  }

  /** When the lease of a visit ends that was given at a time. */
  private static double end(Visit visit, double given, double lease) {
    double there = Math.max(0, visit.to() - given);
    return given + Math.floor(there / (lease / 2)) * (lease / 2) + lease;
  }

  /** Addresses in use at once at most, if there were enough. */
  public long needed(double lease) {
    PriorityQueue<Double> ends = new PriorityQueue<>();
    long most = 0;
    for (Visit visit : visits) {
      while (!ends.isEmpty() && ends.peek() <= visit.from()) {
        ends.remove();
      }
      ends.add(end(visit, visit.from(), lease));
      most = Math.max(most, ends.size());
    }
    return most + held;
  }

  /** The same crowd, larger or smaller, with arrivals and stays as they were. */
  public Crowd times(double factor) {
    List<Visit> more = new ArrayList<>();
    double owed = 0;
    for (Visit visit : visits) {
      owed += factor;
      for (; owed >= 1; owed--) {
        more.add(visit);
      }
    }
    return new Crowd(more, held);
  }
}
