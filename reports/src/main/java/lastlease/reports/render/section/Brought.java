package lastlease.reports.render.section;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lastlease.reports.Incident;
import lastlease.reports.render.words.Phrases;

/** What ended an incident, and what that brought, in a sentence. */
public final class Brought {
  private Brought() {}

  /** The sentence; empty where nothing was changed, or nobody recovered by it. */
  public static Optional<String> of(Incident incident, Phrases phrases) {
    Incident.Recovery recovery = incident.recovery();
    if (recovery == null) {
      return Optional.empty();
    }
    Map<String, Object> values = new HashMap<>();
    values.put("at", incident.ended());
    values.put("count", recovery.clients());
    values.put("nSeconds", Math.max(1, recovery.withinMillis() / 1000));
    values.put("omitted", recovery.clientsOmitted() == 0 ? null : recovery.clientsOmitted());
    return Optional.of(phrases.get("brought." + incident.endedBecause(), values));
  }
}
