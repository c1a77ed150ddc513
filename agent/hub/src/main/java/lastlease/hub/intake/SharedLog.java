package lastlease.hub.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import lastlease.alert.Shelf;
import lastlease.hub.event.EventAlerts;
import lastlease.hub.event.EventHub;
import lastlease.hub.secret.Tokens;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/**
 * Events kept in a log that any number of hubs share, instead of on one hub's disk. Brought along
 * by {@link ServiceLoader}, so that a hub alone loads nothing of it.
 */
public interface SharedLog {
  /**
   * Where the log is.
   *
   * @param brokers HOST:PORT of some of its brokers
   * @param config a properties file with what else a client needs: TLS, credentials; or null
   * @param partitions of an event that is new here, 1 at least
   * @param replicas of an event that is new here; 0 for as many as there are brokers, 3 at most
   * @param member the name that this hub keeps over its restarts; null without
   */
  record Place(
      List<String> brokers,
      @Nullable Path config,
      int partitions,
      int replicas,
      @Nullable String member) {}

  /** Begins an event's alerts, in the one hub that tells them. */
  interface AlertsOf {
    EventAlerts begin(Shelf told, Shelf names) throws IOException;
  }

  /** An event of the log. */
  record Opened(Tokens tokens, Intake intake) {}

  /**
   * Opens an event; makes it where there is none.
   *
   * @param retain sessions that nothing was heard of for so long are erased; null keeps them
   * @throws IOException with one line for the user
   */
  Opened open(
      Place place,
      EventHub event,
      AlertsOf alerts,
      @Nullable Duration retain,
      Consumer<Saying> complain)
      throws IOException;

  /**
   * Erases all of an event.
   *
   * @throws IOException with one line for the user
   */
  void erase(Place place, String event) throws IOException;

  /** The one that there is. */
  static SharedLog found() throws IOException {
    return ServiceLoader.load(SharedLog.class)
        .findFirst()
        .orElseThrow(() -> new SaidException(Saying.of("kafka.libraries")));
  }
}
