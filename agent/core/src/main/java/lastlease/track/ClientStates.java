package lastlease.track;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import lastlease.reports.Client.EventKind;
import lastlease.reports.EvidenceCode.LifeKind;
import lastlease.track.around.AddressBook;
import lastlease.track.lease.Attempt;
import lastlease.track.lease.Lease;
import lastlease.track.lease.LinkLocalUse;
import lastlease.track.moment.Sighting;
import lastlease.track.moment.Timers;
import lastlease.track.moment.Times;
import lastlease.track.server.LifeSign;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * Moves the clients of a segment from state to state, by what they send and by what time alone
 * does; {@link ClientState} has the table. Core time is given with each call and never goes back.
 */
final class ClientStates {
  /** An attempt counts as in progress until so long after its last DISCOVER. */
  static final long IN_PROGRESS = 90 * Times.SECOND;

  /** A REQUEST for an offered address that nothing followed for so long was acknowledged. */
  static final long SILENCE = 9 * Times.SECOND;

  /** One for a remembered address: unanswered ones are repeated sooner (RFC 2131 4.1: 4 s, 8 s). */
  static final long REBOOT_SILENCE = 10 * Times.SECOND;

  /** Who repeats a REQUEST doubles the pause each time, give or take a second (RFC 2131 4.1). */
  private static final int DOUBLES = 2;

  /**
   * Where a holder has just gone on with its lease unanswered, another that seems to have asked
   * once may have asked again, too, and the seat lost that frame: until somebody is served, and as
   * long as a trouble that comes back is the same one.
   */
  private static final long REBOOTS_IN_VAIN = 600 * Times.SECOND;

  private final Timeline timeline;
  private final AddressBook addresses;
  private final Timers timers;
  private final TrackEvents events;
  private final Consumer<LifeSign> life;
  private final BooleanSupplier repliesSeen;
  private final ObjLongConsumer<ClientRecord> stands;
  private final Set<ClientRecord> active = new LinkedHashSet<>();
  private final Map<Ipv4, ClientRecord> holders = new HashMap<>();
  private long rebootInVain = -REBOOTS_IN_VAIN;

  /**
   * @param life told of each sign of life that a client's way shows
   * @param repliesSeen servers' answers to others arrive here: one that is not seen was not sent
   * @param stands told of each client whose answer was not believed at once, and that asks no more
   */
  ClientStates(
      Timeline timeline,
      AddressBook addresses,
      Timers timers,
      TrackEvents events,
      Consumer<LifeSign> life,
      BooleanSupplier repliesSeen,
      ObjLongConsumer<ClientRecord> stands) {
    this.stands = stands;
    this.life = life;
    this.repliesSeen = repliesSeen;
    this.timeline = timeline;
    this.addresses = addresses;
    this.timers = timers;
    this.events = events;
  }

  /** One timer a client: it comes too early where the client went on meanwhile. */
  private void arm(ClientRecord client, long due) {
    ClientTimer timer = client.timer;
    if (timer == null) {
      timer = new ClientTimer(this, client);
      client.timer = timer;
    }
    timer.arm(due, timers);
  }

  /** What time alone does to a client. */
  void expire(ClientRecord client, long now) {
    if (client.state instanceof ClientState.Requesting requesting) {
      long due = requesting.last().micros() + patience(client, requesting);
      if (now < due) {
        arm(client, due);
      } else {
        settle(client, requesting, now);
      }
    } else if (client.state instanceof ClientState.Discovering discovering) {
      long due = discovering.attempt().last().micros() + IN_PROGRESS + 1;
      if (now < due) {
        arm(client, due);
      } else if (active.remove(client)) {
        events.gaveUp(client, discovering.attempt(), now);
        changed(client, now);
      }
    }
  }

  private static long patience(ClientRecord client, ClientState.Requesting requesting) {
    if (client.isDoubted()) {
      return Persistence.silence(client);
    }
    long usual = requesting.kind() == ClientState.Kind.INIT_REBOOT ? REBOOT_SILENCE : SILENCE;
    return Math.max(usual, DOUBLES * requesting.gap() + Times.SECOND);
  }

  /** Nothing followed a REQUEST for long enough. */
  private void settle(ClientRecord client, ClientState.Requesting requesting, long now) {
    LinkLocalUse use = client.linkLocal;
    boolean fellBack = use != null && use.active() && use.goesOnAfter(requesting.last());
    Sighting at = requesting.last().at(now);
    switch (requesting.kind()) {
      case SELECTING -> {
        // Who clings to an old OFFER repeats its REQUEST although nobody answers.
        boolean choosing = requesting.attempt() != null && !client.onLinkLocal();
        boolean accepted = (choosing || requesting.count() == 1) && !repliesSeen.getAsBoolean();
        if (fellBack && requesting.served() != null && requesting.served().takeBack()) {
          events.takenBack(requesting.served(), false, at);
        }
        if (accepted && !fellBack && !requesting.address().isZero()) {
          if (requesting.served() == null) {
            stands.accept(client, now);
          }
          bind(
              client,
              requesting.address(),
              at,
              ClientState.Basis.SILENCE,
              requesting.server(),
              null);
        } else {
          enter(client, new ClientState.Idle(), now);
        }
      }
      case INIT_REBOOT -> {
        client.reboot =
            new ClientRecord.Reboot(requesting.address(), requesting.first(), requesting.count());
        Sighting used = client.rebootUsed;
        enter(client, new ClientState.Idle(), now);
        if (used != null && !fellBack) {
          remembered(client, requesting.address(), used, now);
        }
      }
      default -> uses(client, requesting.address(), at);
    }
  }

