package lastlease.wire;

/** Captures of many devices at once. */
public final class Crowd {
  private static final long T0 = 1_795_000_000_000_000L;

  private Crowd() {}

  /**
   * Devices that ask and are never answered.
   *
   * @param devices in each VLAN
   * @param rounds how often each asks, in growing gaps
   * @param vlans 0 is none
   */
  public static byte[] unanswered(int devices, int rounds, int... vlans) {
    PcapBytes file = PcapBytes.ethernet();
    long at = T0;
    for (int round = 0; round < rounds; round++) {
      at = Math.max(at, T0 + (1L << round) * 4_000_000);
      for (int device = 0; device < devices; device++) {
        for (int vlan : vlans) {
          at += 3_000;
          int id = vlan * 1000 + device;
          long mac = (device % 3 == 0 ? 0x3C22_FB00_0000L : 0xDA00_0000_0000L) + id;
          byte[] packet =
              Frames.ipv4(DhcpBytes.discover(mac, id).option(12, "guest-" + device).bytes());
          file.frame(
              at,
              vlan == 0 ? Frames.of(1, mac, packet) : Frames.ethernet(mac, 0x0800, packet, vlan));
        }
      }
    }
    return file.bytes();
  }
}
