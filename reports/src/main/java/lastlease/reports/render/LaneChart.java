package lastlease.reports.render;

import java.time.Instant;
import lastlease.reports.Client;
import org.jspecify.annotations.Nullable;

/** One device's line: DISCOVERs, REQUEST, NAK, and what address it had when. */
final class LaneChart {
  private static final int HEIGHT = 26;
  private static final int MIDDLE = HEIGHT / 2;

  /** Link-local frames so soon after an address came are the last of the old ones. */
  private static final int LAST_OF_THE_OLD_MILLIS = 3000;

  private final TimeAxis axis;
  private final Instant to;
  private final StringBuilder svg = new StringBuilder();

  LaneChart(TimeAxis axis, Instant to) {
    this.axis = axis;
    this.to = to;
  }

  String draw(Client client) {
    svg.append("<svg height=\"").append(HEIGHT).append("\" aria-hidden=\"true\">");
    Instant since = null;
    Instant settled = settled(client);
    boolean linkLocal = false;
    for (Client.Event event : client.events()) {
      boolean begins =
          switch (event.kind()) {
            case BOUND, LINK_LOCAL_PROBE, LINK_LOCAL_ANNOUNCE -> true;
            default -> false;
          };
      boolean isLinkLocal = event.kind() != Client.EventKind.BOUND;
      if (isLinkLocal && settled != null && event.at().isAfter(settled)) {
        continue;
      }
      boolean lastOfTheOld =
          isLinkLocal
              && since != null
              && !linkLocal
              && event.at().isBefore(since.plusMillis(LAST_OF_THE_OLD_MILLIS));
      if (begins && !lastOfTheOld && (since == null || linkLocal != isLinkLocal)) {
        bar(since, event.at(), linkLocal);
        since = event.at();
        linkLocal = isLinkLocal;
      }
    }
    bar(since, to, linkLocal);
    client.events().forEach(this::mark);
    return svg.append("</svg>").toString();
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

  private void bar(@Nullable Instant since, Instant until, boolean linkLocal) {
    if (since == null) {
      return;
    }
    double x = axis.at(since);
    svg.append("<rect x=\"").append(TimeAxis.percent(x)).append("\" width=\"");
    svg.append(TimeAxis.percent(Math.max(0.2, axis.at(until) - x)))
        .append("\" y=\"8\" height=\"10\" ");
    svg.append(
        linkLocal
            ? "fill=\"var(--alarm-fill)\"/>"
            : "fill=\"none\" stroke=\"var(--calm)\" stroke-width=\"1.5\"/>");
  }

  private void mark(Client.Event event) {
    String x = TimeAxis.percent(axis.at(event.at()));
    switch (event.kind()) {
      case DISCOVER -> {
        svg.append("<line x1=\"").append(x).append("\" x2=\"").append(x);
        svg.append("\" y1=\"4\" y2=\"22\" stroke=\"var(--ink)\" stroke-width=\"2\"/>");
      }
      case REQUEST_SELECTING, REQUEST_INIT_REBOOT, REQUEST_REBINDING, REQUEST_RENEWING -> {
        svg.append("<circle cx=\"").append(x).append("\" cy=\"").append(MIDDLE);
        svg.append("\" r=\"4\" fill=\"var(--calm-mark)\"/>");
      }
      case NAK -> {
        svg.append("<svg x=\"")
            .append(x)
            .append("\" overflow=\"visible\"><path d=\"M-4 9l8 8m0-8l-8 8\"");
        svg.append(" stroke=\"var(--alarm)\" stroke-width=\"2\"/></svg>");
      }
      default -> {
        // Bars tell the rest.
      }
    }
  }
}
