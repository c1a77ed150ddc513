package lastlease.hub.http;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import lastlease.dashboard.Tongue;
import lastlease.dashboard.http.Exchange;
import lastlease.hub.intake.Tenant;
import lastlease.hub.seat.SeatId;
import lastlease.hub.seat.SeatView;
import lastlease.reports.EventReport;
import lastlease.reports.PoolReport;
import lastlease.reports.render.EventHtml;
import lastlease.reports.render.Format;
import lastlease.reports.render.words.Phrases;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/** What people look at: the event's page, each room's report, JSON and metrics. */
final class EventPages {
  private final ZoneId zone;
  private final Map<String, Made> made = new HashMap<>();

  /** A page of a picture; all who look at the same get the same bytes. */
  private record Made(EventReport of, byte[] bytes) {}

  EventPages(ZoneId zone) {
    this.zone = zone;
  }

  void answer(Exchange exchange, Tenant tenant, String what) throws IOException {
    Phrases phrases = new Phrases(Tongue.of(exchange), zone);
    String query = String.valueOf(exchange.query());
    switch (what) {
      case "" -> page(exchange, tenant, phrases, query.contains("view=wall"));
      case "event.json" -> json(exchange, tenant, phrases);
      case "room" -> room(exchange, tenant, phrases, query);
      case "metrics" -> HubMetrics.answer(exchange, tenant);
      default -> Reply.say(exchange, 404, Saying.of("hub.paths"));
    }
  }

  private void page(Exchange exchange, Tenant tenant, Phrases phrases, boolean wall)
      throws IOException {
    EventReport picture = tenant.event().picture();
    String key = tenant.name() + " " + phrases.language() + " " + wall;
    byte[] bytes;
    synchronized (made) {
      Made before = made.get(key);
      if (before == null || !before.of().equals(picture)) {
        String html = EventHtml.page(picture, phrases, wall, EventPages::link);
        before = new Made(picture, html.getBytes(StandardCharsets.UTF_8));
        made.put(key, before);
      }
      bytes = before.bytes();
    }
    Reply.bytes(exchange, 200, "text/html; charset=utf-8", bytes);
  }

  private static String link(EventReport.Room room) {
    return room.segment().isEmpty()
        ? ""
        : "room?seat="
            + URLEncoder.encode(room.seat(), StandardCharsets.UTF_8)
            + "&session="
            + room.session();
  }

  private static void json(Exchange exchange, Tenant tenant, Phrases phrases) throws IOException {
    StringWriter out = new StringWriter();
    EventHtml.json(tenant.event().picture(), phrases, out);
    Reply.bytes(exchange, 200, "application/json", out.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void room(Exchange exchange, Tenant tenant, Phrases phrases, String query)
      throws IOException {
    SeatView run = run(tenant, query);
    PoolReport report = run == null ? null : run.shown();
    if (report == null) {
      Reply.say(exchange, 404, Saying.of("hub.noRoom"));
      return;
    }
    boolean json = query.contains("format=json");
    StringWriter out = new StringWriter();
    (json ? Format.JSON : Format.HTML).render(report, phrases, false, out);
    Reply.bytes(
        exchange,
        200,
        json ? "application/json" : "text/html; charset=utf-8",
        out.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable SeatView run(Tenant tenant, String query) {
    Map<String, String> values = new HashMap<>();
    for (String part : query.split("&", 20)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        try {
          values.put(
              part.substring(0, equals),
              URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
          // Half a letter names no seat.
          return null;
        }
      }
    }
    String seat = values.getOrDefault("seat", "");
    String session = values.getOrDefault("session", "");
    return tenant.event().known(new SeatId(seat, session));
  }
}
