package lastlease.diagnose.segment;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import lastlease.diagnose.detect.Flood;
import lastlease.diagnose.given.Settings;
import lastlease.diagnose.incident.Docket;
import lastlease.diagnose.incident.IncidentFile;
import lastlease.diagnose.outage.Outage;
import lastlease.diagnose.pool.Occupancy;
import lastlease.diagnose.pool.PoolState;
import lastlease.diagnose.table.ServerTable;
import lastlease.leases.LeaseBook;
import lastlease.reports.Incident;
import lastlease.track.ClientRecord;
import lastlease.track.Clients;
import lastlease.track.SegmentTrack;
import lastlease.wire.Observation;
import org.jspecify.annotations.Nullable;

/**
 * The core of one segment, independent of every other: takes what is observed, one step each, and
 * says when it next wants to be woken. A step touches the client that it is about and counters;
 * what time alone changes stands in a timer queue.
 */
public final class SegmentCore {
  private static final long LONG_AGO = Long.MIN_VALUE / 2;

  /** What would be lost with a segment, from the least on. */
  public enum Worth {
    ONE_FRAME,
    NO_CLIENT,
    CLIENTS,
    SERVED,
    INCIDENT_OPEN
  }

  private final SegmentTrack track;
  private final Docket docket;
  final Outage outage;
  final Flood flood;
  final Occupancy occupancy;
  private long madeUp;
  private final ServerTable table;
  final Catalogue catalogue;

  // Made once: a reference to a method is an object, and a step is made for each frame.
  private final Predicate<ClientRecord> victims;
  private final Predicate<ClientRecord> flooders;
  private final Points points = new Points();
  private long seen;
  private long lastSeen = LONG_AGO;

  /**
   * @param leases what servers' own tables say
   * @param alone whether there is no other segment
   * @param now core time of its first frame
   * @param changes run when one of its incidents changes
   */
  public SegmentCore(
      String id,
      Settings settings,
      LeaseBook leases,
      BooleanSupplier alone,
      long now,
      Runnable changes) {
    this.track = new SegmentTrack(id, new SegmentEvents(this));
    this.docket = new Docket(id, changes);
    this.flood = new Flood(track, this::isMadeUp);
    this.occupancy = new Occupancy(track, settings);
    this.table = new ServerTable(track, settings, leases, alone, now);
    this.outage = new Outage(track, docket, settings, flood, occupancy, table, now);
    this.catalogue = new Catalogue(this, settings, docket, flood, outage, occupancy);
    this.victims = outage::isVictim;
    this.flooders = flood::isFlooder;
  }

  /** Takes what was observed at a core time; what was due before must have been done. */
  public void step(Observation observation, long now) {
    seen++;
    lastSeen = now;
    points.add(observation.seen().point());
    track.observe(observation, now);
    if (track.isCrowded()) {
      keepClients(Clients.LIMIT);
    }
  }

  /** Keeps so many clients at most; those of an open incident beyond it. */
  void keepClients(int limit) {
    List<ClientRecord> gone = track.clearUp(limit, victims, flooders);
    if (!gone.isEmpty()) {
      gone.forEach(outage::forget);
      flood.forget(new HashSet<>(gone));
    }
  }

  /** A table of leases was read, or could not be. */
  public void leasesRead(long now) {
    table.read(now);
    outage.look(now);
    catalogue.settled(now);
  }

  /** The pool as far as its size is known: by the server's own table, else as it was seen. */
  public @Nullable PoolState pool(long now) {
    PoolState told = table.state(now);
    return told != null ? told : occupancy.state(now);
  }

  /** Whether the venue's pool is another one than the configured one, or larger by now. */
  public boolean isOutgrown() {
    return occupancy.isOutgrown();
  }

  /** What servers' own tables say of it. */
  public ServerTable table() {
    return table;
  }

  /** When it wants to be woken, core time; the largest number if time alone changes nothing. */
  public long wakeAt() {
    return track.timers().next();
  }

  /** Does the next thing that is due. */
  public void wake() {
    track.timers().expire();
  }

  /** The input has ended: judges what the last frames show. */
  public void finish(long now) {
    catalogue.finish(now);
  }

  private void isMadeUp(ClientRecord client, long now) {
    madeUp++;
    outage.isFlooder(client, now);
    catalogue.madeUp(now);
  }

  /** A name that was thought to be made up is a host's. */
  void isHost() {
    madeUp--;
  }

  /** Nothing was heard for a while; after a long one, what was known is history. */
  public void blind(long from, long to) {
    track.blind(from, to);
  }

  /**
   * Incidents as they opened, changed or ended since the last call; what ended first: a warning is
   * over before that is told which it warned of.
   */
  public List<Incident> takeChanges(long now) {
    catalogue.giveWay(now);
    return docket.takeChanged().stream()
        .sorted(Comparator.comparing(IncidentFile::open))
        .map(file -> file.incidentAt(now))
        .toList();
  }

  /** Brings what is told of open incidents up to a core time. */
  public void refresh(long now) {
    docket.files().forEach(file -> file.refresh(now));
  }

  /** What would be lost without it. */
  public Worth worth() {
    if (docket.anyOpen()) {
      return Worth.INCIDENT_OPEN;
    }
    if (track.happenings().servedTotal() > 0
        || !docket.files().isEmpty()
        || !track.ownAddresses().periods().isEmpty()) {
      return Worth.SERVED;
    }
    if (seen <= 1) {
      return Worth.ONE_FRAME;
    }
    return track.clients().total() == 0 ? Worth.NO_CLIENT : Worth.CLIENTS;
  }

  /** Core time of its last frame. */
  public long lastSeen() {
    return lastSeen;
  }

  /** Observation points where it was seen. */
  public Points points() {
    return points;
  }

  public SegmentTrack track() {
    return track;
  }

  public Docket docket() {
    return docket;
  }

  public Outage outage() {
    return outage;
  }

  /** Whether a client was made up by a flood. */
  public boolean isMadeUpName(ClientRecord client) {
    return flood.isFlooder(client);
  }

  /** Clients that floods made up, those that are not kept any more included. */
  public long madeUpNames() {
    return madeUp;
  }
}
