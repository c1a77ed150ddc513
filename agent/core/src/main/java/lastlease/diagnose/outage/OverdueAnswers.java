package lastlease.diagnose.outage;

import lastlease.diagnose.table.ServerTable;
import lastlease.track.ClientRecord;
import lastlease.track.SegmentTrack;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Sighting;
import lastlease.track.moment.Timers;
import lastlease.track.moment.Times;

/** When a newcomer's DISCOVER counts as unanswered, though no other frame has come to tell so. */
final class OverdueAnswers {
  /** A DISCOVER has had time for an address check and a power-saving client after so long. */
  static final long PATIENCE = 4 * Times.SECOND;

  /** An address check takes so long (domain.md: up to 3 s). */
  private static final long ADDRESS_CHECK = 3 * Times.SECOND;

  /** On a network for IPv6 who asks for option 108 stops after its third DISCOVER at the latest. */
  private static final int V6_ASKS = 3;

  /** A fallback this soon after a DISCOVER says nothing of its answer. */
  private static final long FALLBACK_PATIENCE = 3 * Times.SECOND / 2;

  /** A fallback matches DISCOVERs so far back: dhclient's round of 60 s and pause of 230 s. */
  private static final long MATCHES = 360 * Times.SECOND;

  private final SegmentTrack track;
  private final ServerTable table;
  private final Told told;

  /** Is told of each. */
  interface Told {
    /** A DISCOVER of an attempt, sent at a core time, is known to be unanswered. */
    void unanswered(ClientRecord client, Attempt attempt, long since, Sighting at);
  }

  OverdueAnswers(SegmentTrack track, ServerTable table, Told told) {
    this.track = track;
    this.table = table;
    this.told = told;
  }

  /** A newcomer sends a DISCOVER. */
  void asked(ClientRecord client, Attempt attempt, Sighting at) {
    if (!attempt.newcomer() || mayDoWithout(client)) {
      return;
    }
    long asked = at.micros();
    if (attempt.count() >= 2) {
      track.timers().set(asked + PATIENCE, new Waiting(client, attempt, asked, false));
    } else if (table.isFull(asked)) {
      track.timers().set(asked + ADDRESS_CHECK, new Waiting(client, attempt, asked, true));
    }
  }

  /** A client that asks for option 108 may have been told to do without IPv4 (RFC 8925 3.2). */
  private boolean mayDoWithout(ClientRecord client) {
    return client.asksV6Only() && !track.servesV6Askers();
  }

  /** Whether a client may be content with having got no address. */
  boolean mayBeContent(ClientRecord client, Attempt attempt) {
    boolean mayWait = mayDoWithout(client) && attempt.count() < V6_ASKS && !client.onLinkLocal();
    return client.offeredV6Only() || mayWait;
  }

  /** One for each DISCOVER, so it is no lambda: to make one that holds anything costs a call. */
  private final class Waiting implements Timers.Task {
    private final ClientRecord client;
    private final Attempt attempt;
    private final long asked;
    private final boolean byTable;

    Waiting(ClientRecord client, Attempt attempt, long asked, boolean byTable) {
      this.client = client;
      this.attempt = attempt;
      this.asked = asked;
      this.byTable = byTable;
    }

    @Override
    public void run(long due) {
      if (byTable) {
        foundFull(client, attempt, asked, due);
      } else {
        waited(client, attempt, asked, due);
      }
    }
  }

  /** Nothing came of a DISCOVER for so long, though its client is there: it had asked before. */
  private void waited(ClientRecord client, Attempt attempt, long asked, long due) {
    if (client.attempt() == attempt
        && attempt.last().micros() == asked
        && attempt.offer() == null) {
      told.unanswered(client, attempt, asked, attempt.last().at(due));
    }
  }

  /** A newcomer's first DISCOVER, where the server's table says that there is nothing to give. */
  private void foundFull(ClientRecord client, Attempt attempt, long asked, long due) {
    if (table.isFull(due) && !table.hasLeaseOf(client, due)) {
      waited(client, attempt, asked, due);
    }
  }

  /** A newcomer falls back to link-local: its DISCOVERs were not answered. */
  void fellBack(ClientRecord client, Attempt attempt, Sighting at) {
    long last = attempt.last().micros();
    long silence = at.micros() - last;
    if (attempt.count() >= 2 && silence > FALLBACK_PATIENCE && silence <= MATCHES) {
      told.unanswered(client, attempt, last, at);
    }
  }
}
