package lastlease.force;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import lastlease.core.Driver;
import lastlease.core.Heading;
import lastlease.core.Input;
import lastlease.diagnose.given.Settings;
import lastlease.reports.Client;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frame;
import lastlease.wire.Frames;

/**
 * A small venue in a flood: six guests are served; then five ask in vain, and fall back to
 * link-local addresses.
 */
final class Flooded {
  static final int SERVER_IP = 0x0A09_0001;
  static final int VICTIMS = 5;
  private static final long T0 = 1_795_000_000_000_000L;
  private static final long SECOND = 1_000_000;
  private static final int GUESTS = 6;
  private static final long GUEST = 0xF018_9800_0000L;
  private static final long VICTIM = 0xF018_9800_FF00L;
  private static final int[] ASKS = {0, 4, 12, 28, 60};

  private record Sent(long at, byte[] bytes) {}

  private final Driver driver =
      new Driver(new Input.Start(T0, "test", "file", null, Settings.NONE));
  private final List<Sent> venue = new ArrayList<>();
  private final int[] vlans;
  private long number;

  /**
   * @param vlans tags of the venue's frames
   */
  Flooded(int... vlans) {
    this.vlans = vlans;
    for (int i = 0; i < GUESTS; i++) {
      served(GUEST + i, 0x0A09_000A + i, i * SECOND / 2);
    }
    for (int i = 0; i < VICTIMS; i++) {
      inVain(VICTIM + i, 0xA9FE_0505 + i, (5 + i) * SECOND);
    }
    venue.sort(Comparator.comparingLong(Sent::at));
  }

  private void served(long mac, int address, long at) {
    int xid = (int) mac;
    sends(at, mac, 0x0800, Frames.ipv4(DhcpBytes.discover(mac, xid).bytes()));
    DhcpBytes select =
        DhcpBytes.request(3, mac, xid).option(54, 10, 9, 0, 1).option(50, 10, 9, 0, address & 0xff);
    sends(at + SECOND / 10, mac, 0x0800, Frames.ipv4(select.bytes()));
    sends(at + SECOND, mac, 0x0806, Frames.arp(mac, address, address));
  }

  private void inVain(long mac, int linkLocal, long at) {
    for (int ask : ASKS) {
      byte[] message = DhcpBytes.discover(mac, (int) mac).secs(ask).bytes();
      sends(at + ask * SECOND, mac, 0x0800, Frames.ipv4(message));
    }
    for (int i = 0; i < 3; i++) {
      sends(at + (6 + i) * SECOND, mac, 0x0806, Frames.arp(mac, 0, linkLocal));
    }
    sends(at + 11 * SECOND, mac, 0x0806, Frames.arp(mac, linkLocal, linkLocal));
    sends(at + 13 * SECOND, mac, 0x0806, Frames.arp(mac, linkLocal, linkLocal));
  }

  private void sends(long at, long mac, int etherType, byte[] payload) {
    venue.add(new Sent(at, Frames.ethernet(mac, etherType, payload, vlans)));
  }

  /**
   * What is told at the end.
   *
   * @param count frames of the flood, evenly over 40 seconds from the first on
   * @param made the frame of a number
   */
  PoolReport in(int count, IntFunction<byte[]> made) {
    int next = 0;
    for (int i = 0; i < count; i++) {
      long at = SECOND + 40 * SECOND * i / count;
      for (; next < venue.size() && venue.get(next).at() <= at; next++) {
        take(venue.get(next).at(), venue.get(next).bytes());
      }
      take(at, made.apply(i));
    }
    for (; next < venue.size(); next++) {
      take(venue.get(next).at(), venue.get(next).bytes());
    }
    return driver.report(
        new Heading(new PoolReport.Tool("test", "0"), Instant.EPOCH, List.of(), true));
  }

  private void take(long at, byte[] bytes) {
    driver.take(
        new Input.Captured(new Frame(0, ++number, T0 + at, Frame.CAPTURE, 1, bytes, bytes.length)));
  }

  /** How many of the venue's own victims an incident names that goes on. */
  static int named(PoolReport report) {
    Set<String> named = new HashSet<>();
    for (Segment segment : report.segments()) {
      for (Incident incident : segment.incidents()) {
        if (incident.ended() == null) {
          incident.clients().forEach(id -> named.add(segment.id() + " " + id));
        }
      }
    }
    int found = 0;
    for (Segment segment : report.segments()) {
      for (Client client : segment.clients()) {
        found += isVictim(client) && named.contains(segment.id() + " " + client.id()) ? 1 : 0;
      }
    }
    return found;
  }

  private static boolean isVictim(Client client) {
    return client.outcome() == Client.Outcome.LINK_LOCAL
        && String.valueOf(client.mac()).startsWith("f0:18:98:00:ff:");
  }
}
