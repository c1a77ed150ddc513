package lastlease.simulator;

import java.util.Random;

/** What a station shows beside DHCP: ARP, and multicast DNS. */
public final class Host {
  private static final int LINK_LOCAL = 0xA9FE0000;

  private final Station station;
  private final Air air;
  private final Random random;
  private boolean onLinkLocal;

  public Host(Station station, Air air) {
    this.station = station;
    this.air = air;
    this.random = air.random;
  }

  public boolean onLinkLocal() {
    return onLinkLocal;
  }

  /** Begins to use an address. */
  public void settles() {
    onLinkLocal = false;
    int address = station.address();
    switch (station.kind.once()) {
      case PROBES -> {
        probes(address);
        announces(address, 1.1);
      }
      case LATE_PROBES -> {
        for (int i = 0; i < 3; i++) {
          asks(0.2 + i * 1.4, 0, address);
        }
        announces(address, 5);
      }
      case ANNOUNCES -> announces(address, 0.05);
      case ASKS_GATEWAY -> asks(0.1 + random.nextDouble(), address, gateway(address));
      case SILENT -> {}
    }
  }

  /** Now and then a host looks for its gateway again. */
  public void chats(double rate) {
    if (rate > 0) {
      air.clock.after(
          -Math.log(1 - random.nextDouble()) / rate,
          () -> {
            if (station.isBound()) {
              int address = station.address();
              air.send(Packets.arp(station.mac(), address, gateway(address)));
            }
            chats(rate);
          });
    }
  }

  private static int gateway(int address) {
    return address & 0xFFFFFC00 | 0xFE;
  }

  public void probes(int address) {
    for (int i = 0; i < 3; i++) {
      asks(0.05 + i * 0.32, 0, address);
    }
  }

  private void announces(int address, double from) {
    asks(from, address, address);
    asks(from + 2, address, address);
  }

  private void asks(double after, int sender, int target) {
    air.clock.after(
        after,
        () -> {
          if (station.address() == target || station.address() == sender) {
            air.send(Packets.arp(station.mac(), sender, target));
          }
        });
  }

  /** Makes up an address of its own. */
  public void fallsBack() {
    onLinkLocal = true;
    int address = LINK_LOCAL | 0x100 + random.nextInt(0xFD00);
    if (station.kind.fallback() == ClientKind.Fallback.MULTICAST_ONLY) {
      for (int i = 0; i < 4; i++) {
        unlessBound(i * 3.0, Packets.multicastDns(station.mac(), address));
      }
      return;
    }
    double between =
        station.kind.fallback() == ClientKind.Fallback.QUICK_ARP ? 0.32 : 1 + random.nextDouble();
    for (int i = 0; i < 3; i++) {
      unlessBound(0.1 + i * between, Packets.arp(station.mac(), 0, address));
    }
    for (int i = 0; i < 2; i++) {
      unlessBound(2.2 + 2 * between + 2 * i, Packets.arp(station.mac(), address, address));
    }
  }

  private void unlessBound(double after, byte[] frame) {
    air.clock.after(
        after,
        () -> {
          if (onLinkLocal) {
            air.send(frame);
          }
        });
  }
}
