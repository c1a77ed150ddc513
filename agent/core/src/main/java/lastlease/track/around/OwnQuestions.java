package lastlease.track.around;

import lastlease.track.moment.Times;

/**
 * What the agent's own machine asked by INFORM. An answer to it carries its transaction number,
 * drawn at random (RFC 2131 4.1): whoever did not hear the question can't have written it, and
 * whoever heard it has to be faster than the server.
 */
public final class OwnQuestions {
  /** An answer may be late by so long: a probe waits no longer for it. */
  private static final long WAITS = 10 * Times.SECOND;

  private int xid;
  private long asked = Long.MIN_VALUE / 2;

  /** The own machine sends an INFORM at a core time. */
  public void asks(int question, long micros) {
    xid = question;
    asked = micros;
  }

  /** Whether a message is the first answer to it, in time. */
  public boolean answers(int answered, long micros) {
    boolean first = answered == xid && micros >= asked && micros - asked <= WAITS;
    if (first) {
      asked = Long.MIN_VALUE / 2;
    }
    return first;
  }
}
