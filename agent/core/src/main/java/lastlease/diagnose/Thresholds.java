package lastlease.diagnose;

import lastlease.track.Times;

/**
 * The numbers that verdicts turn on, each with its reason; those of single rules stand beside them.
 * Times are microseconds. "Measured" means with real servers and clients on a bridge that shows a
 * plugged-in host what managed Wi-Fi shows it; "simulated" means the random venues of the tests.
 */
final class Thresholds {
  private Thresholds() {}

  /** Evaluations are this far apart at least: an alert may be so late, and no more. */
  static final long STEP = Times.SECOND / 4;

  /** A jump of core time that is a gap: no client's retransmission timer is so long. */
  static final long GAP = 300 * Times.SECOND;

  /**
   * Sum of the scores at which newcomers count as unanswered. A client scores its unanswered
   * DISCOVERs less one, half a point more on link-local, at most {@link #SCORE_CAP}: one lost frame
   * never counts, and one client alone never alarms. Measured: 2 to 6 give the same verdicts.
   */
  static final double ALARM = 4;

  /**
   * At least so long since the first of these DISCOVERs: the air is silent for some seconds at
   * times (simulated: one false alarm in four came sooner).
   */
  static final long PATIENCE = 8 * Times.SECOND;

  /** The same where newcomers were answered only after a message got lost. */
  static final long PATIENCE_LOSSY = 12 * Times.SECOND;

  /** The same where nobody was ever seen to be served: less is known about the venue. */
  static final double ALARM_NEVER_SERVED = 6;

  /** At least so long since the first of these DISCOVERs, where nobody was ever served. */
  static final long PATIENCE_NEVER_SERVED = 12 * Times.SECOND;

  static final double SCORE_CAP = 3;

  /** Half a point for a fallback: it proves that the DISCOVERs before it were not answered. */
  static final double SCORE_LINK_LOCAL = 0.5;

  /**
   * One client alone must fail so often and so long: 0.3⁴ at 30 % loss is below one in a hundred.
   */
  static final int LONE_DISCOVERS = 4;

  /**
   * So long after a check of a queue its server may still be at work: of the next ones, each of 3 s
   * at most, some may be lost on the way to the agent.
   */
  static final long CHECKING = 12 * Times.SECOND;

  /**
   * Devices that wait so long, and have fallen back, are an incident whatever else is seen: signs
   * of life can be forged. A queue of a hundred address checks of 3 s each is over by then
   * (simulated: after two minutes many are not).
   */
  static final long OVERDUE = 300 * Times.SECOND;

  static final int OVERDUE_DEVICES = 3;

  static final long LONE_PATIENCE = 20 * Times.SECOND;

  /** An answer may take this much longer than usual before a DISCOVER counts as unanswered. */
  static final double GRACE_FACTOR = 1.3;

  /** Servers without address check answer in milliseconds; Wi-Fi power save adds up to a second. */
  static final long GRACE_LEAST = 3 * Times.SECOND / 2;

  /** Longer usual answers are a queue of address checks, which shows itself by served newcomers. */
  static final long GRACE_MOST = 6 * Times.SECOND;

  /** Before anybody was served: dnsmasq's address check takes 3 s. */
  static final long GRACE_UNKNOWN = 4 * Times.SECOND;

  /** Of so many newcomers served last, the pace of a queue is read. */
  static final int QUEUE_SAMPLE = 9;

  /** So many of them must have waited behind each other. */
  static final int QUEUE_PACES = 3;

  /** Older successes belong to another crowd. */
  static final long QUEUE_LATELY = 120 * Times.SECOND;

  /**
   * Answers in a row that must fail to come. Each goes unseen with the chance that the DISCOVER,
   * the OFFER or the REQUEST is lost, or that its client has left the queue: a third at worst, so
   * six in a row are one in seven hundred crowds' answers (simulated: five are too few).
   */
  static final int QUEUE_MISSED = 6;

  /**
   * The same where each address was seen to be checked by ARP first: a check of 3 s broadcasts
   * three requests, so hearing none of three checks is no loss of frames.
   */
  static final int QUEUE_CHECKS_MISSED = 3;

  /** So many addresses in a row show that a server checks each. */
  static final int QUEUE_ALL_CHECKED = 4;

  /** A shorter check broadcasts a single request, which is lost more easily. */
  static final long QUEUE_REPEATS = 5 * Times.SECOND / 2;

  /** A queue explains no longer silence; an address check takes 3 s (dnsmasq, measured). */
  static final long QUEUE_SILENCE_MOST = 20 * Times.SECOND;

  /** A fallback matches DISCOVERs so far back: dhclient's round of 60 s and pause of 230 s. */
  static final long FALLBACK_MATCH = 360 * Times.SECOND;

  /** {@code secs} may date an attempt back so far to count as begun in view. */
  static final long BEGUN_LATELY = 300 * Times.SECOND;

  /** Distinct signs of life for CONFIRMED: any single frame may be forged. */
  static final int SIGNS_CONFIRM = 2;

  /**
   * A DISCOVER after a sign of life confirms only when it had so long: a server that is back
   * answers within an address check (3 s) and a retransmission.
   */
  static final long SETTLED = 6 * Times.SECOND;

  /**
   * Newcomers wait so many times the usual answer before a sign of life that confirms: a queue of
   * three address checks, one after another, explains less.
   */
  static final int WAITED_ANSWERS = 3;

  /** A sign that comes so late after the first failure may be the server's return. */
  static final long MAY_BE_BACK = 60 * Times.SECOND;

  /** So old such a sign must be: a server that is back serves newcomers within it. */
  static final long STANDS = 20 * Times.SECOND;

