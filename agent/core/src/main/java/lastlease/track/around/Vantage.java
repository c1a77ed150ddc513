package lastlease.track.around;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lastlease.reports.Segment.Level;
import lastlease.reports.Segment.VantageCode;
import lastlease.wire.DhcpMessage;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation.Arp;
import lastlease.wire.Observation.Dhcp;

/** Works out what this seat can see, from what it has seen so far. */
public final class Vantage {
  private static final int ENOUGH = 16;

  /**
   * @param micros core time
   */
  public record Change(long micros, Level level) {}

  private final List<Change> changes = new ArrayList<>();
  private final Set<MacAddress> unicastPeers = new HashSet<>();
  private final Set<MacAddress> talkers = new HashSet<>();
  private final Set<MacAddress> own = new HashSet<>();
  private long requests;
  private long replies;
  private long arps;

  /** Something came since it was judged last that may change the level. */
  private boolean news;

  private Level level = Level.NOTHING;

  public void dhcp(Dhcp dhcp, long now) {
    DhcpMessage message = dhcp.message();
    MacAddress client = message.chaddr();
    if (message.reply()) {
      replies++;
    } else {
      requests++;
      talk(client);
    }
    if (client != null && isUnicast(dhcp) && unicastPeers.size() < ENOUGH) {
      news |= unicastPeers.add(client);
    }
    update(now);
  }

  /**
   * Whether a message went from one station to another that is not this one. What comes to all, or
   * to this machine, shows nothing of others' traffic whatever IP address it names: no stack sends
   * that (RFC 1122 3.3.6), and any guest can.
   */
  private boolean isUnicast(Dhcp dhcp) {
    MacAddress station = dhcp.link().destination();
    return dhcp.to().isRoutable()
        && (station == null || !station.isGroup() && !own.contains(station));
  }

  public void arp(Arp arp, long now) {
    arps++;
    if (arp.isProbe() || arp.sender().isLinkLocal()) {
      talk(arp.senderMac());
    }
    update(now);
  }

  /** The address of the interface that listens, at a core time. */
  public void own(MacAddress mac, long now) {
    news |= own.add(mac);
    update(now);
  }

  private void talk(@org.jspecify.annotations.Nullable MacAddress mac) {
    if (mac != null && talkers.size() < ENOUGH) {
      news |= talkers.add(mac);
    }
  }

  private void update(long now) {
    if (!news && level != Level.NOTHING) {
      return;
    }
    news = false;
    Level next = judge();
    if (next != level) {
      level = next;
      changes.add(new Change(now, next));
    }
  }

  private Level judge() {
    // Without knowing the own machine, one station's unicast may be its own.
    long strangers = unicastPeers.stream().filter(mac -> !own.contains(mac)).count();
    if (strangers >= 2 || strangers == 1 && !own.isEmpty()) {
      return Level.FULL;
    }
    long others = talkers.stream().filter(mac -> !own.contains(mac)).count();
    if (others >= 2 || others == 1 && !own.isEmpty()) {
      return Level.BROADCASTS;
    }
    return requests + replies + arps > 0 ? Level.OWN_TRAFFIC : Level.NOTHING;
  }

  /** What it can see now. */
  public Level level() {
    return level;
  }

  /** When that changed. */
  public List<Change> changes() {
    return changes;
  }

  /** Why it sees what it sees. */
  public VantageCode code() {
    if (level == Level.NOTHING) {
      return VantageCode.NOTHING_SEEN;
    }
    if (requests + replies == 0) {
      return VantageCode.NO_DHCP;
    }
    if (requests == 0) {
      return VantageCode.SERVERS_ONLY;
    }
    if (level == Level.FULL) {
      return VantageCode.OTHERS_UNICAST;
    }
    if (level == Level.OWN_TRAFFIC) {
      return VantageCode.ONLY_OWN_TRAFFIC;
    }
    return replies == 0 ? VantageCode.CLIENTS_ONLY : VantageCode.OTHERS_BROADCASTS;
  }
}
