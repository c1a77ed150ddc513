package lastlease.hub.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.metrics.expositionformats.ExpositionFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lastlease.hub.event.EventAlertsTest;
import lastlease.reports.EventReport.Joined;
import lastlease.reports.Verdict;
import org.junit.jupiter.api.Test;

class HubMetricsTest {
  private static String text(Joined... incidents) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    ExpositionFormats.init()
        .getPrometheusTextFormatWriter()
        .write(text, HubMetrics.of(EventAlertsTest.picture(20, incidents), 7));
    return text.toString(StandardCharsets.UTF_8);
  }

  /** Prometheus refuses a whole scrape where a series stands twice. */
  @Test
  void incidentsThatLookAlikeAreOneSeries() throws Exception {
    Joined one = EventAlertsTest.joined(Verdict.SERVER_UNREACHABLE, null, "a", "b");
    List<String> lines =
        text(one, one).lines().filter(line -> line.startsWith("lastlease_event_inc")).toList();
    // Names of rooms in all their combinations would be series without end.
    assertEquals(
        List.of(
            "lastlease_event_incident_open{confidence=\"LIKELY\",rooms=\"2\","
                + "severity=\"CRITICAL\",verdict=\"SERVER_UNREACHABLE\"} 2.0"),
        lines);
  }

  @Test
  void theNamesAreThoseOfBefore() throws Exception {
    String text = text();
    assertTrue(text.contains("lastlease_event_received_bytes_total 7.0\n"), text);
    assertTrue(text.contains("lastlease_event_devices 0.0\n"), text);
  }
}