  /**
   * A server that gave a sign of life in an outage is dead for certain only so long after: lost
   * messages, or a long queue, look like a second death.
   */
  static final long GONE_AGAIN = 60 * Times.SECOND;

  /**
   * An open incident changes its verdict, or becomes confirmed, only when it has been so for so
   * long.
   */
  static final long TURN = 5 * Times.SECOND;

  /**
   * Messages are lost in bursts, and those who were served had lost the fewest: so many lost ones
   * tell as much as one would that is lost by itself.
   */
  static final int LOST_TOGETHER = 2;

  /**
   * So long it is remembered that some were denied while others were served: a talk, and a break.
   */
  static final long POLICY_REMEMBERED = 1800 * Times.SECOND;

  /** What chance brings about more often than this is not confirmed (Wald's sequential test). */
  static final double CHANCE = 1e-6;

  /** So long the evidence of slowness, loss, refusals and the like must be weaker to be told so. */
  static final long WAVERS = 30 * Times.SECOND;

  /** Newcomers that must be served for an incident to end while victims still ask. */
  static final int RECOVERY_SERVED = 2;

  /** Where nobody asks any more, so long without a failure after a success ends an incident. */
  static final long RECOVERY_QUIET = 60 * Times.SECOND;

  /** Newcomers that came later and were served sooner: then it is not a queue. */
  static final int OVERTAKERS = 3;

  /** So many of them tell as much as more would. */
  static final int OVERTAKERS_KEPT = 1000;

  /** A flood from one Ethernet source; a repeater that hides so many newcomers is unheard of. */
  static final int FLOOD_CHADDRS_ONE_SOURCE = 12;

  /** So long at least, unless it is as large as {@link #FLOOD_CHADDRS}. */
  static final long FLOOD_LASTS = 5 * Times.SECOND;

  /** A flood from many sources: 75 DISCOVERs of 50 chaddrs in a minute is a known attack hint. */
  static final int FLOOD_CHADDRS = 50;

  static final int FLOOD_DISCOVERS = 75;

  /** Share of the newcomers of the window that show no sign of a real host. */
  static final double FLOOD_GHOSTS = 0.8;

  /** So many that were answered must be there for their silence to tell. */
  static final int FLOOD_ANSWERED = 10;

  static final long FLOOD_WINDOW = 60 * Times.SECOND;

  /** Looking for a flood costs time that grows with it: once a second is soon enough. */
  static final long FLOOD_LOOK = Times.SECOND;

  /** Real hosts ARP, retransmit or fall back within so long. */
  static final long GHOST_AFTER = 15 * Times.SECOND;

  /** A NAK storm: so many distinct clients within the window (the report contract). */
  static final int NAK_STORM = 5;

  static final long NAK_WINDOW = 60 * Times.SECOND;

  /** A NAKed client that has no address so long after stays refused. */
  static final long STAYS_REFUSED = 30 * Times.SECOND;

  /** So many of the newcomers served last tell how long one waits here now. */
  static final int LATE_SAMPLE = 9;

  /**
   * Waits that are longer come from a queue: one address check takes 3 s at most, and a lost
   * message costs a retransmission of 4 s (RFC 2131 4.1).
   */
  static final long LATE_ANSWERS = 8 * Times.SECOND;

  /**
   * So many addresses that nobody was seen with before, given out while others wait, are not those
   * of a full pool that came free; one may be, of a holder who came before the agent.
   */
  static final int FRESH_ADDRESSES = 2;

  /**
   * So long after an outage its answers may still show that it was slowness: the last of a crowd of
   * a minute have theirs by then.
   */
  static final long RECONSIDERED = 120 * Times.SECOND;

  /** Newcomers served within so long show a server that is back, or a queue that moves. */
  static final long SERVED_LATELY = 30 * Times.SECOND;

  /** DECLINEs of so many distinct addresses are an incident; a single one is worth a note. */
  static final int DECLINED_ADDRESSES = 2;

  /** Conflicts, NAKs and slowness end after so long without another sign. */
  static final long CEASED = 300 * Times.SECOND;

  /** NAKs and slowness do so sooner when those hit are well again; waves of them are one. */
  static final long RECOVERED = 120 * Times.SECOND;

  /** Above any address check (dnsmasq 3 s). */
  static final long SLOW = 4 * Times.SECOND;

  /** A queue of address checks has quick answers at its head; a slow server has hardly any. */
  static final double STEADY_SHARE = 0.8;

  /** What grows is a queue: the answers of a slow server take the same time within this share. */
  static final double STEADY_WITHIN = 0.25;

  /** Newcomers' answers that a statement on speed or loss needs. */
  static final int ANSWERS_NEEDED = 5;

  /** An answer that follows a DISCOVER so closely is an answer to it. */
  static final long PROMPT = Times.SECOND;

  /** Share of late answers that came promptly after a retransmission. */
  static final double LOSS_SHARE = 0.3;

  /** Share of a known pool that warns, and at which the warning is cleared. */
  static final double NEARLY_FULL = 0.90;

  static final double NEARLY_FULL_CLEAR = 0.80;

  /** Devices a person: pools are to be sized with it. */
  static final double DEVICES_FACTOR = 2.5;

  /** Lease time that suits an event, seconds. */
  static final long EVENT_LEASE_SECONDS = 3600;

  /** So many addresses given out, and none of the configured range: it is another pool's. */
  static final int OUTSIDE_THE_POOL = 2;

  /** So many times the configured size in use: reserved addresses do not explain it. */
  static final double MORE_THAN_THE_POOL = 1.3;
}
