package lastlease.diagnose.detect.foreign;

import java.util.Comparator;
import java.util.List;
import lastlease.diagnose.detect.ServerHosts;
import lastlease.diagnose.pool.Pools;
import lastlease.track.Happenings.Crossing;
import lastlease.track.SegmentTrack;
import lastlease.track.ServerRecord;
import lastlease.track.moment.Sighting;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/** What two servers of one segment are to each other. */
final class TwoServers {
  /** Without a netmask, addresses that share fewer bits belong to different networks. */
  private static final int SURELY_DIFFERENT = 20;

  /** So many hosts of a network that were not seen to be given their addresses. */
  private static final int ESTABLISHED = 2;

  private final SegmentTrack track;
  private final ServerHosts hosts;

  TwoServers(SegmentTrack track, ServerHosts hosts) {
    this.track = track;
    this.hosts = hosts;
  }

  /** Clients to which both spoke. */
  List<Crossing> crossings(ServerRecord one, ServerRecord other) {
    return track.happenings().crossings().stream()
        .filter(
            each ->
                each.one().equals(one.id()) && each.other().equals(other.id())
                    || each.one().equals(other.id()) && each.other().equals(one.id()))
        .toList();
  }

  /**
   * A network of its own: hosts use addresses of it that nobody was seen to be given here. A server
   * that somebody has just plugged in has no such clients.
   */
  boolean isEstablished(ServerRecord server) {
    if (server.holders() >= ESTABLISHED) {
      return true;
    }
    int known = 0;
    for (var host : track.addresses().hosts().entrySet()) {
      boolean given = server.given().contains(host.getValue());
      boolean itself = host.getValue().equals(server.id()) || host.getKey().equals(server.mac());
      if (!given && !itself && server.mayGive(host.getValue()) && ++known >= ESTABLISHED) {
        return true;
      }
    }
    return false;
  }

  /**
   * The one served here before the other was heard, and the other's newcomers use its addresses.
   */
  boolean isNewBeside(ServerRecord main, ServerRecord other) {
    return isBefore(main, other)
        && main.used() > ESTABLISHED
        && other.used() >= 2
        && NewShare.isNew(track, main, other);
  }

  /** Whether the one had served two clients before the other was heard. */
  static boolean isBefore(ServerRecord main, ServerRecord other) {
    return at(main.second()) < other.first().micros();
  }

  /** The venue's own server, as far as one can tell: the first one that served two clients. */
  static ServerRecord main(List<ServerRecord> giving) {
    return giving.stream()
        .min(
            Comparator.comparingLong((ServerRecord server) -> at(server.second()))
                .thenComparingLong(server -> at(server.first())))
        .orElseThrow();
  }

  private static long at(@Nullable Sighting sighting) {
    return sighting == null ? Long.MAX_VALUE : sighting.micros();
  }

  /** Servers that give addresses of different networks, and are not one host with two scopes. */
  boolean differs(ServerRecord main, ServerRecord other) {
    return !hosts.sameMachine(main, other)
        && (main.relay() == null || !main.relay().equals(other.relay()))
        && !sameNetwork(main, other);
  }

  /** Whether the addresses that they give are of one network. */
  boolean sameNetwork(ServerRecord main, ServerRecord other) {
    Ipv4 one = main.given().first();
    Ipv4 two = other.given().first();
    int shared = Integer.numberOfLeadingZeros(one.bits() ^ two.bits());
    int prefix =
        Pools.maskKnown(main) || Pools.maskKnown(other)
            ? Math.min(Pools.prefix(track, main), Pools.prefix(track, other))
            : SURELY_DIFFERENT;
    return shared >= prefix;
  }

  /**
   * Where the first server is silent since and the other refuses its addresses, that may be its
   * successor: the venue was renumbered.
   */
  static boolean isStillThere(ServerRecord main, ServerRecord other) {
    Sighting alive = main.lastAlive();
    return other.naks() == 0 || alive != null && alive.micros() > other.first().micros();
  }
}
