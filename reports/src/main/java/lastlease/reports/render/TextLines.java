package lastlease.reports.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lastlease.reports.Client;
import lastlease.reports.Segment;

/** Lines about pools, servers and outcomes that several formats print. */
final class TextLines {
  private final Segment segment;
  private final Phrases phrases;

  TextLines(Segment segment, Phrases phrases) {
    this.segment = segment;
    this.phrases = phrases;
  }

  List<String> pools() {
    List<String> lines = new ArrayList<>();
    for (Segment.Pool pool : segment.pools()) {
      Map<String, Object> values = new HashMap<>();
      values.put("subnet", pool.subnet());
      values.put("atLeast", pool.inUseAtLeast());
      values.put("atMost", pool.inUseAtMost());
      values.put("capacity", pool.capacity());
      values.put("basis", phrases.get("basis." + pool.capacityBasis()));
      values.put("leaseSeconds", pool.leaseSeconds());
      boolean known = pool.inUseAtLeast() == pool.inUseAtMost();
      lines.add(phrases.get(known ? "text.pool" : "text.poolRange", values));
    }
    return lines;
  }

  List<String> servers() {
    List<String> lines = new ArrayList<>();
    for (Segment.Server server : segment.servers()) {
      Map<String, Object> values = new HashMap<>();
      values.put("server", server.id());
      values.put("role", phrases.get("role." + server.role()));
      values.put("mac", server.mac());
      values.put("relay", server.relay());
      values.put("offers", server.offers());
      values.put("acks", server.acks());
      values.put("naks", server.naks());
      values.put("inferred", server.inferredOffers());
      values.put("medianAnswerMillis", server.medianAnswerMillis());
      lines.add(phrases.get("text.server", values));
    }
    if (lines.isEmpty()) {
      lines.add(phrases.get("text.noClients"));
    }
    return lines;
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
