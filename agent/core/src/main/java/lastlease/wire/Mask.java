package lastlease.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lastlease.wire.Observation.Link;
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

  /**
   * @param key random and thrown away afterwards: pseudonyms of two exports cannot be compared
   */
  public Mask(byte[] key) {
    this.key = key.clone();
  }

  /** The frame without who is in it, or null when nothing of it can be told safely. */
  public @Nullable Frame apply(Frame frame) {
    byte[] bytes = frame.bytes().clone();
    Payload payload = LinkLayer.of(frame.linkType(), bytes);
    Observation seen = Decoder.decode(frame);
    if (payload == null || seen == null || seen instanceof Observation.Malformed) {
      return null;
    }
    header(bytes, payload);
    int at = payload.offset();
    if (seen instanceof Observation.Arp) {
      address(bytes, at + 8);
      address(bytes, at + 18);
      Arrays.fill(bytes, at + 28, bytes.length, (byte) 0);
    } else if (seen instanceof Observation.Dhcp) {
      int udp = at + (bytes[at] & 0x0F) * 4;
      bytes[udp + 6] = 0;
      bytes[udp + 7] = 0;
      message(bytes, udp + 8);
    } else {
      Arrays.fill(bytes, Math.min(bytes.length, at + 28), bytes.length, (byte) 0);
    }
    return new Frame(
        frame.source(),
        frame.number(),
        frame.micros(),
        frame.point(),
        frame.linkType(),
        bytes,
        frame.originalLength());
  }

  private void header(byte[] bytes, Payload payload) {
    Link link = payload.link();
    for (int i = 0; i + 6 <= payload.offset(); i++) {
      MacAddress here = MacAddress.at(bytes, i);
      if (here.equals(link.source()) || here.equals(link.destination())) {
        address(bytes, i);
        i += 5;
      }
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
