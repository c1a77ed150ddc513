package lastlease.live;

import java.io.Closeable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import lastlease.alert.Alerts;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;

/**
 * The seat's own alerts. While a hub is in reach it tells, once for all rooms, and what happens
 * here is held back; out of reach, what goes on is told from here, and so is the rest of its story.
 */
final class OwnAlerts implements Closeable {
  private final Alerts alerts;
  private final BooleanSupplier hubTells;
  private final Map<String, Held> held = new LinkedHashMap<>();

  private record Held(String segment, Incident incident) {}

  OwnAlerts(Alerts alerts, BooleanSupplier hubTells) {
    this.alerts = alerts;
    this.hubTells = hubTells;
  }

  /** All incidents, as a session ends. */
  void end(PoolReport report, Instant now) {
    update(report, now);
    alerts.finish(now);
  }

  /** All incidents, as a session begins again. */
  void update(PoolReport report, Instant now) {
    if (!hubTells.getAsBoolean()) {
      held.clear();
      alerts.update(report, now);
      return;
    }
    for (Segment segment : report.segments()) {
      for (Incident incident : segment.incidents()) {
        changed(segment.id(), incident, now);
      }
    }
  }

  void changed(String segment, Incident incident, Instant now) {
    if (!hubTells.getAsBoolean()) {
      tellHeld(now);
    }
    // What was opened from here, also before a restart, is closed from here.
    if (!hubTells.getAsBoolean() || alerts.owesEnd(incident.id())) {
      held.remove(incident.id());
      alerts.changed(segment, incident, now);
    } else if (incident.ended() == null) {
      held.put(incident.id(), new Held(segment, incident));
    } else {
      held.remove(incident.id());
    }
  }

  /** A second has passed. */
  void tick(Instant now) {
    if (!hubTells.getAsBoolean()) {
      tellHeld(now);
    }
    alerts.tick(now);
  }

  private void tellHeld(Instant now) {
    for (Held one : held.values()) {
      alerts.changed(one.segment(), one.incident(), now);
    }
    held.clear();
  }

  /** Whether time alone may bring something to tell. */
  boolean waits() {
    return !held.isEmpty() || alerts.waits();
  }

  @Override
  public void close() {
    alerts.close();
  }
}
