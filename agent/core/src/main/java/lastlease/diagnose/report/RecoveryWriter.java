package lastlease.diagnose.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import lastlease.reports.Client;
import lastlease.reports.Incident;
import lastlease.reports.Incident.EndCode;
import org.jspecify.annotations.Nullable;

/** Writes what the end of an incident brought: which of its devices got an address, how soon. */
final class RecoveryWriter {
  /** What the venue does, or what comes of it. */
  private static final Set<EndCode> CHANGES =
      EnumSet.of(EndCode.POOL_ENLARGED, EndCode.ADDRESSES_FREED, EndCode.NEW_ADDRESSES);

  /**
   * Whoever comes later did not come for that: every client has asked again by then (dhclient: a
   * round of 60 s and a pause of 230 s, twice).
   */
  private static final Duration SOON = Duration.ofMinutes(10);

  private final Map<String, Client> clients = new HashMap<>();

  RecoveryWriter(Collection<Client> clients) {
    clients.forEach(client -> this.clients.put(client.id(), client));
  }

  /** The incident, with what its end brought. */
  Incident write(Incident incident) {
    Instant ended = incident.ended();
    EndCode because = incident.endedBecause();
    if (ended == null || because == null || !CHANGES.contains(because)) {
      return incident;
    }
    List<Duration> took =
        incident.clients().stream()
            .map(clients::get)
            .filter(Objects::nonNull)
            .map(client -> recovered(client, ended))
            .filter(Objects::nonNull)
            .filter(after -> after.compareTo(SOON) <= 0)
            .sorted()
            .toList();
    long omitted = incident.clients().stream().filter(id -> !clients.containsKey(id)).count();
    return took.isEmpty()
        ? incident
        : incident.with(
            new Incident.Recovery(took.size(), took.get(took.size() - 1).toMillis(), omitted));
  }

  /** How long after a time it got an address; null where it did not. */
  private static @Nullable Duration recovered(Client client, Instant ended) {
    return client.events().stream()
        .filter(event -> !event.at().isBefore(ended))
        .filter(
            event ->
                event.kind() == Client.EventKind.REQUEST_SELECTING
                    || event.kind() == Client.EventKind.ACK
                    || event.kind() == Client.EventKind.BOUND)
        .map(event -> Duration.between(ended, event.at()))
        .findFirst()
        .orElse(null);
  }
}
