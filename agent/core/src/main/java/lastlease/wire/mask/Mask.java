package lastlease.wire.mask;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import lastlease.wire.Admissions;
import lastlease.wire.Decoder;
import lastlease.wire.Frame;
import lastlease.wire.FrameView;
import lastlease.wire.Observation;
import lastlease.wire.Tunnels;
import org.jspecify.annotations.Nullable;

/**
 * Hides who is in a frame, so that a session can be handed on: the lower half of MAC addresses
 * becomes a number by the order of appearance (their maker stays), identifiers too, and what hosts
 * say of themselves is left out, as is all that nobody knows the meaning of. The same device is the
 * same one throughout. IP addresses stay: they are the subject.
 */
public final class Mask {
  private static final int CHECKSUM = 6;

  // Options of router advertisements (RFC 4861, 8106, 8781).
  private static final int PREFIX = 3;
  private static final int DNS_SERVERS = 25;
  private static final int NAT64 = 38;

  /** Linux names interfaces after their MAC address where it knows nothing better. */
  private static final Pattern NAMED_BY_ADDRESS = Pattern.compile("[0-9A-Fa-f]{12}");

  private final Pseudonyms pseudonyms = new Pseudonyms();
  private final MaskedMessage message;
  private final FrameView view = new FrameView();

  /**
   * @param vendorClass what of a vendor class (option 60) may be kept: its beginning, or nothing
   */
  public Mask(UnaryOperator<String> vendorClass) {
    this.message = new MaskedMessage(pseudonyms, vendorClass);
  }

  /**
   * The frame without who is in it, or null when nothing of it can be told safely. What came in a
   * tunnel is taken out of it: its ends are nobody's business; a tunnel within is left out.
   */
  public @Nullable Frame apply(Frame frame) {
    Frame plain = unwrapped(frame);
    byte[] bytes = plain.bytes().clone();
    Observation seen = Decoder.decode(plain);
    view.look(plain.linkType(), bytes, 0, bytes.length);
    if (seen == null
        || view.inner() != FrameView.NOWHERE
        || seen instanceof Observation.Malformed
        || seen instanceof Observation.ClosedTunnel) {
      return null;
    }
    header(bytes, plain.linkType());
    int at = view.offset();
    switch (view.content()) {
      case ARP -> {
        pseudonyms.address(bytes, at + 8);
        pseudonyms.address(bytes, at + 18);
        blank(bytes, at + 28);
      }
      case DHCP -> dhcp(bytes, at);
      case ROUTER_ADVERTISEMENT, NEIGHBOUR_SOLICITATION -> neighbour(bytes, at);
      case EAP -> blank(bytes, at + 8);
      case ADMISSION -> blank(bytes, Admissions.codeAt(bytes, at) + 2);
      default -> blank(bytes, at + 20);
    }
    return new Frame(
        plain.source(),
        plain.number(),
        plain.micros(),
        point(plain.point()),
        plain.linkType(),
        bytes,
        plain.originalLength());
  }

  private String point(String name) {
    return NAMED_BY_ADDRESS.matcher(name).find()
        ? "interface-" + pseudonyms.number("point", name)
        : name;
  }

  private void dhcp(byte[] bytes, int ip) {
    int udp = ip + (bytes[ip] & 0x0F) * 4;
    Arrays.fill(bytes, ip + 20, udp, (byte) 0);
    bytes[udp + CHECKSUM] = 0;
    bytes[udp + CHECKSUM + 1] = 0;
    int end = Math.min(bytes.length, udp + view.u16(udp + 4));
    message.apply(bytes, udp + 8, end);
    blank(bytes, end);
  }

  /** Nothing is left from here to the end of the frame. */
  private static void blank(byte[] bytes, int from) {
    if (from < bytes.length) {
      Arrays.fill(bytes, from, bytes.length, (byte) 0);
    }
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
    switch (linkType) {
      case Tunnels.WIRELESS -> wireless(bytes, 0);
      case Tunnels.RADIOTAP -> {
        int length = bytes[2] & 0xFF | (bytes[3] & 0xFF) << 8;
        // What the radio measured, and whatever its vendor adds; no field is present then.
        Arrays.fill(bytes, 4, length, (byte) 0);
        wireless(bytes, length);
      }
      case 113 -> cooked(bytes, 6);
      case 276 -> cooked(bytes, 12);
      default -> {
        if (view.source() != FrameView.NOWHERE) {
          pseudonyms.address(bytes, view.source());
        }
        if (view.destination() != FrameView.NOWHERE) {
          pseudonyms.address(bytes, view.destination());
        }
      }
    }
  }

  /** Three addresses, or four in data between stations: the network's own is among them. */
  private void wireless(byte[] bytes, int begin) {
    boolean data = (bytes[begin] & 0x0C) == 0x08;
    boolean four = data && (bytes[begin + 1] & 3) == 3;
    for (int i = begin + 4; i <= begin + 16; i += 6) {
      pseudonyms.address(bytes, i);
    }
    if (four) {
      pseudonyms.address(bytes, begin + 24);
    }
  }

  /** Eight bytes of address, of which Ethernet takes six; what another hardware has is left out. */
  private void cooked(byte[] bytes, int address) {
    boolean mac = view.source() != FrameView.NOWHERE;
    if (mac) {
      pseudonyms.address(bytes, address);
    }
    Arrays.fill(bytes, mac ? address + 6 : address, address + 8, (byte) 0);
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
        blank(bytes, option + 2);
        return;
      }
      int kind = bytes[option] & 0xFF;
      if (kind == DNS_SERVERS) {
        for (int id = option + 16; id + 8 <= end; id += 16) {
          // Interface identifiers made of an address have this in their middle.
          if (bytes[id + 3] == (byte) 0xFF && bytes[id + 4] == (byte) 0xFE) {
            identifier(bytes, id);
          }
        }
      } else if (kind != PREFIX && kind != NAT64) {
        // Link-layer addresses, nonces, domain names.
        Arrays.fill(bytes, option + 2, end, (byte) 0);
      }
      option = end;
    }
    blank(bytes, option);
  }

  private void identifier(byte[] bytes, int at) {
    pseudonyms.identifier("identifier", bytes, at, at + 8);
  }
}
