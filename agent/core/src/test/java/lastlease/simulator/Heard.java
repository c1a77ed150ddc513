package lastlease.simulator;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an expert could write down of the frames that reached the seat. */
public final class Heard {
  private static final int ARP = 0x0806;
  private static final int LINK_LOCAL = 0xA9FE;

  /** Where things are in Ethernet frames as this simulator makes them: no tag, no IP options. */
  private static final int DHCP = 14 + 20 + 8;

  private static final int YIADDR = DHCP + 16;
  private static final int TYPE = DHCP + 240;
  private static final byte REPLY = 2;

  private final Map<Integer, Long> users = new HashMap<>();
  private final List<Long> informed = new ArrayList<>();

  void frame(long at, byte[] frame) {
    ByteBuffer bytes = ByteBuffer.wrap(frame);
    if (frame.length > TYPE + 2 && frame[DHCP] == REPLY && bytes.getInt(YIADDR) == 0) {
      if (frame[TYPE] == 53 && frame[TYPE + 2] == Ask.ACK) {
        informed.add(at);
      }
    }
    int sender = (bytes.getShort(12) & 0xFFFF) == ARP ? bytes.getInt(28) : 0;
    if (sender != 0 && sender >>> 16 != LINK_LOCAL) {
      users.put(sender, bytes.getLong(4) & 0xFFFF_FFFF_FFFFL);
    }
  }

  /** INFORMs whose answer was seen within a time. */
  public long informed(long from, long to) {
    return informed.stream().filter(at -> from <= at && at <= to).count();
  }

  /** Routable addresses in use by ARP, but those of some machines. */
  public Set<Integer> addressesBut(Set<Long> macs) {
    Set<Integer> addresses = new HashSet<>();
    users.forEach(
        (address, mac) -> {
          if (!macs.contains(mac)) {
            addresses.add(address);
          }
        });
    return addresses;
  }
}
