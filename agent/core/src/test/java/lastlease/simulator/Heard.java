package lastlease.simulator;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What an expert could write down of the frames that reached the seat. */
public final class Heard {
  private static final int ARP = 0x0806;
  private static final int LINK_LOCAL = 0xA9FE;

  private final Map<Integer, Long> users = new HashMap<>();

  void frame(byte[] frame) {
    ByteBuffer bytes = ByteBuffer.wrap(frame);
    int sender = (bytes.getShort(12) & 0xFFFF) == ARP ? bytes.getInt(28) : 0;
    if (sender != 0 && sender >>> 16 != LINK_LOCAL) {
      users.put(sender, bytes.getLong(4) & 0xFFFF_FFFF_FFFFL);
    }
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
