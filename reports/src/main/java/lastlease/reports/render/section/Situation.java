package lastlease.reports.render.section;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lastlease.reports.AdviceCode;
import lastlease.reports.Client;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.render.words.Phrases;
import lastlease.reports.render.words.Plain;
import org.jspecify.annotations.Nullable;

/**
 * A segment with what several parts of the page ask of it.
 *
 * @param main the incident that sets the segment's verdict, null for none
 */
public record Situation(
    Segment segment, PoolReport report, Phrases phrases, @Nullable Incident main, Set<String> hit) {

  public static Situation of(Segment segment, PoolReport report, Phrases phrases) {
    Incident main = Incidents.main(segment);
    return new Situation(
        segment, report, phrases, main, main == null ? Set.of() : new HashSet<>(main.clients()));
  }

  @Nullable Instant ended() {
    return main == null ? null : main.ended();
  }

  /** Devices that the main incident hit. */
  long hits() {
    return hit.size();
  }

  /** Those of them that are listed, and in one of these states now. */
  long hitsNow(Set<Client.Outcome> outcomes) {
    return segment.clients().stream()
        .filter(client -> hit.contains(client.id()) && outcomes.contains(client.outcome()))
        .count();
  }

  public Stream<Incident.Evidence> evidence(EvidenceCode code) {
    return main == null
        ? Stream.empty()
        : main.evidence().stream().filter(evidence -> evidence.code() == code);
  }

  /** The values of a piece of the main incident's advice; none where it is not advised. */
  public Map<String, Object> advised(AdviceCode code) {
    return main == null
        ? Map.of()
        : main.advice().stream()
            .filter(advice -> advice.code() == code)
            .map(Incident.Advice::params)
            .findFirst()
            .orElse(Map.of());
  }

  /** The pool that the page draws: the one whose size is known, or the first. */
  public Segment.@Nullable Pool pool() {
    return segment.pools().stream()
        .filter(pool -> pool.capacity() != null)
        .findFirst()
        .orElse(segment.pools().isEmpty() ? null : segment.pools().get(0));
  }

  /** The last sign of life of any server, null for none. */
  public @Nullable Instant lastSign() {
    return segment.servers().stream()
        .map(Situation::lastSign)
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(null);
  }

  /** The last sign of life of a server, also one that did not name it. */
  public static @Nullable Instant lastSign(Segment.Server server) {
    return Stream.concat(
            Stream.ofNullable(server.lastAlive()), server.signs().stream().map(Segment.Sign::at))
        .max(Instant::compareTo)
        .orElse(null);
  }

  /** Whether there are more devices than are listed: what is counted of those is a least number. */
  public boolean isCut() {
    return segment.beyond(segment.clients().size()) > 0;
  }

  /**
   * Whether there may have been more DISCOVERs after a time than {@link #discoversAfter} counts:
   * those of devices (or made-up names) that are not listed, or whose events are not all kept.
   */
  public boolean isCutAfter(Instant time) {
    return segment.totals().clientsOmitted() > 0
        || segment.clients().stream()
            .filter(client -> client.eventsOmitted() > 0 && isAfter(client.lastDiscover(), time))
            .anyMatch(client -> client.discovers() > keptDiscovers(client));
  }

  private static long keptDiscovers(Client client) {
    return client.events().stream()
        .filter(event -> event.kind() == Client.EventKind.DISCOVER)
        .count();
  }

  /** DISCOVERs of listed devices after a time, see {@link #isCutAfter}. */
  public long discoversAfter(Instant time) {
    return events(kind -> kind == Client.EventKind.DISCOVER)
        .filter(event -> event.at().isAfter(time))
        .count();
  }

  /**
   * Devices that got their first address after a time. Who had one before, and asks again, is none
   * of them; of whom not every event is kept, that counts who was heard later only.
   */
  public long servedAfter(Instant time) {
    return segment.clients().stream()
        .filter(client -> client.outcome() == Client.Outcome.BOUND && !client.own())
        .filter(client -> client.eventsOmitted() == 0 || isAfter(client.firstDiscover(), time))
        .filter(client -> isAfter(firstTaken(client), time))
        .count();
  }

  /**
   * Whether there may have been more than {@link #servedAfter} counts: devices that are not listed,
   * or that had asked before and took an address since, of which it is not kept whether that was
   * their first.
   */
  public boolean isServedCutAfter(Instant time) {
    return isCut()
        || segment.clients().stream()
            .filter(client -> client.outcome() == Client.Outcome.BOUND && !client.own())
            .filter(client -> client.eventsOmitted() > 0 && !isAfter(client.firstDiscover(), time))
            .anyMatch(client -> tookAfter(client, time));
  }

  private static boolean tookAfter(Client client, Instant time) {
    return client.events().stream()
        .filter(event -> event.kind() == Client.EventKind.REQUEST_SELECTING)
        .anyMatch(event -> event.at().isAfter(time));
  }

  private static boolean isAfter(@Nullable Instant at, Instant time) {
    return at != null && at.isAfter(time);
  }

  /** When a device first took an offer, or had an address; null where it was not seen to. */
  private static @Nullable Instant firstTaken(Client client) {
    boolean asked = false;
    for (Client.Event event : client.events()) {
      switch (event.kind()) {
        case DISCOVER -> asked = true;
        case REQUEST_SELECTING -> {
          return event.at();
        }
        case BOUND -> {
          // Rapid commit (RFC 4039) takes no REQUEST; who never asked is no newcomer.
          return asked ? event.at() : Instant.MIN;
        }
        default -> {}
      }
    }
    return null;
  }

  public Stream<Client.Event> events(Predicate<Client.EventKind> kinds) {
    return segment.clients().stream()
        .flatMap(client -> client.events().stream())
        .filter(event -> kinds.test(event.kind()));
  }

  /** Milliseconds that a device without an address has waited by now, null where it does not. */
  public @Nullable Long waitedMillis(Client client) {
    Instant now = report.input().to();
    return now == null ? null : client.waitedMillis(now);
  }

  /** What is told of a device beside its number: who it is, as far as it may be said. */
  public String note(Client client) {
    if (client.own()) {
      return phrases.get("text.own");
    }
    if (client.hostname() != null) {
      return Plain.text(client.hostname());
    }
    if (client.ouiVendor() != null) {
      return Plain.text(client.ouiVendor());
    }
    return phrases.get(client.randomizedMac() ? "text.randomMac" : "text.unknownVendor");
  }

  /** The address that a device has now, empty for none. */
  public static String address(Client client) {
    String address =
        switch (client.outcome()) {
          case LINK_LOCAL -> client.linkLocalAddress();
          case BOUND -> client.address();
          default -> null;
        };
    return address == null ? "" : address;
  }

  /** The link-local address that a device was on before it recovered; none where it was on none. */
  public static List<String> before(Client client, Phrases phrases) {
    return client.outcome() == Client.Outcome.LINK_LOCAL || client.linkLocalAddress() == null
        ? List.of()
        : List.of(phrases.get("text.wasLinkLocal", Map.of("address", client.linkLocalAddress())));
  }

  /** Both, as a table has them. */
  public String addresses(Client client) {
    String address = address(client);
    return Stream.concat(
            address.isEmpty() ? Stream.empty() : Stream.of(address),
            before(client, phrases).stream())
        .collect(Collectors.joining(phrases.get("text.comma")));
  }

  /** Listed devices, those of incidents first. */
  public List<Client> worstFirst() {
    return Incidents.worstFirst(segment);
  }
}
