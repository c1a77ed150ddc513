package lastlease.track;

import java.util.ArrayList;
import java.util.List;
import lastlease.reports.Segment.TimelinePoint;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Times;

/**
 * How many clients were served, waiting or on link-local, and when that changed. Bounded: when
 * there are too many changes, the last one of each interval stays, and the interval doubles.
 */
public final class Timeline {
  /** At most so many points are reported. */
  public static final int POINTS = 500;

  /** What a client counts as. */
  enum Presence {
    SERVED,
    WAITING,
    LINK_LOCAL,
    NONE;

    static Presence of(ClientRecord client, long now) {
      if (client.state() instanceof ClientState.Bound) {
        return SERVED;
      }
      if (client.onLinkLocal()) {
        return LINK_LOCAL;
      }
      Attempt attempt = client.attempt();
      boolean asks = attempt != null && now - attempt.last().micros() <= ClientStates.IN_PROGRESS;
      return asks || client.state() instanceof ClientState.Requesting ? WAITING : NONE;
    }
  }

  private record Point(long micros, int served, int waiting, int linkLocal) {}

  private final int[] counts = new int[Presence.values().length];
  private final List<Point> points = new ArrayList<>();
  private long interval = 1;
  private int peakServed;
  private int peakPresent;

  void set(ClientRecord client, Presence presence, long now) {
    Presence old = client.presence;
    if (old == presence) {
      return;
    }
    client.presence = presence;
    counts[old.ordinal()]--;
    counts[presence.ordinal()]++;
    peakServed = Math.max(peakServed, count(Presence.SERVED));
    peakPresent =
        Math.max(
            peakPresent,
            count(Presence.SERVED) + count(Presence.WAITING) + count(Presence.LINK_LOCAL));
    add(now);
  }

  void forget(ClientRecord client) {
    counts[client.presence.ordinal()]--;
    client.presence = Presence.NONE;
    counts[Presence.NONE.ordinal()]++;
  }

  private void add(long now) {
    Point point =
        new Point(now, count(Presence.SERVED), count(Presence.WAITING), count(Presence.LINK_LOCAL));
    int last = points.size() - 1;
    if (last >= 0 && points.get(last).micros() / interval == now / interval) {
      points.set(last, point);
      return;
    }
    points.add(point);
    while (points.size() > POINTS) {
      coarsen();
    }
  }

  private void coarsen() {
    interval = interval == 1 ? Times.SECOND / 4 : interval * 2;
    List<Point> kept = new ArrayList<>();
    for (Point point : points) {
      int last = kept.size() - 1;
      if (last >= 0 && kept.get(last).micros() / interval == point.micros() / interval) {
        kept.set(last, point);
      } else {
        kept.add(point);
      }
    }
    points.clear();
    points.addAll(kept);
  }

  private int count(Presence presence) {
    return counts[presence.ordinal()];
  }

  /** Most clients that were served at one time. */
  public int peakServed() {
    return peakServed;
  }

  /**
   * The same until a time.
   *
   * @param micros core time; what is as old as the last 500 changes is known to the interval that
   *     {@link #points} have
   */
  public int peakServed(long micros) {
    return points.stream()
        .filter(point -> point.micros() < micros)
        .mapToInt(Point::served)
        .max()
        .orElse(0);
  }

  /** Most clients that were served, waiting or on link-local at one time. */
  public int peakPresent() {
    return peakPresent;
  }

  /** At most 500 points. */
  public List<TimelinePoint> points() {
    return points.stream()
        .map(
            point ->
                new TimelinePoint(
                    Times.instant(point.micros()),
                    point.served(),
                    point.waiting(),
                    point.linkLocal()))
        .toList();
  }
}
