package lastlease.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Hides who is in a frame, so that a session can be handed on: the lower half of MAC addresses
 * becomes a pseudonym (their maker stays), names and identifiers are overwritten, and what
 * link-local hosts say of themselves is zeroed. The same device is the same one throughout. IP
 * addresses stay: they are the subject.
 */
public final class Mask {
  private static final int FIXED = 236;
  private static final int OPTIONS = 240;
  private static final int CHADDR = 28;
  private static final int PAD = 0;
  private static final int END = 255;
  private static final int CLIENT_ID = 61;

  /** Hostname, domain name, user class, FQDN: text. */
  private static final Set<Integer> TEXTS = Set.of(12, 15, 77, 81);

  /** Client UUID, relay agent information, authentication: identifiers. */
  private static final Set<Integer> IDENTIFIERS = Set.of(82, 90, 97);

  private final byte[] key;
  private final FrameView view = new FrameView();

  /**
   * @param key random and thrown away afterwards: pseudonyms of two exports cannot be compared
   */
  public Mask(byte[] key) {
    this.key = key.clone();
  }

  /**
   * The frame without who is in it, or null when nothing of it can be told safely. What came in a
   * tunnel is taken out of it: its ends are nobody's business.
   */
  public @Nullable Frame apply(Frame frame) {
    Frame plain = unwrapped(frame);
    byte[] bytes = plain.bytes().clone();
    Observation seen = Decoder.decode(plain);
    view.look(plain.linkType(), bytes, 0, bytes.length);
    if (seen == null
        || seen instanceof Observation.Malformed
        || seen instanceof Observation.ClosedTunnel) {
      return null;
    }
    header(bytes, plain.linkType());
    int at = view.offset();
    switch (view.content()) {
      case ARP -> {
        address(bytes, at + 8);
        address(bytes, at + 18);
        Arrays.fill(bytes, at + 28, bytes.length, (byte) 0);
      }
      case DHCP -> {
        int udp = at + (bytes[at] & 0x0F) * 4;
        bytes[udp + 6] = 0;
        bytes[udp + 7] = 0;
        message(bytes, udp + 8);
      }
      case ROUTER_ADVERTISEMENT, NEIGHBOUR_SOLICITATION -> neighbour(bytes, at);
      case EAP -> Arrays.fill(bytes, Math.min(bytes.length, at + 8), bytes.length, (byte) 0);
      case ADMISSION -> {
        int code = Admissions.codeAt(bytes, at);
        Arrays.fill(bytes, Math.min(bytes.length, code + 2), bytes.length, (byte) 0);
      }
      default -> Arrays.fill(bytes, Math.min(bytes.length, at + 28), bytes.length, (byte) 0);
    }
    return new Frame(
        plain.source(),
        plain.number(),
        plain.micros(),
        plain.point(),
        plain.linkType(),
        bytes,
        plain.originalLength());
  }

  private Frame unwrapped(Frame frame) {
    byte[] bytes = frame.bytes();
    view.look(frame.linkType(), bytes, 0, bytes.length);
    int inner = view.inner();
    if (inner == FrameView.NOWHERE || inner > bytes.length) {
      return frame;
    }
    byte[] within = Arrays.copyOfRange(bytes, inner, bytes.length);
    int linkType = view.innerLinkType();
    if (linkType == Tunnels.WIRELESS_SWAPPED) {
      linkType = Tunnels.WIRELESS;
      byte first = within[0];
      within[0] = within[1];
      within[1] = first;
    }
    return new Frame(
        frame.source(),
        frame.number(),
        frame.micros(),
        frame.point(),
        linkType,
        within,
        frame.originalLength() - inner);
  }

  private void header(byte[] bytes, int linkType) {
    if (linkType == Tunnels.WIRELESS || linkType == Tunnels.RADIOTAP) {
      // Three addresses, or four: the network's own is among them.
      int begin = linkType == Tunnels.WIRELESS ? 0 : bytes[2] & 0xFF | (bytes[3] & 0xFF) << 8;
      boolean four = (bytes[begin + 1] & 3) == 3;
      for (int i = begin + 4; i <= begin + 16; i += 6) {
        address(bytes, i);
      }
      if (four) {
        address(bytes, begin + 24);
      }
      return;
    }
    if (view.source() != FrameView.NOWHERE) {
      address(bytes, view.source());
    }
    if (view.destination() != FrameView.NOWHERE) {
      address(bytes, view.destination());
    }
  }

