package lastlease.diagnose.belief;

/** What may be true of a venue's DHCP service at a moment; just one of these is. */
public enum Condition {
  /** It answers whoever asks. */
  WORKS,
  /** It answers, but the air or the path loses messages in bursts. */
  LOSSY,
  /** It answers late, or works on a queue. */
  SLOW,
  /** It answers, but not a part of the clients: a policy, a class, a port. */
  DENIES,
  /** It lives and has no free address: silent to newcomers, not to holders (RFC 2131 4.3.1). */
  FULL,
  /** Nothing of it can be reached. */
  DEAD;

  /** How many there are. */
  public static final int COUNT = values().length;
}
