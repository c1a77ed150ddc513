package lastlease.diagnose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import lastlease.wire.DhcpMessage;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Assigns observations to segments. A mirror port may tag one direction only: then the reply to a
 * request belongs to the request's segment, whatever its own tag says, and so does all that is
 * tagged like it as long as no client asks there. Or it shows each frame twice, with a tag and
 * without: then both are one segment.
 */
final class Tagging {
  private static final int KEPT = 20_000;

  private final Map<Request, String> requests = new Latest<>();
  private final Map<String, Boolean> asked = new Latest<>();
  private final Map<String, String> aliases = new Latest<>();
  private final Twins twins = new Twins(new Latest<>());

  /** What a reply has in common with its request. */
  private record Request(String point, int xid, @Nullable MacAddress chaddr) {
    // What a record would have is linked at run time, and this is asked for with each message.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Request request
          && request.xid == xid
          && Objects.equals(request.chaddr, chaddr)
          && request.point.equals(point);
    }

    // Spread well: some clients make the xid from their hardware address, and then all bits that a
    // sum has in common fell out (a tenth of the time of 15,000 of them).
    @Override
    public int hashCode() {
      long mixed = (chaddr == null ? 0 : chaddr.bits()) * 31 + xid;
      return point.hashCode() + (int) (mixed * 0x9E37_79B9_7F4A_7C15L >>> 32);
    }
  }

  /** Forgets what was not looked up for the longest. */
  private static final class Latest<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    Latest() {
      super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > KEPT;
    }
  }

  /** Learns from a message that was captured twice; one that a relay passed on crossed segments. */
  void copy(Observation.Dhcp original, Observation copy) {
    String one = twins.of(original);
    String other = twins.of(copy);
    if (!one.equals(other)
        && copy instanceof Observation.Dhcp dhcp
        && dhcp.message().giaddr().equals(original.message().giaddr())) {
      twins.join(other, one);
    }
  }

  String segment(Observation observation) {
    String own = twins.of(observation);
    if (!(observation instanceof Observation.Dhcp dhcp)) {
      return aliases.getOrDefault(own, own);
    }
    DhcpMessage message = dhcp.message();
    Request key = new Request(observation.seen().point(), message.xid(), message.chaddr());
    if (!message.reply()) {
      requests.put(key, own);
      asked.put(own, true);
      aliases.remove(own);
      return own;
    }
    String askedIn = requests.get(key);
    if (askedIn == null || askedIn.equals(own)) {
      return aliases.getOrDefault(own, own);
    }
    if (asked.get(own) == null) {
      aliases.put(own, askedIn);
    }
    return askedIn;
  }
}
