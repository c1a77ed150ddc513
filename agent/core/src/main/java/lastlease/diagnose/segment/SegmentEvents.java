package lastlease.diagnose.segment;

import lastlease.track.Asked;
import lastlease.track.ClientRecord;
import lastlease.track.Happenings.Declined;
import lastlease.track.Happenings.Refusal;
import lastlease.track.Served;
import lastlease.track.TrackEvents;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Sighting;
import lastlease.track.server.LifeSign;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/** Hands each happening of a segment to those who judge by it. */
final class SegmentEvents implements TrackEvents {
  private final SegmentCore core;

  SegmentEvents(SegmentCore core) {
    this.core = core;
  }

  private boolean counts(ClientRecord client) {
    return !core.flood.isFlooder(client);
  }

  private void usesArp(ClientRecord client) {
    if (core.flood.isHost(client)) {
      core.isHost();
    }
  }

  @Override
  public void asked(ClientRecord client, Attempt attempt, Sighting at, boolean first) {
    if (counts(client)) {
      core.outage.asked(client, attempt, at, first);
    }
  }

  @Override
  public void unanswered(ClientRecord client, Attempt attempt, long since, Sighting at) {
    if (counts(client)) {
      core.outage.unanswered(client, attempt, since, at);
      core.catalogue.unanswered(at.micros());
    }
  }

  @Override
  public void gaveUp(ClientRecord client, Attempt attempt, long now) {
    core.outage.gaveUp(client, now);
  }

  @Override
  public void served(Served served) {
    core.flood.served(served);
    boolean guest = counts(served.client());
    if (guest) {
      core.outage.served(served);
    }
    core.catalogue.served(guest, served.at().micros());
  }

  @Override
  public void offered(ClientRecord client, Attempt attempt, @Nullable Ipv4 address, Sighting at) {
    if (address != null && counts(client)) {
      core.outage.offered(attempt, at);
    }
    core.catalogue.answered(at.micros());
  }

  @Override
  public void offeredToProbe(Sighting at) {
    core.outage.offeredToProbe(at);
  }

  @Override
  public void servedAgain(ClientRecord client, Sighting at) {
    core.outage.servedAgain(client, at);
    core.catalogue.answered(at.micros());
  }

  @Override
  public void takenBack(Served served, boolean refused, Sighting at) {
    core.flood.takenBack(served);
    core.outage.takenBack(served, refused, at);
  }

  @Override
  public void tookOffer(ClientRecord client, Ipv4 address, boolean fresh, Sighting at) {
    core.outage.tookOffer(client, address, fresh, at);
  }

  @Override
  public void disproved(Served served, Sighting at) {
    core.outage.disproved(served, at);
  }

  @Override
  public void speaksAtLast(ClientRecord client, long now) {
    if (core.flood.speaksAtLast(client)) {
      core.isHost();
    }
    core.outage.isFlooder(client, now);
  }

  @Override
  public void requestRepeated(ClientRecord client, Sighting at) {
    if (counts(client)) {
      core.outage.requestRepeated(at);
      core.catalogue.requestRepeated(at.micros());
    }
  }

  @Override
  public void used(Served served, Sighting at) {
    usesArp(served.client());
    core.flood.used(served);
    core.occupancy.uses(served.address());
  }

  @Override
  public void life(LifeSign sign) {
    core.outage.life(sign);
    if (core.track().servers().size() > 1) {
      core.catalogue.oneOfSeveralLives(core.lastSeen());
    }
  }

  @Override
  public void checked(Sighting at) {
    core.outage.checked(at);
  }

  @Override
  public void holderUnanswered(ClientRecord client, boolean asksAnew, Sighting at) {
    core.outage.holderUnanswered(client, asksAnew, at);
  }

  @Override
  public void refused(Refusal refusal) {
    long now = refusal.at().micros();
    core.occupancy.gives(refusal.address(), now);
    core.outage.refused(refusal);
    core.catalogue.refused(counts(refusal.client()), now);
  }

  @Override
  public void declined(Declined declined) {
    core.occupancy.declined(declined.address(), declined.at().micros());
    core.outage.declined(declined);
    core.catalogue.declined(declined.at().micros());
  }

  @Override
  public void released(ClientRecord client, Ipv4 address) {
    core.occupancy.gives(address, core.lastSeen());
    core.catalogue.released(core.lastSeen());
  }

  @Override
  public void fellBack(ClientRecord client, Sighting at) {
    usesArp(client);
    if (counts(client)) {
      core.outage.fellBack(client, at);
    }
  }

  @Override
  public void settled(ClientRecord client, Sighting at) {
    core.flood.settled(client);
    core.occupancy.takes(client, at.micros());
    core.outage.settled(client, at);
    core.catalogue.settled(at.micros());
  }

  @Override
  public void hostHeard(MacAddress mac, Ipv4 address, Sighting at) {
    core.outage.hostHeard(mac, address);
    core.occupancy.heard(address, at.micros());
  }

  @Override
  public void wants(Asked asked) {
    core.flood.wants(asked);
  }

  @Override
  public boolean takesUnasked(Asked asked) {
    core.flood.takesUnasked(asked);
    return core.flood.isFlooder(asked.client());
  }

  @Override
  public void blind(long from, long to, boolean history) {
    core.outage.blind(from, to, history);
    core.flood.blind();
    core.occupancy.blind(history);
  }
}
