package lastlease.hub;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import lastlease.event.EventPicture;
import lastlease.event.SeatReport;
import lastlease.reports.EventReport;
import lastlease.reports.PoolReport;
import lastlease.session.Version;
import org.jspecify.annotations.Nullable;

/**
 * One event: its seats, and the picture that they make. The picture is made anew at once when an
 * incident changed, and else when somebody looks, once a second at most.
 */
final class EventHub {
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final PoolReport.Tool TOOL = new PoolReport.Tool("lastlease", Version.number());

  private final String name;
  private final InstantSource clock;
  private final Map<SeatId, SeatRun> seats = new ConcurrentHashMap<>();
  private final AtomicBoolean news = new AtomicBoolean(true);
  private final AtomicLong received = new AtomicLong();
  private @Nullable EventReport picture;

  EventHub(String name, InstantSource clock) {
    this.name = name;
    this.clock = clock;
  }

  String name() {
    return name;
  }

  Instant now() {
    return clock.instant();
  }

  /** The seat's run; a new one where there is none. */
  SeatRun run(SeatId id, Instant heard) {
    return seats.computeIfAbsent(id, key -> new SeatRun(key, heard));
  }

  @Nullable SeatRun known(SeatId id) {
    return seats.get(id);
  }

  /** The run begins anew: what was known of it is void. */
  SeatRun renew(SeatId id, Instant heard) {
    SeatRun fresh = new SeatRun(id, heard);
    seats.put(id, fresh);
    changed();
    return fresh;
  }

  void forget(SeatId id) {
    seats.remove(id);
    changed();
  }

  /** All sessions, by seat. */
  List<SeatRun> runs() {
    List<SeatRun> all = new ArrayList<>(seats.values());
    all.sort(Comparator.comparing(SeatRun::id));
    return all;
  }

  int sessions() {
    return seats.size();
  }

  /** Something of a seat changed: the picture is old. */
  void changed() {
    news.set(true);
  }

  void received(long bytes) {
    received.addAndGet(bytes);
  }

  long receivedBytes() {
    return received.get();
  }

  /** What seats say now. */
  List<SeatReport> reports() {
    List<SeatReport> all = new ArrayList<>();
    for (SeatRun run : runs()) {
      SeatReport report = run.report();
      if (report != null) {
        all.add(report);
      }
    }
    return all;
  }

  /** The picture, a second old at most. */
  synchronized EventReport picture() {
    EventReport known = picture;
    Instant now = now();
    if (known != null
        && Duration.between(known.generatedAt(), now).abs().compareTo(FRESH) < 0
        && !news.get()) {
      return known;
    }
    return made(reports(), now);
  }

  /** The picture of these reports, as {@link #reports} gave them. */
  synchronized EventReport made(List<SeatReport> reports, Instant now) {
    news.set(false);
    EventReport fresh = EventPicture.join(TOOL, name, now, reports);
    picture = fresh;
    return fresh;
  }
}
