package lastlease.track.around;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * Who uses which routable address, by ARP. Bounded; the ones unused for longest leave first, and
 * are counted.
 */
public final class AddressBook {
  /**
   * Microseconds within which a host that is there is heard: by ARP it is a minute or few (Linux,
   * Windows); sleeping ones take longer.
   */
  public static final long HEARD_WITHIN = 1200 * Times.SECOND;

  private static final int LIMIT = 100_000;

  /**
   * @param mac who used it last
   * @param last core time of the last use
   */
  public record Use(MacAddress mac, long last) {}

  private final Map<Ipv4, Use> uses = bounded();
  private final Map<Ipv4, Integer> holders = bounded();
  private final Map<Ipv4, Integer> askedFor = bounded();

  /**
   * In the order of their last use: who looks one up must not change it while others go through.
   */
  private final Map<MacAddress, Ipv4> hosts = new LinkedHashMap<>();

  private @Nullable Ipv4 mostAskedFor;
  private int mostTimes;
  private long moves;
  private long forgotten;

  private static <V> Map<Ipv4, V> bounded() {
    return new LinkedHashMap<>(64, 0.75f, true);
  }

  /** What it holds, in entries. */
  public int size() {
    return uses.size() + holders.size() + askedFor.size() + hosts.size();
  }

  /**
   * Drops what was unused for longest.
   *
   * @param limit entries that may stay
   */
  public void keep(int limit) {
    while (size() > limit) {
      Map<?, ?> largest = hosts;
      for (Map<?, ?> other : List.of(uses, holders, askedFor)) {
        largest = other.size() > largest.size() ? other : largest;
      }
      dropEldest(largest);
    }
  }

  private void dropEldest(Map<?, ?> map) {
    Iterator<?> eldest = map.keySet().iterator();
    eldest.next();
    eldest.remove();
    forgotten++;
  }

  private void keepToLimit(Map<?, ?> map) {
    if (map.size() > LIMIT) {
      dropEldest(map);
    }
  }

  /** Entries that were dropped: who uses an address, what a host uses, who was given it. */
  public long forgotten() {
    return forgotten;
  }

  /** A device was seen with an address, at a core time. */
  public void used(Ipv4 address, MacAddress mac, long micros) {
    uses.put(address, new Use(mac, micros));
    moves += address.equals(hosts.remove(mac)) ? 0 : 1;
    hosts.put(mac, address);
    keepToLimit(uses);
    keepToLimit(hosts);
  }

  /** Somebody asks who has an address. */
  public void askedFor(Ipv4 address) {
    int times = askedFor.merge(address, 1, Integer::sum);
    keepToLimit(askedFor);
    if (times > mostTimes || mostAskedFor == null) {
      mostTimes = times;
      mostAskedFor = address;
    }
  }

  /** The address that most ARP requests ask for, the gateway as a rule; null without any. */
  public @Nullable Ipv4 mostAskedFor() {
    return mostAskedFor;
  }

  /**
   * A client holds an address as far as frames tell.
   *
   * @param client its ordinal
   */
  public void held(Ipv4 address, int client) {
    holders.put(address, client);
    keepToLimit(holders);
  }

  /** The last use of an address, or null. */
  public @Nullable Use use(Ipv4 address) {
    return uses.get(address);
  }

  /** Whether a host used an address since a core time. */
  public boolean isUsedBy(@Nullable MacAddress mac, Ipv4 address, long since) {
    Use use = uses.get(address);
    return use != null && use.mac().equals(mac) && use.last() >= since;
  }

  /** Ordinal of the client that an address was last given to in view, or null. */
  public @Nullable Integer holder(Ipv4 address) {
    return holders.get(address);
  }

  /**
   * Whether nobody but one client itself was ever seen with an address.
   *
   * @param client its ordinal
   */
  public boolean isFresh(Ipv4 address, int client, @Nullable MacAddress mac) {
    Integer holder = holder(address);
    Use use = use(address);
    return (holder == null || holder == client) && (use == null || use.mac().equals(mac));
  }

  /** The address that a host uses, or null. */
  public @Nullable Ipv4 of(MacAddress mac) {
    return hosts.get(mac);
  }

  /** Hosts with the routable address that each was last seen with, unused for longest first. */
  public Map<MacAddress, Ipv4> hosts() {
    return hosts;
  }

  /** Grows whenever a host is new, or has another address than before. */
  public long moves() {
    return moves;
  }
}
