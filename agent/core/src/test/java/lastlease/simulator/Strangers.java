package lastlease.simulator;

/** What a server makes of somebody who claims a lease that it has no record of (RFC 2131 4.3.2). */
public enum Strangers {
  /** It lets an authoritative server's strangers keep a free address, and refuses the others. */
  DNSMASQ,
  /** It refuses them where it is authoritative. */
  KEA,
  /** It is silent. */
  SILENT,
  /** It refuses a reboot, and is silent to who renews. */
  UDHCPD,
  /** It refuses them all. */
  REFUSED;

  /** What comes of it. */
  public enum Answer {
    ACK,
    NAK,
    SILENCE
  }

  public Answer answer(boolean authoritative, boolean rebooting, boolean free) {
    return switch (this) {
      case DNSMASQ ->
          authoritative ? free ? Answer.ACK : Answer.NAK : rebooting ? Answer.SILENCE : Answer.NAK;
      case KEA -> authoritative ? Answer.NAK : Answer.SILENCE;
      case SILENT -> Answer.SILENCE;
      case UDHCPD -> rebooting ? Answer.NAK : Answer.SILENCE;
      case REFUSED -> Answer.NAK;
    };
  }
}
