package lastlease.simulator;

import java.util.Random;

/** Addresses of devices: as they were made, or as privacy or an attacker makes them up. */
public final class Macs {
  private static final long LOCAL = 0x0200_0000_0000L;

  private Macs() {}

  public static long madeUp(Random random) {
    return LOCAL | (long) (random.nextInt(64) << 2) << 40 | random.nextLong() & 0xFF_FFFF_FFFFL;
  }

  static long real(ClientKind kind, int number) {
    return 0x3C22_FB00_0000L + ((long) (kind.name().hashCode() & 0xFF) << 24) + number;
  }

  static boolean isMadeUp(long mac) {
    return (mac & LOCAL) != 0;
  }
}
