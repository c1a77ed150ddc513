package lastlease.reports.render;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lastlease.reports.Client;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Severity;
import lastlease.reports.render.section.Headline;
import lastlease.reports.render.words.Phrases;

/**
 * Tells what happens in a person's words, by comparing each report with the one before. Remembers
 * what it told.
 */
public final class Narrator {
  /** So many devices are told of one by one; of more, the status line tells. */
  private static final int DEVICES = 500;

  private final Phrases phrases;
  private final Map<String, Client.Outcome> outcomes = new HashMap<>();
  private final Map<String, String> claims = new HashMap<>();
  private boolean crowded;

  public Narrator(Phrases phrases) {
    this.phrases = phrases;
  }

  /**
   * One thing that happened.
   *
   * @param alarm an incident opened or got worse
   */
  public record Line(Instant at, String text, boolean alarm) {}

  /** What is new in a report, devices first. */
  public List<Line> tell(PoolReport report) {
    List<Line> lines = new ArrayList<>();
    Instant at = report.input().to();
    if (at == null) {
      return lines;
    }
    for (Segment segment : report.segments()) {
      for (Client client : segment.clients()) {
        device(segment, client, at, lines);
      }
      for (Incident incident : segment.incidents()) {
        if (incident.severity() != Severity.INFO) {
          incident(incident, at, lines);
        }
      }
    }
    return lines;
  }

  /** What is new of an incident, which need not have been in a report yet. */
  public List<Line> tell(Incident incident, Instant at) {
    List<Line> lines = new ArrayList<>();
    if (incident.severity() != Severity.INFO) {
      incident(incident, at, lines);
    }
    return lines;
  }

  /** Devices of which it remembers what it told: 500 at most. */
  int remembered() {
    return outcomes.size();
  }

  private void device(Segment segment, Client client, Instant at, List<Line> lines) {
    if (crowded) {
      return;
    }
    Client.Outcome old = outcomes.put(segment.id() + "/" + client.id(), client.outcome());
    if (outcomes.size() > DEVICES) {
      // From here on none is told of: what is known of each is needed no more.
      crowded = true;
      outcomes.clear();
      return;
    }
    if (old == client.outcome()) {
      return;
    }
    String address =
        client.outcome() == Client.Outcome.LINK_LOCAL
            ? client.linkLocalAddress()
            : client.address();
    Map<String, Object> values = new HashMap<>();
    values.put("device", phrases.device(client.id()));
    values.put("address", address == null ? "?" : address);
    lines.add(new Line(at, phrases.get("told." + client.outcome(), values), false));
  }

  private void incident(Incident incident, Instant at, List<Line> lines) {
    String headline = Headline.of(incident, phrases);
    String claim = headline + "/" + incident.ended();
    String old = claims.put(incident.id(), claim);
    if (claim.equals(old)) {
      return;
    }
    if (incident.ended() != null) {
      String because = phrases.get("ended." + incident.endedBecause());
      lines.add(
          new Line(
              at,
              phrases.get("told.ended", Map.of("headline", headline, "because", because)),
              false));
    } else if (old == null) {
      lines.add(
          new Line(
              incident.detected(), phrases.get("told.opened", Map.of("headline", headline)), true));
    } else {
      List<Incident.Revision> revisions = incident.revisions();
      Incident.Revision last = revisions.isEmpty() ? null : revisions.get(revisions.size() - 1);
      Map<String, Object> values = new HashMap<>();
      values.put("headline", headline);
      // It may have come back as it was: then nothing was revised.
      values.put("why", last == null ? null : phrases.get("revision." + last.code()));
      lines.add(new Line(last == null ? at : last.at(), phrases.get("told.revised", values), true));
    }
  }
}
