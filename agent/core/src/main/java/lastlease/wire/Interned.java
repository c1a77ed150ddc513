package lastlease.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import lastlease.wire.Observation.Link;
import org.jspecify.annotations.Nullable;

/**
 * Values that come again with nearly every frame, kept so that the same one is made once: the last
 * that fell on each place of a small table. Only immutable values are in it, and one that was
 * missed is made anew: threads need not agree.
 */
final class Interned {
  private static final int BITS = 12;
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private static final @Nullable MacAddress[] MACS = new MacAddress[1 << BITS];
  private static final @Nullable Ipv4[] ADDRESSES = new Ipv4[1 << BITS];
  private static final @Nullable Long[] NUMBERS = new Long[1 << 8];
  private static final @Nullable Link[] LINKS = new Link[1 << BITS];
  private static final @Nullable Vlan[] VLANS = new Vlan[1 << BITS];

  private record Vlan(long tags, int network, String text) {}

  private static final @Nullable Codes[] CODES = new Codes[1 << 8];

  private record Codes(byte[] raw, List<Integer> list) {}

  private Interned() {}

  private static int place(long value) {
    return (int) (value * SPREAD >>> 64 - BITS);
  }

  static MacAddress mac(long bits) {
    int place = place(bits);
    MacAddress kept = MACS[place];
    if (kept == null || kept.bits() != bits) {
      kept = new MacAddress(bits);
      MACS[place] = kept;
    }
    return kept;
  }

  static Ipv4 address(int bits) {
    if (bits == 0) {
      return Ipv4.ZERO;
    }
    int place = place(bits);
    Ipv4 kept = ADDRESSES[place];
    if (kept == null || kept.bits() != bits) {
      kept = new Ipv4(bits);
      ADDRESSES[place] = kept;
    }
    return kept;
  }

  /** A time that servers give: each lease keeps one, and they are few. */
  static Long number(long number) {
    int place = place(number) >>> BITS - 8;
    Long kept = NUMBERS[place];
    if (kept == null || kept != number) {
      kept = number;
      NUMBERS[place] = kept;
    }
    return kept;
  }

  /** The addresses that a view stands on. */
  static Link link(FrameView view) {
    if (view.source() == FrameView.NOWHERE) {
      return Link.NONE;
    }
    byte[] bytes = view.bytes();
    MacAddress source = MacAddress.at(bytes, view.source());
    MacAddress destination =
        view.destination() == FrameView.NOWHERE ? null : MacAddress.at(bytes, view.destination());
    int place = place(source.bits() * 31 + (destination == null ? 0 : destination.bits()));
    Link kept = LINKS[place];
    if (kept == null
        || !source.equals(kept.source())
        || !Objects.equals(destination, kept.destination())) {
      kept = new Link(source, destination);
      LINKS[place] = kept;
    }
    return kept;
  }

  /** VLAN ids as {@link Observation.Seen#vlan} has them. */
  static String vlan(long tags, int network) {
    if (tags == 0 && network == 0) {
      return "";
    }
    int place = place(tags * 31 + network);
    Vlan kept = VLANS[place];
    if (kept == null || kept.tags != tags || kept.network != network) {
      kept = new Vlan(tags, network, text(tags, network));
      VLANS[place] = kept;
    }
    return kept.text;
  }

  /** Codes that a client asks for: each kind of client has its own list. */
  static List<Integer> codes(byte[] bytes, int from, int length) {
    int hash = 0;
    for (int i = from; i < from + length; i++) {
      hash = hash * 31 + bytes[i];
    }
    int place = place(hash) >>> BITS - 8;
    Codes kept = CODES[place];
    if (kept == null || !Arrays.equals(kept.raw, 0, kept.raw.length, bytes, from, from + length)) {
      byte[] raw = Arrays.copyOfRange(bytes, from, from + length);
      List<Integer> list = new ArrayList<>(length);
      for (byte code : raw) {
        list.add(code & 0xFF);
      }
      kept = new Codes(raw, List.copyOf(list));
      CODES[place] = kept;
    }
    return kept.list;
  }

  private static String text(long tags, int network) {
    StringBuilder text = new StringBuilder();
    if ((network & Tunnels.VXLAN) != 0) {
      text.append("vni").append(network - Tunnels.VXLAN);
    } else if (tags == 0) {
      // The tag that ERSPAN took off.
      text.append(network);
    }
    for (int shift = 48; shift >= 0; shift -= 12) {
      long id = tags >>> shift & 0xFFF;
      if (id != 0) {
        text.append(text.length() == 0 ? "" : ".").append(id);
      }
    }
    return text.toString();
  }
}
