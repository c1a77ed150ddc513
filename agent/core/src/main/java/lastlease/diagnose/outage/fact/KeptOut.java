package lastlease.diagnose.outage.fact;

import java.util.LinkedHashMap;
import java.util.Map;
import lastlease.diagnose.outage.episode.Episode;
import lastlease.track.ClientRecord;
import lastlease.track.around.NotLetIn;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Sighting;
import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;

/** Those who ask in vain because they were not let in: what they send reaches no server. */
public final class KeptOut {
  /** A client tries to get in, then asks for an address: within the pause of 802.1X (60 s). */
  private static final long SHORTLY = 60 * Times.SECOND;

  private final NotLetIn devices;

  /** Where none was found, and when: as long as neither changes, there is none. */
  private @Nullable Episode none;

  private long refusals;
  private long asking;

  /**
   * @param devices that were not let in
   */
  public KeptOut(NotLetIn devices) {
    this.devices = devices;
  }

  /** Whether any of those who ask in vain was kept out shortly before, or since. */
  public boolean any(Episode episode) {
    if (devices.isEmpty()
        || none == episode && refusals == devices.refusals() && asking == episode.everUnserved()) {
      return false;
    }
    for (ClientRecord client : episode.unservedClients()) {
      if (since(episode, client, devices) != null) {
        none = null;
        return true;
      }
    }
    none = episode;
    refusals = devices.refusals();
    asking = episode.everUnserved();
    return false;
  }

  /** All of them, and when each was kept out the last time. */
  public static Map<ClientRecord, Sighting> of(Episode episode, NotLetIn devices) {
    Map<ClientRecord, Sighting> kept = new LinkedHashMap<>();
    if (devices.isEmpty()) {
      return kept;
    }
    for (ClientRecord client : episode.unservedClients()) {
      Sighting at = since(episode, client, devices);
      if (at != null) {
        kept.put(client, at);
      }
    }
    return kept;
  }

  private static @Nullable Sighting since(Episode episode, ClientRecord client, NotLetIn devices) {
    Attempt attempt = client.lastAttempt();
    long from = attempt == null ? episode.began() : attempt.first().micros();
    return devices.since(client.mac(), from - SHORTLY);
  }
}
