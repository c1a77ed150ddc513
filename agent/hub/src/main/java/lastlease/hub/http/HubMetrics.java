package lastlease.hub.http;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import lastlease.dashboard.http.Exchange;
import lastlease.hub.intake.Tenant;
import lastlease.reports.EventReport;
import lastlease.reports.render.words.Plain;

/** An event as metrics. Labels are bounded: rooms, verdicts, presences, how many rooms. */
final class HubMetrics {
  private static final ExpositionFormats FORMATS = ExpositionFormats.init();

  private HubMetrics() {}

  static void answer(Exchange exchange, Tenant tenant) throws IOException {
    String accept = exchange.header("Accept");
    // Text in either form; the binary form is for nobody to read here.
    ExpositionFormatWriter writer =
        accept != null && accept.contains("application/openmetrics-text")
            ? FORMATS.getOpenMetricsTextFormatWriter()
            : FORMATS.getPrometheusTextFormatWriter();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    writer.write(text, of(tenant.event().picture(), tenant.event().receivedBytes()));
    Reply.bytes(exchange, 200, writer.getContentType(), text.toByteArray());
  }

  static MetricSnapshots of(EventReport picture, long received) {
    Gauge states =
        new Gauge("lastlease_event_room_state", "1 for the verdict that a room has now.");
    Gauge heard =
        new Gauge("lastlease_event_room_heard_seconds", "Since the hub heard of a room's seat.");
    Gauge unserved =
        new Gauge("lastlease_event_room_unserved", "Devices of a room without an address.");
    for (EventReport.Room room : picture.rooms()) {
      states.set(
          1,
          "room",
          room.id(),
          "verdict",
          room.verdict().name(),
          "presence",
          room.presence().name());
      heard.set(seconds(room.heard(), picture.generatedAt()), "room", room.id());
      unserved.set((double) room.unserved(), "room", room.id());
    }
    Gauge devices = new Gauge("lastlease_event_devices", "Devices over all rooms, each once.");
    devices.set((double) picture.devices().distinct());
    return MetricSnapshots.builder()
        .metricSnapshot(
            CounterSnapshot.builder()
                .name("lastlease_event_received_bytes")
                .help("Bytes of journals taken in.")
                .dataPoint(
                    CounterSnapshot.CounterDataPointSnapshot.builder()
                        .value((double) received)
                        .build())
                .build())
        .metricSnapshot(states.snapshot())
        .metricSnapshot(heard.snapshot())
        .metricSnapshot(unserved.snapshot())
        .metricSnapshot(incidents(picture).snapshot())
        .metricSnapshot(devices.snapshot())
        .build();
  }

  private static Gauge incidents(EventReport picture) {
    Gauge open = new Gauge("lastlease_event_incident_open", "Incidents that go on.");
    for (EventReport.Joined one : picture.incidents()) {
      if (one.open()) {
        open.add(
            1,
            "verdict",
            one.verdict().name(),
            "confidence",
            one.confidence().name(),
            "severity",
            one.severity().name(),
            "rooms",
            Integer.toString(one.rooms().size()));
      }
    }
    return open;
  }

  private static double seconds(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis() / 1000.0);
  }

  /** One value for each set of labels, as the format has it: two rooms may be called alike. */
  private static final class Gauge {
    private final String name;
    private final String help;
    private final Map<Labels, Double> values = new LinkedHashMap<>();

    Gauge(String name, String help) {
      this.name = name;
      this.help = help;
    }

    void set(double value, String... namesAndValues) {
      values.put(labels(namesAndValues), value);
    }

    void add(double value, String... namesAndValues) {
      values.merge(labels(namesAndValues), value, Double::sum);
    }

    /** Seats bring some of them: what a scraper or a terminal shows is harmless and short. */
    private static Labels labels(String... namesAndValues) {
      String[] plain = namesAndValues.clone();
      for (int i = 1; i < plain.length; i += 2) {
        plain[i] = Plain.text(plain[i]);
      }
      return Labels.of(plain);
    }

    GaugeSnapshot snapshot() {
      GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
      values.forEach(
          (labels, value) ->
              gauge.dataPoint(
                  GaugeSnapshot.GaugeDataPointSnapshot.builder()
                      .value(value)
                      .labels(labels)
                      .build()));
      return gauge.build();
    }
  }
}