  /**
   * A client uses the address that it remembered. Who asked once for it, and not again, was
   * acknowledged, unless it is Windows: of eleven that nobody answered three did not ask again (a
   * public capture), and Windows goes on with its lease where the gateway answers. Who repeated its
   * REQUEST goes on with an old lease (RFC 2131 3.2), and speaks against those who ask shortly
   * after.
   */
  void remembered(ClientRecord client, Ipv4 address, Sighting used, long now) {
    ClientRecord.Reboot reboot = client.reboot;
    client.reboot = null;
    if (reboot != null && reboot.count() > 1) {
      rebootInVain = Math.max(rebootInVain, reboot.asked().micros());
    }
    if (reboot == null
        || reboot.count() > 1
        || client.saysWindows()
        || reboot.asked().micros() - rebootInVain < REBOOTS_IN_VAIN) {
      uses(client, address, used);
      return;
    }
    client.everServed = true;
    LifeSign sign =
        new LifeSign(reboot.asked(), LifeKind.INIT_REBOOT_ACCEPTED, null, true, client.ordinal())
            .knownAt(now)
            .shownBy(used);
    // Who comes back otherwise than it came never asked, perhaps: somebody did so in its name.
    life.accept(client.habit.isBroken() ? sign.onlyClaimed() : sign);
    bind(client, address, used.at(now), ClientState.Basis.ARP, null, null);
  }

  /** Whoever uses the address that a NAK had refused was not refused it: it never heard that. */
  void wasNotRefused(ClientRecord client, Ipv4 address, Sighting at) {
    if (!(client.state instanceof ClientState.Refused refused)
        || !refused.address().equals(address)) {
      return;
    }
    if (refused.before() instanceof ClientState.Bound bound) {
      enter(client, bound, at.micros());
    } else if (refused.before() instanceof ClientState.Requesting requesting
        && requesting.kind() == ClientState.Kind.SELECTING) {
      bind(client, address, at, ClientState.Basis.ARP, requesting.server(), null);
    }
  }

  /** It uses an address that nobody was seen to give it. */
  void uses(ClientRecord client, Ipv4 address, Sighting at) {
    client.address = address;
    leaveLinkLocal(client);
    addresses.held(address, client.ordinal());
    enter(client, new ClientState.Uses(address, at), at.micros());
    events.settled(client, at);
  }

  /** What happened before a time of blindness proves nothing about what follows it. */
  void blind(long now) {
    for (ClientRecord client : List.copyOf(active)) {
      enter(client, new ClientState.Idle(), now);
    }
  }

  /** Its lease ended unheard, and it may be gone: until it is heard again, it counts as nothing. */
  void past(ClientRecord client, long now) {
    timeline.set(client, Timeline.Presence.NONE, now);
  }

  void enter(ClientRecord client, ClientState state, long now) {
    client.state = state;
    if (state instanceof ClientState.Discovering discovering) {
      active.add(client);
      arm(client, discovering.attempt().last().micros() + IN_PROGRESS + 1);
    } else if (state instanceof ClientState.Requesting requesting) {
      active.add(client);
      arm(client, requesting.last().micros() + patience(client, requesting));
    } else {
      active.remove(client);
    }
    changed(client, now);
  }

  /** A doubted client may ask on; if it does not, it was served. */
  void perhaps(ClientRecord client, Ipv4 address, @Nullable Ipv4 server, Sighting at) {
    Attempt attempt = client.attempt();
    if (attempt != null) {
      enter(
          client,
          new ClientState.Requesting(
              ClientState.Kind.SELECTING, address, server, at, at, 1, attempt, null),
          at.micros());
    }
  }

  void changed(ClientRecord client, long now) {
    timeline.set(client, Timeline.Presence.of(client, now), now);
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
    if (at.micros() > rebootInVain) {
      // Somebody was served since.
      rebootInVain = -REBOOTS_IN_VAIN;
    }
    Lease old = client.lease;
    boolean same = old != null && old.address().equals(address);
    Long lasts = seconds != null || !same || old == null ? seconds : old.seconds();
    Ipv4 from = server != null || !same || old == null ? server : old.server();
    client.lease = new Lease(address, from, at, lasts);
    // Who uses it already renewed it by unicast, which no other seat hears.
    client.unasked =
        basis == ClientState.Basis.ACK
            && !client.asked
            && !addresses.isUsedBy(client.mac(), address, Long.MIN_VALUE);
    client.address = address;
    client.rebinding = null;
    client.reboot = null;
    addresses.held(address, client.ordinal());
    takesOver(client, address, at.micros());
    leaveLinkLocal(client);
    client.event(at, EventKind.BOUND, address);
    enter(client, new ClientState.Bound(address, at, basis), at.micros());
    events.settled(client, at);
  }

  void leaveLinkLocal(ClientRecord client) {
    LinkLocalUse use = client.linkLocal;
    if (use != null && use.active()) {
      client.linkLocal =
          new LinkLocalUse(use.address(), use.first(), use.last(), use.announced(), false);
    }
  }

  void forget(ClientRecord client) {
    active.remove(client);
    if (client.timer != null) {
      client.timer.cancel(timers);
    }
    timeline.forget(client);
    Ipv4 address = client.address;
    if (address != null) {
      holders.remove(address, client);
    }
  }

  /** Clients with an attempt or REQUEST under way. */
  Set<ClientRecord> active() {
    return active;
  }
}
