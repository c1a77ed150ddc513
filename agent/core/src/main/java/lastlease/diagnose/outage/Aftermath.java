package lastlease.diagnose.outage;

import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.incident.IncidentFile;
import lastlease.diagnose.outage.episode.Episode;
import lastlease.diagnose.outage.fact.OutageFacts;
import lastlease.reports.Incident.EndCode;
import lastlease.track.Served;
import lastlease.track.moment.Times;

/**
 * An outage that is over, while its victims come back one by one: each of them shows more of what
 * ended it than the first did. Their clients ask again at their own next DISCOVER.
 */
final class Aftermath {
  /** By then every client has asked again (dhclient: a round of 60 s, a pause of 230 s, twice). */
  private static final long SOON = 600 * Times.SECOND;

  /** So long after the end what is ambiguous is told: trouble that comes back has come by then. */
  static final long STANDS = 60 * Times.SECOND;

  /** After so many addresses one more shows nothing new. */
  private static final int ENOUGH = 32;

  private final IncidentFile file;
  private final Episode episode;
  private final Claim told;
  private final OutageFacts facts;
  private final long at;
  private EndCode because;
  private int looked;

  /**
   * @param told what was claimed before its end
   * @param facts what was known then
   * @param at core time of its end
   */
  Aftermath(
      IncidentFile file, Episode episode, Claim told, OutageFacts facts, long at, EndCode because) {
    this.file = file;
    this.episode = episode;
    this.told = told;
    this.facts = facts;
    this.at = at;
    this.because = because;
  }

  IncidentFile file() {
    return file;
  }

  Episode episode() {
    return episode;
  }

  Claim told() {
    return told;
  }

  OutageFacts facts() {
    return facts;
  }

  /** Core time of its end. */
  long at() {
    return at;
  }

  EndCode because() {
    return because;
  }

  void because(EndCode code) {
    because = code;
  }

  /** Whether it is still looked at. */
  boolean isOpen(long now) {
    return now - at <= SOON && looked < ENOUGH && !file.open();
  }

  boolean hasStood(long now) {
    return now - at >= STANDS;
  }

  /** A newcomer is served after the end; returns whether that tells more. */
  boolean served(Served one) {
    episode.servedAfter(one);
    if (one.address() == null) {
      return false;
    }
    looked++;
    return true;
  }
}
