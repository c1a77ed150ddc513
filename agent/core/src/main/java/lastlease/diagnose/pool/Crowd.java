package lastlease.diagnose.pool;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import lastlease.reports.Client;

/**
 * A crowd, replayed against another pool, or another lease time, with arrivals and stays as seen. A
 * device that is there renews at half of its lease (RFC 2131 4.4.5); one that left keeps its
 * address until the lease ends. Who finds none asks again as RFC 2131 4.1 has it.
 *
 * @param visits of devices, by their arrival
 * @param held addresses that others hold all the time: devices that never spoke in view
 */
public record Crowd(List<Visit> visits, long held) {
  /** Who gets an address within this time was not without one; clients ask so often. */
  private static final double PATIENCE = 60;

  /** Unanswered, a client asks again after 4 s, and after twice as long each time, up to 64 s. */
  private static final double FIRST_RETRY = 4;

  private static final int DOUBLINGS = 4;

  private static final double DAY = 86_400;

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

  /** A device asks: the first time, or again. */
  private record Ask(Visit visit, double at, int retries) {
    Ask again() {
      return new Ask(visit, at + FIRST_RETRY * (1 << Math.min(retries, DOUBLINGS)), retries + 1);
    }

    /** The first of its retries at that time or later. */
    Ask notBefore(double free) {
      Ask next = this;
      while (next.at < free && next.retries <= DOUBLINGS) {
        next = next.again();
      }
      double pause = FIRST_RETRY * (1 << DOUBLINGS);
      double pauses = Math.ceil(Math.max(0, free - next.at) / pause);
      return new Ask(visit, next.at + pauses * pause, next.retries);
    }
  }

  /**
   * Devices that would have gone without an address for more than a minute. Who asks first after an
   * address came free gets it, not who has waited longest.
   *
   * @param size addresses of the pool
   * @param lease seconds, above 0
   */
  public long refused(long size, double lease) {
    PriorityQueue<Double> ends = new PriorityQueue<>();
    PriorityQueue<Ask> asks =
        new PriorityQueue<>(
            Comparator.comparingDouble(Ask::at).thenComparingDouble(ask -> ask.visit().from()));
    visits.forEach(visit -> asks.add(new Ask(visit, visit.from(), 0)));
    long refused = 0;
    for (Ask ask = asks.poll(); ask != null; ask = asks.poll()) {
      while (!ends.isEmpty() && ends.peek() <= ask.at()) {
        ends.remove();
      }
      Visit visit = ask.visit();
      if (ends.size() + held < size) {
        ends.add(end(visit, ask.at(), lease));
        refused += ask.at() - visit.from() > PATIENCE ? 1 : 0;
      } else {
        // Until an address comes free, asking changes nothing: a clock that jumps by years in a
        // damaged capture would make millions of it.
        Double free = ends.peek();
        Ask again = free == null ? ask.again() : ask.again().notBefore(free);
        boolean waits = again.at() <= Math.max(visit.to(), visit.from() + PATIENCE);
        if (waits && free != null) {
          asks.add(again);
        } else {
          refused++;
        }
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

  /** As large a crowd of other devices on each of so many days, at the same times of the day. */
  public Crowd days(int days) {
    List<Visit> all = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      double later = day * DAY;
      visits.forEach(visit -> all.add(new Visit(visit.from() + later, visit.to() + later)));
    }
    return new Crowd(all, held);
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
