package lastlease.hub.event;

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
import lastlease.hub.seat.SeatId;
import lastlease.hub.seat.SeatRun;
import lastlease.hub.seat.SeatView;
import lastlease.reports.EventReport;
import lastlease.reports.PoolReport;
import lastlease.session.Version;
import org.jspecify.annotations.Nullable;

/**
 * One event: its seats, and the picture that they make. The picture is made anew at once when an
 * incident changed, and else when somebody looks: once a second at most, and seldomer where there
 * are so many seats that it would take the time from what they send.
 */
public final class EventHub {
  private static final Duration FRESH = Duration.ofSeconds(1);

  /** Pictures that nothing hangs on take at most one part in so many of the time. */
  private static final long SHARE = 10;

  /** Reports of seats are renewed for so long, for each picture. */
  private static final long RENEWING_NANOS = 100_000_000L;

  private static final PoolReport.Tool TOOL = new PoolReport.Tool("lastlease", Version.number());

  private final String name;
  private final InstantSource clock;
  private final Map<SeatId, SeatView> seats = new ConcurrentHashMap<>();
  private final AtomicBoolean news = new AtomicBoolean(true);
  private final AtomicLong received = new AtomicLong();
  private final AtomicBoolean urgent = new AtomicBoolean();
  private @Nullable Look look;

  /**
   * A picture.
   *
   * @param number counts them
   * @param reports what it was made of
   * @param begunNanos when its making began
   * @param costNanos how long it took
   */
  public record Look(
      long number,
      EventReport picture,
      List<SeatReport> reports,
      long begunNanos,
      long costNanos) {}

  /**
   * @param clock when pictures are made
   * @param name of the event, as people know it
   */
  public EventHub(String name, InstantSource clock) {
    this.name = name;
    this.clock = clock;
  }

  public String name() {
    return name;
  }

  public Instant now() {
    return clock.instant();
  }

  /** A session's run, in the place of what was known of it before. */
  public void add(SeatRun run) {
    seats.put(run.id(), run);
    changedIncident();
  }

  /** What another hub tells of a session, in the place of what was told before. */
  public void tell(SeatView view) {
    seats.put(view.id(), view);
    changed();
  }

  @Nullable
  public SeatView known(SeatId id) {
    return seats.get(id);
  }

  public void forget(SeatId id) {
    seats.remove(id);
    changedIncident();
  }

  /** All sessions, by seat. */
  public List<SeatView> runs() {
    List<SeatView> all = new ArrayList<>(seats.values());
    all.sort(Comparator.comparing(SeatView::id));
    return all;
  }

  public int sessions() {
    return seats.size();
  }

  /** An incident changed: the picture is wrong. */
  public void changedIncident() {
    news.set(true);
    urgent.set(true);
  }

  /** Something of a seat changed: the picture is old. */
  public void changed() {
    news.set(true);
  }

  public void received(long bytes) {
    received.addAndGet(bytes);
  }

  /** What seats have posted to this hub since it began. */
  public long receivedBytes() {
    return received.get();
  }

  /**
   * What seats say: their incidents as they are now, the rest as new as a short time allows; those
   * come first whose turn was longest ago.
   */
  List<SeatReport> reports() {
    List<SeatView> runs = runs();
    long end = System.nanoTime() + RENEWING_NANOS;
    runs.stream()
        .filter(SeatView::isStale)
        .sorted(Comparator.comparingLong(SeatView::made))
        .takeWhile(run -> System.nanoTime() < end)
        .forEach(SeatView::report);
    List<SeatReport> all = new ArrayList<>();
    for (SeatView run : runs) {
      SeatReport report = run.known();
      if (report != null) {
        all.add(report);
      }
    }
    return all;
  }

  /** The picture: made anew when an incident changed, else as often as that costs little. */
  public EventReport picture() {
    return look().picture();
  }

  /** The same, with what it was made of. */
  public synchronized Look look() {
    Look known = look;
    if (known != null && !isDue(known)) {
      return known;
    }
    long begins = System.nanoTime();
    urgent.set(false);
    news.set(false);
    List<SeatReport> reports = reports();
    EventReport picture = made(reports, now());
    Look fresh =
        new Look(
            known == null ? 0 : known.number() + 1,
            picture,
            reports,
            begins,
            System.nanoTime() - begins);
    look = fresh;
    return fresh;
  }

  private boolean isDue(Look known) {
    if (urgent.get()) {
      return true;
    }
    Duration seldom = Duration.ofNanos(SHARE * known.costNanos());
    Duration wait = FRESH.compareTo(seldom) > 0 ? FRESH : seldom;
    boolean older =
        Duration.between(known.picture().generatedAt(), now()).abs().compareTo(wait) >= 0;
    boolean passed = System.nanoTime() - known.begunNanos() >= wait.toNanos();
    return older || passed && news.get();
  }

  /** The picture of these reports, as {@link #reports} gave them. */
  EventReport made(List<SeatReport> reports, Instant now) {
    return EventPicture.join(TOOL, name, now, reports);
  }
}
