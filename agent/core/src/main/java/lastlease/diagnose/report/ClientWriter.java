package lastlease.diagnose.report;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import lastlease.reports.Client;
import lastlease.reports.Client.Outcome;
import lastlease.reports.Vendors;
import lastlease.track.ClientRecord;
import lastlease.track.ClientState;
import lastlease.track.Served;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/** Writes what the report says of a client. */
final class ClientWriter {
  /** Before anything is known of answer times: dnsmasq's address check takes 3 s (measured). */
  private static final long GRACE = 4 * Times.SECOND;

  private final long now;

  private final Predicate<ClientRecord> madeUp;
  private final Map<String, String> makers = new HashMap<>();

  /**
   * @param madeUp whether a flood made a client up: what it took, nobody has
   */
  ClientWriter(long now, Predicate<ClientRecord> madeUp) {
    this.now = now;
    this.madeUp = madeUp;
  }

  Client write(ClientRecord client) {
    Attempt last = client.lastAttempt();
    Served served = client.lastServed();
    String mac = text(client.mac());
    return new Client(
        client.id(),
        mac,
        client.clientId(),
        client.hostname(),
        maker(mac),
        client.vendorClass(),
        client.mac() != null && client.mac().isLocal(),
        client.own(),
        outcome(client),
        address(client),
        client.linkLocal() == null ? null : client.linkLocal().address().toString(),
        client.linkLocal() == null ? null : Times.instant(client.linkLocal().first().micros()),
        client.discovers(),
        client.firstDiscover() == null ? null : Times.instant(client.firstDiscover()),
        last == null ? null : Times.instant(last.last().micros()),
        served == null ? null : millis(served.sinceFirst()),
        served == null ? null : millis(served.sinceLatest()),
        served == null ? null : served.basis(),
        client.events(),
        client.eventsOmitted(),
        Times.instant(client.lastSeen()));
  }

  /** The same words for all clients of a maker. */
  private @Nullable String maker(@Nullable String mac) {
    String name = mac == null ? null : Vendors.of(mac);
    return name == null ? null : makers.computeIfAbsent(name, same -> same);
  }

  private static @Nullable String address(ClientRecord client) {
    Ipv4 address =
        client.state() instanceof ClientState.Bound bound ? bound.address() : client.address();
    return text(address);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable Long millis(@Nullable Long micros) {
    return micros == null ? null : micros / 1000;
  }

  /** How it ended, as the report tells it. */
  Outcome outcome(ClientRecord client) {
    return madeUp.test(client) && !client.acked() ? Outcome.UNDETERMINED : outcome(client, now);
  }

  /** The last state of a client. */
  static Outcome outcome(ClientRecord client, long now) {
    ClientState state = client.state();
    if (state instanceof ClientState.Bound) {
      return Outcome.BOUND;
    }
    if (state instanceof ClientState.Uses) {
      return Outcome.UNDETERMINED;
    }
    if (client.onLinkLocal()) {
      return Outcome.LINK_LOCAL;
    }
    if (state instanceof ClientState.Refused) {
      return Outcome.REFUSED;
    }
    if (state instanceof ClientState.Declined) {
      return Outcome.CONFLICT;
    }
    if (state instanceof ClientState.Requesting requesting) {
      return requesting.count() == 1 || now - requesting.last().micros() < ClientRecord.SILENCE
          ? Outcome.WAITING
          : Outcome.UNANSWERED;
    }
    return state instanceof ClientState.Discovering discovering
        ? discovering(client, discovering.attempt(), now)
        : Outcome.UNDETERMINED;
  }

  private static Outcome discovering(ClientRecord client, Attempt attempt, long now) {
    boolean graced = now - attempt.last().micros() >= GRACE;
    if (attempt.offer() != null || client.offeredV6Only()) {
      return graced ? Outcome.UNDETERMINED : Outcome.WAITING;
    }
    if (attempt.count() >= 2) {
      boolean silent = now - attempt.last().micros() > ClientRecord.IN_PROGRESS;
      return client.asksV6Only() && attempt.count() <= 3 && silent
          ? Outcome.UNDETERMINED
          : attempt.count() > 2 || graced ? Outcome.UNANSWERED : Outcome.WAITING;
    }
    return now - attempt.last().micros() >= 2 * GRACE ? Outcome.UNDETERMINED : Outcome.WAITING;
  }
}
