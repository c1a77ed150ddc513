package lastlease.wire;

import lastlease.wire.Observation.Link;
import org.jspecify.annotations.Nullable;

/** Unencrypted 802.11 data frames (IEEE 802.11-2020 9.3.2) with an LLC/SNAP header. */
final class Wireless {
  private Wireless() {}

  /**
   * Takes off the 802.11 header.
   *
   * @param at where it begins: 0, or after radiotap
   */
  static @Nullable Payload of(byte[] frame, int at) {
    if (at + 24 > frame.length) {
      return null;
    }
    int control = frame[at] & 0xFF;
    int flags = frame[at + 1] & 0xFF;
    boolean data = (control & 0x0C) == 0x08 && (control & 0x40) == 0;
    boolean encrypted = (flags & 0x40) != 0;
    if (!data || encrypted || (control & 0x03) != 0) {
      return null;
    }
    boolean toDs = (flags & 1) != 0;
    boolean fromDs = (flags & 2) != 0;
    boolean qos = (control & 0x80) != 0;
    int header = 24 + (toDs && fromDs ? 6 : 0);
    int end = at + header + (qos ? 2 : 0) + (qos && (flags & 0x80) != 0 ? 4 : 0);
    if (end + 8 > frame.length) {
      return null;
    }
    boolean aggregated = qos && (frame[at + header] & 0x80) != 0;
    boolean snap =
        (frame[end] & 0xFF) == 0xAA && (frame[end + 1] & 0xFF) == 0xAA && frame[end + 2] == 3;
    if (aggregated || !snap) {
      return null;
    }
    int destination = at + (toDs ? 16 : 4);
    int source = at + (toDs && fromDs ? 24 : fromDs ? 16 : 10);
    Link link = new Link(MacAddress.at(frame, source), MacAddress.at(frame, destination));
    return LinkLayer.tagged(frame, end + 6, link);
  }
}
