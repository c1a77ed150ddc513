package lastlease.reports.render.chart;

import java.time.Instant;
import lastlease.reports.Client;
import lastlease.reports.render.page.Drawing;
import org.jspecify.annotations.Nullable;

/** One device's line: DISCOVERs, REQUEST, NAK, and what address it had when. */
public final class LaneChart {
  /** Link-local frames so soon after an address came are the last of the old ones. */
  private static final int LAST_OF_THE_OLD_MILLIS = 3000;

  private static final int BAR = 10;

  /** What a device has at a time. */
  private enum Has {
    NOTHING_ASKED(""),
    NO_ADDRESS("none"),
    CHOOSING("b-c"),
    LINK_LOCAL("b-l"),
    BOUND("b-s");

    private final String look;

    Has(String look) {
      this.look = look;
    }
  }

  private final TimeAxis axis;
  private final Drawing.Canvas canvas = new Drawing.Canvas();
  private Has has = Has.NOTHING_ASKED;
  private Instant since;

  public LaneChart(TimeAxis axis) {
    this.axis = axis;
    this.since = axis.from();
  }

  public Drawing draw(Client client) {
    Instant settled = settled(client);
    for (Client.Event event : client.events()) {
      switch (event.kind()) {
        case DISCOVER, DECLINE, RELEASE -> {
          if (has == Has.BOUND || has == Has.NOTHING_ASKED) {
            becomes(Has.NO_ADDRESS, event.at());
          }
        }
        case BOUND -> becomes(Has.BOUND, event.at());
        case LINK_LOCAL_PROBE -> linkLocal(Has.CHOOSING, event.at(), settled);
        case LINK_LOCAL_ANNOUNCE, LINK_LOCAL_TRAFFIC ->
            linkLocal(Has.LINK_LOCAL, event.at(), settled);
        default -> {
          // Marks tell the rest.
        }
      }
    }
    becomes(has, axis.to());
    client.events().forEach(this::mark);
    return canvas.done(Lanes.HEIGHT, "");
  }

  private void linkLocal(Has next, Instant at, @Nullable Instant settled) {
    boolean old =
        settled != null && at.isAfter(settled)
            || has == Has.BOUND && at.isBefore(since.plusMillis(LAST_OF_THE_OLD_MILLIS));
    if (!old && !(has == Has.LINK_LOCAL && next == Has.CHOOSING)) {
      becomes(next, at);
    }
  }

  /** When a served device got the address it has; what its old one still sends is no fallback. */
  private static @Nullable Instant settled(Client client) {
    return client.outcome() != Client.Outcome.BOUND
        ? null
        : client.events().stream()
            .filter(event -> event.kind() == Client.EventKind.BOUND)
            .map(Client.Event::at)
            .reduce((first, second) -> second)
            .orElse(null);
  }

  private void becomes(Has next, Instant at) {
    if (next == has && at.isBefore(axis.to())) {
      return;
    }
    double x = axis.at(since);
    double to = axis.at(at);
    if (has == Has.NO_ADDRESS) {
      canvas.line(has.look, x, to, Lanes.MIDDLE, Lanes.MIDDLE);
    } else if (has != Has.NOTHING_ASKED) {
      canvas.rect(has.look, x, Math.max(0.3, to - x), Lanes.MIDDLE - BAR / 2.0, BAR);
    }
    has = next;
    since = at;
  }

  private void mark(Client.Event event) {
    double x = axis.at(event.at());
    switch (event.kind()) {
      case DISCOVER -> canvas.mark("dis", x, Lanes.MIDDLE);
      case REQUEST_SELECTING, REQUEST_INIT_REBOOT, REQUEST_REBINDING, REQUEST_RENEWING ->
          canvas.mark("req", x, Lanes.MIDDLE);
      case NAK -> canvas.mark("nak", x, Lanes.MIDDLE);
      default -> {
        // Bars tell the rest.
      }
    }
  }
}
