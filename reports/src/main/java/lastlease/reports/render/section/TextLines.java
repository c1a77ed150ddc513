package lastlease.reports.render.section;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import lastlease.reports.Client;
import lastlease.reports.Segment;
import lastlease.reports.render.words.Addresses;
import lastlease.reports.render.words.Phrases;
import lastlease.reports.render.words.Plain;
import org.jspecify.annotations.Nullable;

/** Lines about pools, servers and outcomes that several formats print. */
public final class TextLines {
  /** Nobody notices less. */
  private static final int AT_ONCE_MILLIS = 10;

  private final Segment segment;
  private final Phrases phrases;

  public TextLines(Segment segment, Phrases phrases) {
    this.segment = segment;
    this.phrases = phrases;
  }

  public List<String> pools() {
    List<String> lines = new ArrayList<>();
    for (Segment.Pool pool : segment.pools()) {
      Map<String, Object> values = new HashMap<>();
      values.put("subnet", pool.subnet());
      values.put("assumed", pool.subnetAssumed() ? phrases.get("text.poolAssumed") : null);
      values.put("atLeast", pool.inUseAtLeast());
      values.put("atMost", pool.inUseAtMost());
      values.put("capacity", pool.capacity());
      values.put("basis", phrases.get("basis." + pool.capacityBasis()));
      values.put("leaseSeconds", pool.leaseSeconds());
      // Leases of before are not seen.
      boolean told = pool.table() != null && pool.table().tells();
      values.put("seen", !told ? phrases.get("text.poolSeen") : null);
      boolean known = pool.inUseAtLeast() == pool.inUseAtMost();
      // None seen is not none.
      boolean unseen = known && pool.inUseAtLeast() == 0 && !told;
      String key = unseen ? "text.poolUnseen" : known ? "text.pool" : "text.poolRange";
      lines.add(phrases.get(key, values));
      if (pool.forecastFullAt() != null) {
        lines.add(forecast(pool));
      }
      if (pool.table() != null) {
        lines.addAll(table(pool.table()));
      }
    }
    lines.addAll(poolsLeftOut());
    return lines;
  }

  private String forecast(Segment.Pool pool) {
    Map<String, Object> values = new HashMap<>();
    values.put("fullAt", pool.forecastFullAt());
    values.put("fromAt", pool.forecastFrom());
    values.put("toAt", pool.forecastTo());
    return phrases.get("text.poolForecast", values);
  }

  /** What the server's own table says, and that it could not be read. */
  private List<String> table(Segment.LeaseTable table) {
    List<String> lines = new ArrayList<>();
    Map<String, Object> values = new HashMap<>();
    values.put("readAt", table.readAt());
    Instant end = table.takenFor();
    if (table.readAt() != null) {
      values.put("leases", table.leases());
      values.put("free", table.free());
      values.put("silent", table.silent() == 0 ? null : table.silent());
      values.put("left", table.left() == 0 ? null : table.left());
      values.put("leftSeconds", table.leftSeconds());
      values.put("declined", table.declined() == 0 ? null : table.declined());
      boolean later = end != null && table.readAt().isAfter(end);
      values.put("then", end == null ? table.readAt() : null);
      values.put("later", later ? table.readAt() : null);
      values.put("earlier", end != null && !later ? table.readAt() : null);
      lines.add(phrases.get("text.table", values));
    }
    if (table.failure() != null) {
      values.put("failure", Plain.text(table.failure()));
      lines.add(phrases.get("text.tableUnread", values));
    }
    return lines;
  }

  /** That a configured pool cannot be the one here. */
  public List<String> poolsLeftOut() {
    return segment.pools().stream()
        .map(Segment.Pool::capacityLeftOut)
        .filter(Objects::nonNull)
        .map(size -> phrases.get("text.poolLeftOut", Map.of("size", size)))
        .toList();
  }

  public List<String> servers() {
    List<String> lines = new ArrayList<>();
    for (Segment.Server server : segment.servers()) {
      Map<String, Object> values = new HashMap<>();
      values.put("server", server.id());
      values.put(
          "role", server.role() == Segment.Role.SEEN ? null : phrases.get("role." + server.role()));
      values.put("mac", Addresses.known(server.mac()));
      values.put("relay", server.relay());
      values.put("messages", messages(server));
      values.put("speed", speed(server));
      lines.add(phrases.get("text.server", values));
    }
    if (lines.isEmpty()) {
      lines.add(phrases.get("text.noClients"));
    }
    return lines;
  }

  /** What was seen of its answers, or follows from what devices did. */
  private String messages(Segment.Server server) {
    List<String> parts = new ArrayList<>();
    count(parts, "text.serverOffers", server.offers());
    count(parts, "text.serverAcks", server.acks());
    count(parts, "text.serverNaks", server.naks());
    count(parts, "text.serverInferred", server.inferredOffers());
    return parts.isEmpty()
        ? phrases.get("text.serverSilent")
        : String.join(phrases.get("text.comma"), parts);
  }

  private void count(List<String> parts, String key, long count) {
    if (count > 0) {
      parts.add(phrases.get(key, Map.of("n", count)));
    }
  }

  private @Nullable String speed(Segment.Server server) {
    Long millis = server.medianAnswerMillis();
    return millis == null
        ? null
        : millis < AT_ONCE_MILLIS
            ? phrases.get("text.serverAtOnce")
            : phrases.get("text.serverAfter", Map.of("medianAnswerMillis", millis));
  }

  /** How many devices are in which state. */
  String outcomes() {
    return segment.totals().byOutcome().entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(entry -> outcome(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(phrases.get("text.comma")));
  }

  private String outcome(Client.Outcome outcome, long count) {
    return phrases.get(
        "html.outcome", Map.of("count", count, "outcome", phrases.get("outcome." + outcome)));
  }
}
