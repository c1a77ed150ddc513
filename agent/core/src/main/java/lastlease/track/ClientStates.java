package lastlease.track;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lastlease.reports.Client.EventKind;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * Moves the clients of a segment from state to state, by what they send and by what time alone
 * does; {@link ClientState} has the table. Core time is given with each call and never goes back.
 */
public final class ClientStates {
  /** An attempt counts as in progress until so long after its last DISCOVER. */
  public static final long IN_PROGRESS = 90 * Times.SECOND;

  /** A REQUEST that nothing followed for so long was acknowledged. */
  public static final long SILENCE = 9 * Times.SECOND;

  private final Timeline timeline;
  private final AddressBook addresses;
  private final Set<ClientRecord> active = new LinkedHashSet<>();
  private final Set<ClientRecord> rebinding = new LinkedHashSet<>();
  private final Map<Ipv4, ClientRecord> holders = new HashMap<>();

  ClientStates(Timeline timeline, AddressBook addresses) {
    this.timeline = timeline;
    this.addresses = addresses;
  }

  /** Does what time alone does: REQUESTs become bindings, attempts come to nothing. */
  public void tick(long now) {
    List<ClientRecord> due = new ArrayList<>();
    for (ClientRecord client : active) {
      if (isDue(client, now)) {
        due.add(client);
      }
    }
    for (ClientRecord client : due) {
      if (client.state instanceof ClientState.Requesting requesting) {
        settle(client, requesting);
      } else {
        active.remove(client);
        changed(client, now);
      }
    }
  }

  private static boolean isDue(ClientRecord client, long now) {
    if (client.state instanceof ClientState.Requesting requesting) {
      return now - requesting.last().micros() >= SILENCE;
    }
    return client.state instanceof ClientState.Discovering discovering
        && now - discovering.attempt().last().micros() > IN_PROGRESS;
  }

  private void settle(ClientRecord client, ClientState.Requesting requesting) {
    // Who clings to an old OFFER repeats its REQUEST although nobody answers.
    boolean choosing =
        requesting.kind() == ClientState.Kind.SELECTING
            && requesting.attempt() != null
            && !client.onLinkLocal();
    boolean accepted = choosing || requesting.count() == 1;
    LinkLocalUse use = client.linkLocal;
    boolean fellBack = use != null && use.active() && use.goesOnAfter(requesting.last());
    if (fellBack && requesting.served() != null) {
      requesting.served().takeBack();
    }
    if (accepted && !fellBack && !requesting.address().isZero()) {
      long seen = requesting.last().micros() + SILENCE;
      bind(
          client,
          requesting.address(),
          new Sighting(seen, requesting.last().frame()),
          ClientState.Basis.SILENCE,
          requesting.server(),
          null);
    } else {
      enter(client, new ClientState.Idle(), requesting.last().micros() + SILENCE);
    }
  }

  /** What happened before a time of blindness proves nothing about what follows it. */
  public void blind(long now) {
    for (ClientRecord client : List.copyOf(active)) {
      enter(client, new ClientState.Idle(), now);
    }
  }

  void enter(ClientRecord client, ClientState state, long now) {
    client.state = state;
    if (state instanceof ClientState.Discovering || state instanceof ClientState.Requesting) {
      active.add(client);
    } else {
      active.remove(client);
    }
    changed(client, now);
  }

  void changed(ClientRecord client, long now) {
    timeline.set(client.ordinal(), Timeline.Presence.of(client, now), now);
  }

  /** Who had the address before has lost it; where both use it, its ARP tells so. */
  private void takesOver(ClientRecord client, Ipv4 address, long now) {
    ClientRecord before = holders.put(address, client);
    if (before != null
        && before != client
        && before.state instanceof ClientState.Bound bound
        && bound.address().equals(address)) {
      before.lease = null;
      enter(before, new ClientState.Idle(), now);
    }
  }

  void bind(
      ClientRecord client,
      Ipv4 address,
      Sighting at,
      ClientState.Basis basis,
      @Nullable Ipv4 server,
      @Nullable Long seconds) {
    Lease old = client.lease;
    Long lasts =
        seconds != null || old == null || !old.address().equals(address) ? seconds : old.seconds();
    client.lease = new Lease(address, server, at, lasts);
    client.address = address;
    client.rebinding = null;
    rebinding.remove(client);
    addresses.held(address, client.ordinal());
    takesOver(client, address, at.micros());
    leaveLinkLocal(client);
    client.event(at, EventKind.BOUND, address);
    enter(client, new ClientState.Bound(address, at, basis), at.micros());
  }

  void leaveLinkLocal(ClientRecord client) {
    LinkLocalUse use = client.linkLocal;
    if (use != null && use.active()) {
      client.linkLocal =
          new LinkLocalUse(use.address(), use.first(), use.last(), use.announced(), false);
    }
  }

  void rebinds(ClientRecord client) {
    rebinding.add(client);
  }

  void forget(ClientRecord client) {
    active.remove(client);
    rebinding.remove(client);
    timeline.forget(client.ordinal());
    holders.values().remove(client);
  }

  /** Clients with an attempt or REQUEST under way. */
  public Set<ClientRecord> active() {
    return active;
  }

  /** Holders that asked every server for more time, and were not seen to get it. */
  public Set<ClientRecord> rebinding() {
    return rebinding;
  }
}
