package lastlease.diagnose.detect;

import java.util.Comparator;
import java.util.Optional;
import lastlease.track.ClientRecord;
import lastlease.track.SegmentTrack;
import lastlease.track.ServerRecord;
import lastlease.track.around.AddressBook;
import lastlease.track.moment.Sighting;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/** The machines that servers run on: one that changed its address stays the same. */
public final class ServerHosts {
  private final SegmentTrack track;

  public ServerHosts(SegmentTrack track) {
    this.track = track;
  }

  /** Of the host that a server runs on: by its answers, or by ARP for its address. */
  public @Nullable MacAddress mac(ServerRecord server) {
    if (server.mac() != null) {
      return server.mac();
    }
    AddressBook.Use use = track.addresses().use(server.id());
    return use == null ? null : use.mac();
  }

  /**
   * Whether this may be a server. Anybody can name anybody in a REQUEST: who was given its address
   * by another server is a guest, and a server is of the network that it serves, as the router that
   * its clients need.
   */
  public boolean maySpeak(ServerRecord server) {
    return track.addresses().holder(server.id()) == null
        && !isGuest(mac(server))
        && (server.heard() || server.relay() != null || server.mayGive(server.id()));
  }

  private boolean isGuest(@Nullable MacAddress mac) {
    ClientRecord client = mac == null ? null : track.clients().find(mac);
    return client != null && client.asked();
  }

  /** Two identifiers of one machine: it serves two networks, or was given a new address. */
  public boolean sameMachine(ServerRecord one, ServerRecord other) {
    MacAddress mac = mac(one);
    return mac != null && mac.equals(mac(other));
  }

  /** What a server was called before: its machine under an address that fell silent since. */
  Optional<ServerRecord> before(ServerRecord server) {
    return track.servers().stream()
        .filter(old -> old != server && sameMachine(old, server))
        .filter(old -> lastAlive(old) < server.first().micros())
        .max(Comparator.comparingLong(ServerHosts::lastAlive));
  }

  static long lastAlive(ServerRecord server) {
    Sighting alive = server.lastAlive();
    return alive == null ? server.first().micros() : alive.micros();
  }

  /** The server that gave addresses to most clients; of equals the one that was heard last. */
  public static @Nullable String main(SegmentTrack track) {
    ServerRecord server = mainServer(track);
    return server == null ? null : server.id().toString();
  }

  /** The same. */
  public static @Nullable ServerRecord mainServer(SegmentTrack track) {
    return track.servers().stream()
        .max(
            Comparator.comparingInt(ServerRecord::clients)
                .thenComparingLong(ServerHosts::lastAlive))
        .orElse(null);
  }
}
