package lastlease.track;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lastlease.track.moment.Sighting;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * The DHCP servers of a segment by their identifiers, and the Ethernet addresses they speak from.
 */
final class Servers {
  /**
   * Identifiers are forgeable; a thousand servers are an attack. Those that gave nothing leave
   * first, so that whoever invents some keeps no real one out.
   */
  private static final int KEPT = 1000;

  /** So many leave at once, so that the table is seldom looked through. */
  private static final int LEAVE = KEPT / 4;

  private final Map<Ipv4, ServerRecord> known = new LinkedHashMap<>();
  private final Set<MacAddress> macs = new HashSet<>();

  /** The server that gave addresses to most clients: whose lease time is the network's. */
  private @Nullable ServerRecord main;

  /** The server that a frame names. */
  ServerRecord heard(Ipv4 id, Sighting at) {
    ServerRecord server = known.get(id);
    if (server == null) {
      if (known.size() >= KEPT) {
        makeRoom();
      }
      server = new ServerRecord(id, at);
      known.put(id, server);
    }
    server.heardAgain();
    return server;
  }

  private void makeRoom() {
    List<ServerRecord> least = new ArrayList<>(known.values());
    least.sort(
        Comparator.comparing((ServerRecord one) -> !one.given().isEmpty())
            .thenComparingLong(Servers::lastHeard));
    least.subList(0, LEAVE).forEach(one -> known.remove(one.id()));
  }

  private static long lastHeard(ServerRecord server) {
    Sighting alive = server.lastAlive();
    return alive == null ? server.first().micros() : alive.micros();
  }

  /** A server offers or grants an address. */
  void gave(ServerRecord server, Ipv4 address, int client, Sighting at) {
    server.gave(address, client, at);
    if (main == null || main.past || server.clients() > main.clients()) {
      main = server;
    }
  }

  /** A server speaks from an Ethernet address. */
  void speaks(MacAddress mac) {
    if (macs.size() < KEPT) {
      macs.add(mac);
    }
  }

  boolean speaksFrom(MacAddress mac) {
    return macs.contains(mac);
  }

  Collection<ServerRecord> all() {
    return known.values();
  }

  @Nullable ServerRecord find(Ipv4 id) {
    return known.get(id);
  }

  /** Whether an address may be of this network, as far as the addresses given out here tell. */
  boolean mayGive(Ipv4 address) {
    return known.values().stream().allMatch(server -> server.given().isEmpty())
        || known.values().stream().anyMatch(server -> server.mayGive(address));
  }

  /** Lease time where an ACK told it, seconds, of the server with most clients; else null. */
  @Nullable Long leaseSeconds() {
    if (main != null && !main.past && main.leaseSeconds != null) {
      return main.leaseSeconds;
    }
    for (ServerRecord server : known.values()) {
      if (server.leaseSeconds != null && !server.past) {
        return server.leaseSeconds;
      }
    }
    return null;
  }

  /** Nothing was captured for longer than a lease: all of them are of the time before. */
  void past() {
    known.values().forEach(server -> server.past = true);
  }
}
