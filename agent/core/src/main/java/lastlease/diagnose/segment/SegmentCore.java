package lastlease.diagnose.segment;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import lastlease.diagnose.detect.Flood;
import lastlease.diagnose.detect.RefusedEntry;
import lastlease.diagnose.given.Settings;
import lastlease.diagnose.incident.Docket;
import lastlease.diagnose.incident.IncidentFile;
import lastlease.diagnose.outage.Outage;
import lastlease.diagnose.pool.Occupancy;
import lastlease.diagnose.pool.PoolState;
import lastlease.diagnose.table.ServerTable;
import lastlease.leases.LeaseBook;
import lastlease.reports.Incident;
import lastlease.track.Asked;
import lastlease.track.ClientRecord;
import lastlease.track.Clients;
import lastlease.track.Happenings.Declined;
import lastlease.track.Happenings.Refusal;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import lastlease.track.TrackEvents;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Sighting;
import lastlease.track.server.LifeSign;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
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
  private final Outage outage;
  private final Flood flood;
  private final Occupancy occupancy;
  private long madeUp;
  private final ServerTable table;
  private final Catalogue catalogue;

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
    this.track = new SegmentTrack(id, new Steps());
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
    catalogue.nearlyFull.note(now);
    catalogue.filling.note(now);
  }

  /** The pool as far as its size is known: by the server's own table, else as it was seen. */
  public @Nullable PoolState pool(long now) {
    PoolState told = table.state(now);
    return told != null ? told : occupancy.state(now);
  }

  /** Whether the venue's pool is another one than the configured one, or larger by now. */
  public boolean isOutgrown(long now) {
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
    catalogue.flooded.note(now);
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

  /** Hands each happening to those who judge by it. */
  private final class Steps implements TrackEvents {
    private boolean counts(ClientRecord client) {
      return !flood.isFlooder(client);
    }

    private void usesArp(ClientRecord client) {
      madeUp -= flood.isHost(client) ? 1 : 0;
    }

    @Override
    public void asked(ClientRecord client, Attempt attempt, Sighting at, boolean first) {
      if (counts(client)) {
        outage.asked(client, attempt, at, first);
      }
    }

    @Override
    public void unanswered(ClientRecord client, Attempt attempt, long since, Sighting at) {
      if (counts(client)) {
        outage.unanswered(client, attempt, since, at);
        catalogue.nearlyFull.note(at.micros());
      }
    }

    @Override
    public void gaveUp(ClientRecord client, Attempt attempt, long now) {
      outage.gaveUp(client, now);
    }

    @Override
    public void served(Served served) {
      long now = served.at().micros();
      flood.served(served);
      if (counts(served.client())) {
        outage.served(served);
        catalogue.slow.note(now);
        catalogue.loss.note(now);
      }
      catalogue.rogue.note(now);
    }

    @Override
    public void offered(ClientRecord client, Attempt attempt, @Nullable Ipv4 address, Sighting at) {
      if (address != null && counts(client)) {
        outage.offered(attempt, at);
      }
      catalogue.rogue.note(at.micros());
    }

    @Override
    public void offeredToProbe(Sighting at) {
      outage.offeredToProbe(at);
    }

    @Override
    public void servedAgain(ClientRecord client, Sighting at) {
      outage.servedAgain(client, at);
      catalogue.rogue.note(at.micros());
    }

    @Override
    public void takenBack(Served served, boolean refused, Sighting at) {
      flood.takenBack(served);
      outage.takenBack(served, refused, at);
    }

    @Override
    public void tookOffer(ClientRecord client, Ipv4 address, boolean fresh, Sighting at) {
      outage.tookOffer(client, address, fresh, at);
    }

    @Override
    public void disproved(Served served, Sighting at) {
      outage.disproved(served, at);
    }

    @Override
    public void speaksAtLast(ClientRecord client, long now) {
      madeUp -= flood.speaksAtLast(client) ? 1 : 0;
      outage.isFlooder(client, now);
    }

    @Override
    public void requestRepeated(ClientRecord client, Sighting at) {
      if (counts(client)) {
        outage.requestRepeated(at);
        catalogue.loss.note(at.micros());
        catalogue.slow.note(at.micros());
      }
    }

    @Override
    public void used(Served served, Sighting at) {
      usesArp(served.client());
      flood.used(served);
      occupancy.uses(served.address());
    }

    @Override
    public void life(LifeSign sign) {
      outage.life(sign);
      if (track.servers().size() > 1) {
        catalogue.rogue.note(lastSeen);
      }
    }

    @Override
    public void checked(Sighting at) {
      outage.checked(at);
    }

    @Override
    public void holderUnanswered(ClientRecord client, boolean asksAnew, Sighting at) {
      outage.holderUnanswered(client, asksAnew, at);
    }

    @Override
    public void refused(Refusal refusal) {
      long now = refusal.at().micros();
      occupancy.gives(refusal.address(), now);
      outage.refused(refusal);
      if (counts(refusal.client())) {
        catalogue.refused.note(now);
        catalogue.refused.wake(now + RefusedEntry.STAYS_REFUSED);
      }
      catalogue.rogue.note(now);
    }

    @Override
    public void declined(Declined declined) {
      occupancy.declined(declined.address(), declined.at().micros());
      outage.declined(declined);
      catalogue.conflicts.note(declined.at().micros());
    }

    @Override
    public void released(ClientRecord client, Ipv4 address) {
      occupancy.gives(address, lastSeen);
      catalogue.nearlyFull.note(lastSeen);
    }

    @Override
    public void fellBack(ClientRecord client, Sighting at) {
      usesArp(client);
      if (counts(client)) {
        outage.fellBack(client, at);
      }
    }

    @Override
    public void settled(ClientRecord client, Sighting at) {
      flood.settled(client);
      occupancy.takes(client, at.micros());
      outage.settled(client, at);
      catalogue.nearlyFull.note(at.micros());
      catalogue.filling.note(at.micros());
    }

    @Override
    public void hostHeard(MacAddress mac, Ipv4 address, Sighting at) {
      outage.hostHeard(mac, address);
      occupancy.heard(address);
    }

    @Override
    public void wants(Asked asked) {
      flood.wants(asked);
    }

    @Override
    public boolean takesUnasked(Asked asked) {
      flood.takesUnasked(asked);
      return flood.isFlooder(asked.client());
    }

    @Override
    public void blind(long from, long to, boolean history) {
      outage.blind(from, to, history);
      flood.blind();
      occupancy.blind(history);
    }
  }
}
