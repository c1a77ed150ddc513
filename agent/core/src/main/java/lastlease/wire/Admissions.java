package lastlease.wire;

import lastlease.wire.Observation.Admission;
import lastlease.wire.Observation.Admission.Step;
import lastlease.wire.Observation.Link;
import lastlease.wire.Observation.Malformed;
import lastlease.wire.Observation.Seen;
import org.jspecify.annotations.Nullable;

/** Decodes what lets a station in, or keeps it out: EAP results and 802.11 management frames. */
public final class Admissions {
  private static final int ASSOCIATION_RESPONSE = 1;
  private static final int REASSOCIATION_RESPONSE = 3;
  private static final int DISASSOCIATION = 10;
  private static final int AUTHENTICATION = 11;
  private static final int DEAUTHENTICATION = 12;

  private static final int BODY = 24;
  private static final int EAP_SUCCESS = 3;

  private Admissions() {}

  /** Whether a management frame of a subtype tells of it (IEEE 802.11-2020 9.2.4.1.3). */
  static boolean areTold(int subtype) {
    return subtype == ASSOCIATION_RESPONSE
        || subtype == REASSOCIATION_RESPONSE
        || subtype >= DISASSOCIATION && subtype <= DEAUTHENTICATION;
  }

  /** EAP success or failure, to the station or to the group of authenticators. */
  static Observation eap(FrameView view, Seen seen, Link link) {
    int code = view.bytes()[view.offset() + 4] & 0xFF;
    MacAddress to = link.destination();
    MacAddress station = to == null || to.isGroup() ? null : to;
    return new Admission(seen, link, station, Step.EAP, code == EAP_SUCCESS, code);
  }

  /** Where the status or reason code stands in a management frame; what follows is elements. */
  public static int codeAt(byte[] bytes, int at) {
    int subtype = bytes[at] >>> 4 & 0x0F;
    boolean ordered = (bytes[at + 1] & 0x80) != 0;
    int body = at + BODY + (ordered ? 4 : 0);
    return body + (subtype == AUTHENTICATION ? 4 : subtype < DISASSOCIATION ? 2 : 0);
  }

  /** A management frame from its header on; what a station says of itself is of no account. */
  static @Nullable Observation management(FrameView view, Seen seen, Link link, boolean truncated) {
    byte[] bytes = view.bytes();
    int at = view.offset();
    int subtype = bytes[at] >>> 4 & 0x0F;
    int codeAt = codeAt(bytes, at);
    if (codeAt + 2 > view.end()) {
      return new Malformed(seen, truncated ? "wlan-cut-off" : "wlan-too-short");
    }
    int code = bytes[codeAt] & 0xFF | (bytes[codeAt + 1] & 0xFF) << 8;
    MacAddress receiver = MacAddress.at(bytes, at + 4);
    MacAddress sender = MacAddress.at(bytes, at + 10);
    boolean fromAccessPoint = sender.equals(MacAddress.at(bytes, at + 16));
    return switch (subtype) {
      case AUTHENTICATION ->
          fromAccessPoint && !isPause(code)
              ? new Admission(seen, link, receiver, Step.AUTHENTICATION, code == 0, code)
              : null;
      case ASSOCIATION_RESPONSE, REASSOCIATION_RESPONSE ->
          new Admission(seen, link, receiver, Step.ASSOCIATION, code == 0, code);
      default -> {
        MacAddress other = fromAccessPoint ? receiver : sender;
        Step step = subtype == DEAUTHENTICATION ? Step.DEAUTHENTICATION : Step.DISASSOCIATION;
        yield new Admission(seen, link, other.isGroup() ? null : other, step, false, code);
      }
    };
  }

  /** Status codes of SAE that ask to go on: anti-clogging token, hash to element, SAE-PK. */
  private static boolean isPause(int status) {
    return status == 76 || status == 126 || status == 127;
  }
}