  /** Interface identifiers are made of MAC addresses (RFC 4291, A), or name a host for good. */
  private void neighbour(byte[] bytes, int at) {
    int message = at + 40;
    bytes[message + 2] = 0;
    bytes[message + 3] = 0;
    identifier(bytes, at + 16);
    boolean group = bytes[at + 24] == (byte) 0xFF;
    if (!group) {
      identifier(bytes, at + 32);
    }
    boolean solicitation = bytes[message] == (byte) 135;
    if (solicitation) {
      identifier(bytes, message + 16);
      // The group ends like the target.
      Arrays.fill(bytes, at + 37, at + 40, (byte) 0);
    }
    int option = message + (solicitation ? 24 : 16);
    while (option + 2 <= bytes.length) {
      int end = option + (bytes[option + 1] & 0xFF) * 8;
      if (end <= option || end > bytes.length) {
        Arrays.fill(bytes, option, bytes.length, (byte) 0);
        return;
      }
      int kind = bytes[option] & 0xFF;
      if (kind != 3 && kind != 25 && kind != 38) {
        // Link-layer addresses, nonces, domain names.
        Arrays.fill(bytes, option + 2, end, (byte) 0);
      }
      option = end;
    }
  }

  private void identifier(byte[] bytes, int at) {
    byte[] pseudonym = digest(Arrays.copyOfRange(bytes, at, at + 8));
    boolean none = true;
    for (int i = at; i < at + 8; i++) {
      none &= bytes[i] == 0;
    }
    if (!none) {
      System.arraycopy(pseudonym, 0, bytes, at, 8);
    }
  }

  private void message(byte[] bytes, int at) {
    byte[] own = at + CHADDR + 6 <= bytes.length ? slice(bytes, at + CHADDR) : new byte[6];
    if (at + OPTIONS > bytes.length) {
      Arrays.fill(bytes, Math.min(bytes.length, at + CHADDR), bytes.length, (byte) 0);
      return;
    }
    options(bytes, at + OPTIONS, bytes.length, own);
    // What option 52 may hand over to: options if they are, names of servers and files if not.
    options(bytes, at + CHADDR + 16, at + FIXED, own);
    address(bytes, at + CHADDR);
  }

  private void options(byte[] bytes, int from, int to, byte[] own) {
    int at = from;
    while (at + 1 < to) {
      int code = bytes[at] & 0xFF;
      if (code == END) {
        return;
      }
      if (code == PAD) {
        at++;
        continue;
      }
      int value = at + 2;
      int end = Math.min(to, value + (bytes[at + 1] & 0xFF));
      option(bytes, code, value, end, own);
      at = end;
    }
  }

  private void option(byte[] bytes, int code, int from, int to, byte[] own) {
    if (TEXTS.contains(code)) {
      Arrays.fill(bytes, from, to, (byte) 'x');
    } else if (IDENTIFIERS.contains(code)) {
      Arrays.fill(bytes, from, to, (byte) 0);
    } else if (code == CLIENT_ID && !(to - from == 7 && bytes[from] == 1)) {
      byte[] pseudonym = digest(Arrays.copyOfRange(bytes, from, to));
      for (int i = from; i < to; i++) {
        bytes[i] = pseudonym[(i - from) % pseudonym.length];
      }
    } else {
      for (int i = from; i + 6 <= to; i++) {
        if (Arrays.equals(bytes, i, i + 6, own, 0, 6)) {
          address(bytes, i);
        }
      }
    }
  }

  private static byte[] slice(byte[] bytes, int at) {
    return Arrays.copyOfRange(bytes, at, at + 6);
  }

  /** Maker's addresses keep the maker; randomised ones keep only that they are. */
  private void address(byte[] bytes, int at) {
    MacAddress mac = MacAddress.at(bytes, at);
    if (mac.isGroup() || mac.isZero()) {
      return;
    }
    byte[] pseudonym = digest(slice(bytes, at));
    int kept = mac.isLocal() ? 1 : 3;
    System.arraycopy(pseudonym, 0, bytes, at + kept, 6 - kept);
  }

  private byte[] digest(byte[] value) {
    try {
      Mac hmac = Mac.getInstance("HmacSHA256");
      hmac.init(new SecretKeySpec(key, "HmacSHA256"));
      hmac.update("lastlease".getBytes(StandardCharsets.US_ASCII));
      return hmac.doFinal(value);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
