package lastlease.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import lastlease.reports.Client;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.WhatIf;

/** What the report says of clients, servers and pools, held against {@code expect} lines. */
final class Inventory {
  private final PoolReport report;
  private final List<Segment> segments;
  private final String found;

  Inventory(PoolReport report, List<Segment> segments, String found) {
    this.report = report;
    this.segments = segments;
    this.found = found;
  }

  /** Returns whether the line is about one of these. */
  boolean check(String[] words) {
    switch (words[0]) {
      case "clients" ->
          assertEquals(
              words[1],
              String.valueOf(segments.stream().mapToLong(one -> one.totals().clients()).sum()),
              found);
      case "listed" -> assertEquals(words[1], String.valueOf(clients().count()), found);
      case "segments" -> assertEquals(words[1], String.valueOf(segments.size()), found);
      case "copies" -> assertEquals(words[1], String.valueOf(report.input().copies()), found);
      case "vantage" -> assertEquals(words[1], segments.get(0).vantage().level().name(), found);
      case "server" ->
          assertEquals(List.of(words[2]), roles(Names.address(words[1]).toString()), found);
      case "no-suspect" ->
          assertTrue(
              servers().noneMatch(one -> one.role() == Segment.Role.SUSPECT),
              () -> found + servers().toList());
      case "inferred" ->
          assertEquals(words[2], String.valueOf(server(words[1]).inferredOffers()), found);
      case "answers" -> answers(words);
      case "keeps" -> keeps(words);
      case "own" -> own(words[1]);
      default -> {
        return pool(words) || words[0].matches("[a-z][0-9]+") && client(words);
      }
    }
    return true;
  }

  private boolean pool(String[] words) {
    List<Segment.Pool> pools = segments.stream().flatMap(one -> one.pools().stream()).toList();
    switch (words[0]) {
      case "pools" -> assertEquals(words[1], String.valueOf(pools.size()), pools.toString());
      case "pool-left-out" ->
          assertEquals(words[1], String.valueOf(pools.get(0).capacityLeftOut()), found);
      case "capacity" ->
          assertEquals(
              words[1], pools.get(0).capacity() + "/" + pools.get(0).capacityBasis(), found);
      case "lease" ->
          assertEquals(words[1], String.valueOf(pools.get(0).leaseSeconds()), pools.toString());
      case "in-use" -> {
        Segment.Pool pool = pools.get(0);
        assertTrue(pool.inUseAtLeast() >= Integer.parseInt(words[1]), pools.toString());
        assertTrue(pool.inUseAtMost() <= Integer.parseInt(words[2]), pools.toString());
        assertTrue(pool.inUseAtMost() >= pool.inUseAtLeast(), pools.toString());
      }
      case "peak" -> {
        Segment.Peak peak = Objects.requireNonNull(pools.get(0).peak(), found);
        assertEquals(words[1], String.valueOf(peak.inUse()), pools.toString());
        between(words, Events.seconds(peak.at()));
      }
      case "full-at" -> {
        Instant full = pools.get(0).fullAt();
        if (words[1].equals("null")) {
          assertEquals(null, full, pools.toString());
        } else {
          double at = Double.parseDouble(words[1]);
          assertEquals(at, Events.seconds(Objects.requireNonNull(full)), 0.1, pools.toString());
        }
      }
      case "what-if" -> whatIf(words);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void between(String[] words, double at) {
    assertTrue(at >= Double.parseDouble(words[2]) && at <= Double.parseDouble(words[3]), "" + at);
  }

  /** Refusals by size and lease, and what was replayed. */
  private void whatIf(String[] words) {
    WhatIf whatIf = segments.get(0).whatIf();
    if (words[1].equals("null")) {
      assertEquals(null, whatIf, found);
      return;
    }
    WhatIf replayed = Objects.requireNonNull(whatIf, found);
    WhatIf.Lease lease =
        replayed.leases().stream()
            .filter(one -> String.valueOf(one.seconds()).equals(words[2]))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no such lease: " + replayed));
    int size = replayed.sizes().indexOf(Long.parseLong(words[1]));
    assertTrue(size >= 0, replayed.toString());
    assertEquals(words[3], String.valueOf(lease.refused().get(size)), replayed.toString());
    for (String word : Arrays.copyOfRange(words, 4, words.length)) {
      long is = word.startsWith("held=") ? replayed.held() : replayed.clients();
      assertEquals(word.substring(word.indexOf('=') + 1), String.valueOf(is), replayed.toString());
    }
  }

  private Stream<Segment.Server> servers() {
    return segments.stream().flatMap(one -> one.servers().stream());
  }

  private List<String> roles(String server) {
    return servers().filter(one -> one.id().equals(server)).map(one -> one.role().name()).toList();
  }

  private Segment.Server server(String name) {
    return servers()
        .filter(one -> one.id().equals(Names.address(name).toString()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no server " + name + " " + found));
  }

  /** A server's usual answer time in seconds, or none. */
  private void answers(String[] words) {
    Long millis = server(words[1]).medianAnswerMillis();
    if (words[2].equals("none")) {
      assertEquals(null, millis, found);
    } else {
      assertEquals(Double.parseDouble(words[2]), Objects.requireNonNull(millis) / 1000.0, 0.05);
    }
  }

  /** Events of these kinds are among those that the report lists of a client. */
  private void keeps(String[] words) {
    List<String> kinds =
        client(words[1]).events().stream().map(one -> one.kind().name()).distinct().toList();
    assertTrue(kinds.containsAll(List.of(words[2].split(","))), words[1] + " has " + kinds);
  }

  /** The agent's own machine, or the name under which it probes: no victim, and no guest. */
  private void own(String name) {
    List<Client> own = clients().filter(one -> is(one, name)).toList();
    assertTrue(own.stream().allMatch(Client::own), name + " is a guest: " + own);
    List<String> ids = own.stream().map(Client::id).toList();
    assertTrue(
        segments.stream()
            .flatMap(one -> one.incidents().stream())
            .allMatch(one -> one.clients().stream().noneMatch(ids::contains)),
        found);
  }

  private boolean client(String[] words) {
    Client client = client(words[0]);
    assertEquals(words[1], client.outcome().name(), found);
    for (String word : Arrays.copyOfRange(words, 2, words.length)) {
      int equals = word.indexOf('=');
      String is =
          switch (word.substring(0, equals)) {
            case "discovers" -> String.valueOf(client.discovers());
            case "address" -> Objects.requireNonNullElse(client.address(), "none");
            case "ll" -> Objects.requireNonNullElse(client.linkLocalAddress(), "none");
            default -> throw new IllegalArgumentException(word);
          };
      assertEquals(word.substring(equals + 1), is, found);
    }
    return true;
  }

  private Client client(String name) {
    return clients()
        .filter(one -> is(one, name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no client " + name + " " + found));
  }

  private static boolean is(Client client, String name) {
    return client.mac() == null
        ? Objects.equals(Names.clientId(name), client.clientIdentifier())
        : Names.mac(name).toString().equals(client.mac());
  }

  private Stream<Client> clients() {
    return segments.stream().flatMap(one -> one.clients().stream());
  }

  /** What scenario files call the client of an ordinal. */
  String name(String id) {
    Client client = clients().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    return client.mac() == null
        ? "i" + Long.parseLong(String.valueOf(client.clientIdentifier()), 16)
        : (client.mac().startsWith("3c:22") ? "m" : "c")
            + Long.parseLong(client.mac().substring(9).replace(":", ""), 16);
  }
}
