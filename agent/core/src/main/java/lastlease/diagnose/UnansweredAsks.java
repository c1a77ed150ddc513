package lastlease.diagnose;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import lastlease.reports.Client;
import lastlease.reports.FrameRef;
import lastlease.track.Attempt;
import lastlease.track.ClientRecord;
import lastlease.track.Served;
import lastlease.track.Sighting;
import lastlease.track.Times;

/** The DISCOVERs of an incident that nobody answered: as many as one finds who counts again. */
final class UnansweredAsks {
  private final long began;
  private final List<FrameRef> frames = new ArrayList<>();
  private long count;

  private UnansweredAsks(long began) {
    this.began = began;
  }

  /**
   * Of these clients.
   *
   * @param began core time of the first one that counts
   */
  static UnansweredAsks of(Collection<ClientRecord> clients, long began) {
    UnansweredAsks asks = new UnansweredAsks(began);
    clients.forEach(asks::add);
    return asks;
  }

  private void add(ClientRecord client) {
    List<Client.Event> all =
        client.events().stream().filter(one -> one.kind() == Client.EventKind.DISCOVER).toList();
    List<Client.Event> events = client.events();
    boolean lastKept =
        client.eventsOmitted() == 0
            || !events.get(events.size() - 1).at().isBefore(Times.instant(began));
    if (lastKept) {
      List<Client.Event> since =
          all.stream().filter(one -> !one.at().isBefore(Times.instant(began))).toList();
      since.stream().map(Client.Event::frame).filter(Objects::nonNull).forEach(frames::add);
      count += since.size() + client.discovers() - all.size();
    } else {
      addLatest(client.lastAttempt());
    }
    leaveOutAnswered(client, all);
  }

  /** Of a client with a long story, the latest attempt is what is known. */
  private void addLatest(@org.jspecify.annotations.Nullable Attempt attempt) {
    if (attempt != null) {
      attempt.discovers().stream()
          .filter(one -> one.micros() >= began)
          .map(Sighting::frame)
          .filter(Objects::nonNull)
          .forEach(frames::add);
      count += attempt.between(began - 1, Long.MAX_VALUE);
    }
  }

  /** Who was served in the end was answered once. */
  private void leaveOutAnswered(ClientRecord client, List<Client.Event> all) {
    Served served = client.lastServed();
    if (served == null || served.attempt() == null || served.at().micros() < began) {
      return;
    }
    long answered = served.attempt().lastUntil(served.at().micros());
    if (answered >= began) {
      count--;
      Instant at = Times.instant(answered);
      all.stream()
          .filter(one -> one.at().equals(at))
          .map(Client.Event::frame)
          .forEach(frames::remove);
    }
  }

  /** How many there are. */
  long count() {
    return count;
  }

  /** Those whose frames are known. */
  List<FrameRef> frames() {
    return frames;
  }
}
