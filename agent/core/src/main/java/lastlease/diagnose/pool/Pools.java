package lastlease.diagnose.pool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import lastlease.track.SegmentTrack;
import lastlease.track.ServerRecord;
import lastlease.wire.Ipv4;

/** The subnets that addresses are given out from, as far as seen. */
public final class Pools {
  /** Assumed where no netmask was seen: what venue routers have. */
  private static final int ASSUMED_PREFIX = 24;

  private Pools() {}

  /**
   * @param network lowest address
   * @param prefix 1 to 32
   * @param known whether the prefix is known; where not, nothing may rest on it
   */
  public record Subnet(
      Ipv4 network, int prefix, boolean known, TreeSet<Ipv4> given, List<ServerRecord> servers) {
    public String cidr() {
      return network + "/" + prefix;
    }

    public boolean contains(Ipv4 address) {
      return mask(address, prefix).equals(network);
    }
  }

  public static Ipv4 mask(Ipv4 address, int prefix) {
    return new Ipv4(prefix == 0 ? 0 : address.bits() & -1 << 32 - prefix);
  }

  /** The most that a pool of the venue is assumed to span where no netmask was seen. */
  private static final int WIDEST = 20;

  /** Subnets, the most used first. */
  public static List<Subnet> subnets(SegmentTrack track) {
    return subnets(track, false);
  }

  /**
   * The same.
   *
   * @param one whether the pool is known to be one, so that where no netmask was seen its addresses
   *     lie in one subnet, as large as they show
   */
  public static List<Subnet> subnets(SegmentTrack track, boolean one) {
    List<Subnet> found = new ArrayList<>();
    for (ServerRecord server : track.servers()) {
      OptionalInt told = known(track, server);
      int prefix = told.orElse(one ? span(server) : ASSUMED_PREFIX);
      for (Ipv4 address : server.given()) {
        Ipv4 network = mask(address, prefix);
        Subnet subnet =
            found.stream()
                .filter(old -> old.network().equals(network) && old.prefix() == prefix)
                .findFirst()
                .orElse(null);
        if (subnet == null) {
          subnet =
              new Subnet(network, prefix, told.isPresent(), new TreeSet<>(), new ArrayList<>());
          found.add(subnet);
        } else if (told.isPresent() && !subnet.known()) {
          found.remove(subnet);
          subnet = new Subnet(network, prefix, true, subnet.given(), subnet.servers());
          found.add(subnet);
        }
        subnet.given().add(address);
        if (!subnet.servers().contains(server)) {
          subnet.servers().add(server);
        }
      }
    }
    found.sort(
        Comparator.comparingInt((Subnet subnet) -> -subnet.given().size())
            .thenComparing(Subnet::network));
    return found;
  }

  /** The prefix that holds all that a server gave, within what is assumed. */
  private static int span(ServerRecord server) {
    if (server.given().isEmpty()) {
      return ASSUMED_PREFIX;
    }
    int differing = server.given().first().bits() ^ server.given().last().bits();
    return Math.max(WIDEST, Math.min(ASSUMED_PREFIX, Integer.numberOfLeadingZeros(differing)));
  }

  /** Length of a server's prefix; where it is not known, what venue routers have. */
  public static int prefix(SegmentTrack track, ServerRecord server) {
    return known(track, server).orElse(ASSUMED_PREFIX);
  }

  /** From its netmask, else from the machine's own address; empty where neither tells. */
  private static OptionalInt known(SegmentTrack track, ServerRecord server) {
    Ipv4 mask = server.mask();
    if (mask != null) {
      return OptionalInt.of(Integer.bitCount(mask.bits()));
    }
    return track.ownAddresses().periods().stream()
        .filter(period -> period.told().address().isRoutable())
        .map(period -> period.told())
        .filter(
            own ->
                server.given().stream()
                    .anyMatch(
                        address ->
                            mask(address, own.prefixLength())
                                .equals(mask(own.address(), own.prefixLength()))))
        .mapToInt(own -> own.prefixLength())
        .findFirst();
  }

  /** Whether a netmask was seen. */
  public static boolean maskKnown(ServerRecord server) {
    return server.mask() != null;
  }
}
