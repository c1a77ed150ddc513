package lastlease.reports.render;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import lastlease.reports.Client;
import lastlease.reports.Incident;
import lastlease.reports.Incident.EndCode;
import lastlease.reports.Segment;

/** What ended an incident, and what that brought: which of its devices got an address, how soon. */
final class Brought {
  private static final Set<EndCode> CHANGES =
      EnumSet.of(EndCode.POOL_ENLARGED, EndCode.ADDRESSES_FREED, EndCode.NEW_ADDRESSES);

  /** Whoever comes later did not come for that. */
  private static final Duration SOON = Duration.ofMinutes(10);

  private Brought() {}

  /** The sentence; empty where nothing was changed, or nobody recovered by it. */
  static Optional<String> of(Segment segment, Incident incident, Phrases phrases) {
    Instant ended = incident.ended();
    EndCode because = incident.endedBecause();
    if (ended == null || because == null || !CHANGES.contains(because)) {
      return Optional.empty();
    }
    List<Duration> took =
        segment.clients().stream()
            .filter(client -> incident.clients().contains(client.id()))
            .map(client -> recovered(client, ended))
            .filter(Objects::nonNull)
            .filter(after -> after.compareTo(SOON) <= 0)
            .sorted()
            .toList();
    if (took.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        phrases.get(
            "brought." + because,
            Map.of(
                "at",
                ended,
                "count",
                (long) took.size(),
                "nSeconds",
                Math.max(1, took.get(took.size() - 1).toSeconds()))));
  }

  /** How long after a time it got an address; null where it did not. */
  private static @org.jspecify.annotations.Nullable Duration recovered(
      Client client, Instant ended) {
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
