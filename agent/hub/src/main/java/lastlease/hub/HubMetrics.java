package lastlease.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import lastlease.reports.EventReport;

/** An event in the text form of Prometheus. */
final class HubMetrics {
  private final StringBuilder text = new StringBuilder();

  private HubMetrics() {}

  static String of(Tenant tenant) {
    HubMetrics metrics = new HubMetrics();
    metrics.write(tenant.event().picture(), tenant.event().receivedBytes());
    return metrics.text.toString();
  }

  private void write(EventReport picture, long received) {
    head("lastlease_event_received_bytes", "counter", "Bytes of journals taken in.");
    text.append("lastlease_event_received_bytes_total ").append(received).append('\n');
    head("lastlease_event_room_state", "gauge", "1 for the verdict that a room has now.");
    for (EventReport.Room room : picture.rooms()) {
      line(
          "lastlease_event_room_state",
          1,
          "room",
          room.id(),
          "verdict",
          room.verdict().name(),
          "presence",
          room.presence().name());
    }
    head("lastlease_event_room_heard_seconds", "gauge", "Since the hub heard of a room's seat.");
    for (EventReport.Room room : picture.rooms()) {
      line(
          "lastlease_event_room_heard_seconds",
          seconds(room.heard(), picture.generatedAt()),
          "room",
          room.id());
    }
    head("lastlease_event_room_unserved", "gauge", "Devices of a room without an address.");
    for (EventReport.Room room : picture.rooms()) {
      line("lastlease_event_room_unserved", (double) room.unserved(), "room", room.id());
    }
    head("lastlease_event_incident_open", "gauge", "1 for each incident that goes on.");
    for (EventReport.Joined one : picture.incidents()) {
      if (one.open()) {
        line(
            "lastlease_event_incident_open",
            1,
            "verdict",
            one.verdict().name(),
            "confidence",
            one.confidence().name(),
            "severity",
            one.severity().name(),
            "rooms",
            String.join(", ", one.rooms()));
      }
    }
    head("lastlease_event_devices", "gauge", "Devices over all rooms, each once.");
    line("lastlease_event_devices", (double) picture.devices().distinct());
  }

  private static double seconds(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis() / 1000.0);
  }

  private void head(String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private void line(String name, double value, String... labels) {
    text.append(name);
    for (int i = 0; i < labels.length; i += 2) {
      text.append(i == 0 ? '{' : ',')
          .append(labels[i])
          .append("=\"")
          .append(labels[i + 1].replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))
          .append('"');
    }
    text.append(labels.length == 0 ? "" : "}")
        .append(' ')
        .append(String.format(Locale.ROOT, "%s", value))
        .append('\n');
  }
}
