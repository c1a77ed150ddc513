package lastlease.track;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import lastlease.wire.DhcpMessage;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * The clients of a segment. Identity is the chaddr, and the client identifier (option 61) where
 * there is none: two identifiers of one chaddr are one device. Bounded: the finished and unaffected
 * leave first, strangers of one frame before others, and are counted.
 */
public final class Clients {
  /** Clients kept for a segment. */
  public static final int LIMIT = 50_000;

  /** How many may come beyond the limit before the table is cleared up, so that it is seldom. */
  public static final int SLACK = LIMIT / 4;

  private static final int OWN_KEPT = 64;

  private final Map<Object, ClientRecord> byKey = new LinkedHashMap<>();
  private final Set<MacAddress> own = new HashSet<>();
  private int ordinals;
  private int clearedUpAt = LIMIT + SLACK;
  private long omitted;

  /** The client of a message, made if new; null when the message names no client at all. */
  @Nullable ClientRecord of(DhcpMessage message) {
    MacAddress mac = message.chaddr();
    if (mac != null) {
      return ofMac(mac);
    }
    String id = message.clientId();
    return id == null ? null : of(id, null);
  }

  /** The client of a hardware address, made if new. */
  ClientRecord ofMac(MacAddress mac) {
    return of(mac, mac);
  }

  private ClientRecord of(Object key, @Nullable MacAddress mac) {
    ClientRecord client = byKey.get(key);
    if (client == null) {
      client = create(mac);
      byKey.put(key, client);
    }
    return client;
  }

  /** The client of a hardware address, or null. */
  public @Nullable ClientRecord find(MacAddress mac) {
    return byKey.get(mac);
  }

  private ClientRecord create(@Nullable MacAddress mac) {
    ClientRecord client = new ClientRecord(++ordinals, mac);
    client.own = mac != null && own.contains(mac);
    return client;
  }

  /** Whether a hardware address is one of the machine that the agent runs on. */
  boolean isOwnMachines(MacAddress mac) {
    return own.contains(mac);
  }

  /** A hardware address is one of the machine that the agent runs on. */
  void isOwn(MacAddress mac) {
    if (own.size() < OWN_KEPT) {
      own.add(mac);
    }
    ClientRecord client = byKey.get(mac);
    if (client != null) {
      client.own = true;
    }
  }

  /** All that are kept, by first appearance. */
  public Collection<ClientRecord> all() {
    return byKey.values();
  }

  /** All that ever appeared. */
  public long total() {
    return ordinals;
  }

  /** Those that were dropped. */
  public long omitted() {
    return omitted;
  }

  /** Those that are kept. */
  public int kept() {
    return byKey.size();
  }

  /** Whether it is time for {@link #clearUp}. */
  boolean isCrowded() {
    return byKey.size() > clearedUpAt;
  }

  /** A client that may leave. */
  private record Candidate(ClientRecord client, int worth, long lastSeen) {
    static final Comparator<Candidate> LEAST_FIRST =
        Comparator.comparingInt(Candidate::worth).thenComparingLong(Candidate::lastSeen);
  }

  /**
   * Drops clients beyond a limit.
   *
   * @param limit how many may stay
   * @param spared never dropped: those of an open incident
   * @param madeUp dropped first: those of a flood
   */
  List<ClientRecord> clearUp(
      int limit, Predicate<ClientRecord> spared, Predicate<ClientRecord> madeUp) {
    List<Candidate> candidates = new ArrayList<>(byKey.size());
    for (ClientRecord client : byKey.values()) {
      if (!spared.test(client)) {
        // Who was heard again may turn out to be a device that came amid a flood.
        int least = madeUp.test(client) ? (client.frames > 1 ? 1 : 0) : 1 + worth(client);
        candidates.add(new Candidate(client, least, client.lastSeen));
      }
    }
    candidates.sort(Candidate.LEAST_FIRST);
    int excess = Math.max(0, Math.min(byKey.size() - limit, candidates.size()));
    List<ClientRecord> gone = new ArrayList<>(excess);
    for (Candidate candidate : candidates.subList(0, excess)) {
      ClientRecord client = candidate.client;
      Object key = client.mac() != null ? client.mac() : client.clientId();
      byKey.remove(key);
      gone.add(client);
    }
    omitted += gone.size();
    // Where many are spared, the next look is not before as many more have come.
    clearedUpAt = Math.max(LIMIT, byKey.size()) + SLACK;
    return gone;
  }

  /** Who was heard once, who is done with, and who has an address or is without one. */
  private static int worth(ClientRecord client) {
    if (client.frames <= 1) {
      return 1;
    }
    boolean matters = client.isBound() || client.linkLocal != null || client.attempt() != null;
    return matters ? 3 : 2;
  }
}
