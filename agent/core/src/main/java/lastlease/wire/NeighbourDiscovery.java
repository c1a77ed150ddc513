package lastlease.wire;

import java.util.ArrayList;
import java.util.List;
import lastlease.wire.Observation.Link;
import lastlease.wire.Observation.Malformed;
import lastlease.wire.Observation.NeighbourSolicitation;
import lastlease.wire.Observation.RouterAdvertisement;
import lastlease.wire.Observation.RouterAdvertisement.Pref64;
import lastlease.wire.Observation.RouterAdvertisement.Prefix;
import lastlease.wire.Observation.Seen;

/** Decodes Router Advertisements and Neighbour Solicitations (RFC 4861 4.2, 4.3). */
final class NeighbourDiscovery {
  private static final int HEADER = 40;
  private static final int PREFIX = 3;
  private static final int RDNSS = 25;
  private static final int PREF64 = 38;

  /** Lengths by the code in the option (RFC 8781 4). */
  private static final int[] PREF64_LENGTHS = {96, 64, 56, 48, 40, 32};

  private NeighbourDiscovery() {}

  static Observation solicitation(FrameView view, Seen seen, Link link, boolean truncated) {
    byte[] bytes = view.bytes();
    int at = view.offset();
    if (at + HEADER + 24 > view.end()) {
      return new Malformed(seen, truncated ? "nd-cut-off" : "nd-too-short");
    }
    return new NeighbourSolicitation(
        seen, link, Ipv6.at(bytes, at + 8), Ipv6.at(bytes, at + HEADER + 8));
  }

  static Observation advertisement(FrameView view, Seen seen, Link link, boolean truncated) {
    byte[] bytes = view.bytes();
    int at = view.offset() + HEADER;
    if (at + 16 > view.end()) {
      return new Malformed(seen, truncated ? "nd-cut-off" : "nd-too-short");
    }
    int end = Math.min(view.end(), at + view.u16(view.offset() + 4));
    List<Prefix> prefixes = new ArrayList<>();
    List<Pref64> translated = new ArrayList<>();
    List<Ipv6> resolvers = new ArrayList<>();
    int option = at + 16;
    while (option + 2 <= end) {
      int type = bytes[option] & 0xFF;
      int length = (bytes[option + 1] & 0xFF) * 8;
      if (length == 0 || option + length > end) {
        if (truncated && length > 0) {
          break;
        }
        // RFC 4861 4.6: such a packet is to be discarded.
        return new Malformed(seen, "nd-bad-option");
      }
      if (type == PREFIX && length == 32) {
        prefixes.add(prefix(bytes, option));
      } else if (type == PREF64 && length == 16) {
        int scaled = view.u16(option + 2);
        int code = scaled & 7;
        if (code < PREF64_LENGTHS.length) {
          long low = (long) Ipv4.bits(bytes, option + 12) << 32;
          Ipv6 all = new Ipv6(Ipv6.word(bytes, option + 4), low);
          int bits = PREF64_LENGTHS[code];
          translated.add(new Pref64(all.prefix(bits), bits, (scaled >>> 3) * 8));
        }
      } else if (type == RDNSS) {
        for (int i = option + 8; i + 16 <= option + length; i += 16) {
          resolvers.add(Ipv6.at(bytes, i));
        }
      }
      option += length;
    }
    int flags = bytes[at + 5] & 0xFF;
    return new RouterAdvertisement(
        seen,
        link,
        Ipv6.at(bytes, view.offset() + 8),
        view.u16(at + 6),
        (flags & 0x80) != 0,
        (flags & 0x40) != 0,
        List.copyOf(prefixes),
        List.copyOf(translated),
        List.copyOf(resolvers));
  }

  private static Prefix prefix(byte[] bytes, int option) {
    int length = Math.min(128, bytes[option + 2] & 0xFF);
    int flags = bytes[option + 3] & 0xFF;
    return new Prefix(
        Ipv6.at(bytes, option + 16).prefix(length),
        length,
        (flags & 0x80) != 0,
        (flags & 0x40) != 0,
        seconds(bytes, option + 4),
        seconds(bytes, option + 8));
  }

  private static long seconds(byte[] bytes, int at) {
    return Ipv4.bits(bytes, at) & 0xFFFF_FFFFL;
  }
}
