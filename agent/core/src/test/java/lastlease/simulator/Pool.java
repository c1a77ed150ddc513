package lastlease.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The addresses of a server: leased, offered, declined, free. Times are the clock's. */
public final class Pool {
  /** Which free address is taken first. */
  public enum Order {
    HASHED,
    ROTATING,
    IN_ORDER
  }

  private record Hold(long mac, long until) {}

  private final Clock clock;
  private final List<Integer> addresses = new ArrayList<>();
  private final Set<Integer> members = new HashSet<>();
  private final Map<Integer, Hold> leases = new HashMap<>();
  private final Map<Long, Integer> byMac = new HashMap<>();
  private final Map<Integer, Hold> offers = new HashMap<>();
  private final Map<Integer, Long> outOfUse = new HashMap<>();
  private final Order order;
  private int next;

  /**
   * @param secondary where the second half of the addresses begins; 0 for one range
   */
  public Pool(Clock clock, int first, int size, int secondary, Order order) {
    this.clock = clock;
    this.order = order;
    for (int i = 0; i < size; i++) {
      boolean other = secondary != 0 && i >= (size + 1) / 2;
      addresses.add(other ? secondary + i - (size + 1) / 2 : first + i);
    }
    members.addAll(addresses);
  }

  /** A stable choice of one of the addresses. */
  public int address(int index) {
    return addresses.get(Math.floorMod(index, size()));
  }

  public int first() {
    return addresses.get(0);
  }

  public int size() {
    return addresses.size();
  }

  public boolean contains(int address) {
    return members.contains(address);
  }

  /** The lease of a client, also one that ended, as long as nobody else has its address. */
  public @Nullable Integer known(long mac) {
    return byMac.get(mac);
  }

  public boolean hasLease(long mac, int address) {
    Hold hold = leases.get(address);
    return hold != null && hold.mac() == mac && hold.until() > clock.now();
  }

  /** Whether a client may be given an address. */
  public boolean free(int address, long mac) {
    Hold lease = leases.get(address);
    Hold offer = offers.get(address);
    Long out = outOfUse.get(address);
    return contains(address)
        && (lease == null || lease.mac() == mac || lease.until() <= clock.now())
        && (offer == null || offer.mac() == mac || offer.until() <= clock.now())
        && (out == null || out <= clock.now());
  }

  /** An address for a client, or null where there is none. */
  public @Nullable Integer choose(long mac, int wish) {
    Integer known = byMac.get(mac);
    if (known != null && free(known, mac)) {
      return known;
    }
    for (Map.Entry<Integer, Hold> offer : offers.entrySet()) {
      if (offer.getValue().mac() == mac && free(offer.getKey(), mac)) {
        return offer.getKey();
      }
    }
    if (wish != 0 && free(wish, mac)) {
      return wish;
    }
    int start =
        switch (order) {
          case HASHED -> Math.floorMod(new Random(mac).nextInt(), size());
          case ROTATING -> next++ % size();
          case IN_ORDER -> 0;
        };
    Integer used = null;
    for (int i = 0; i < size(); i++) {
      int address = addresses.get((start + i) % size());
      if (free(address, mac)) {
        if (!leases.containsKey(address)) {
          return address;
        }
        used = used == null ? address : used;
      }
    }
    return used;
  }

  public boolean anyFree() {
    return addresses.stream().anyMatch(address -> free(address, -1));
  }

  public void offer(int address, long mac, double seconds) {
    offers.values().removeIf(hold -> hold.mac() == mac);
    if (seconds > 0) {
      offers.put(address, new Hold(mac, until(seconds)));
    }
  }

  public void lease(int address, long mac, double seconds) {
    Hold before = leases.put(address, new Hold(mac, until(seconds)));
    if (before != null && before.mac() != mac) {
      byMac.remove(before.mac(), address);
    }
    Integer old = byMac.put(mac, address);
    if (old != null && old != address) {
      leases.remove(old);
    }
    offers.remove(address);
  }

  public void release(int address, long mac) {
    Hold hold = leases.get(address);
    if (hold != null && hold.mac() == mac) {
      leases.put(address, new Hold(mac, clock.now()));
    }
  }

  public void withdraw(int address, double seconds) {
    outOfUse.put(address, until(seconds));
    Hold hold = leases.remove(address);
    if (hold != null) {
      byMac.remove(hold.mac(), address);
    }
    offers.remove(address);
  }

  /** The operator gives more addresses. */
  public void grow(int more) {
    int next = addresses.get(size() - 1) + 1;
    for (int i = 0; i < more; i++) {
      addresses.add(next + i);
      members.add(next + i);
    }
  }

  /** The lease file is gone. */
  public void forget() {
    leases.clear();
    byMac.clear();
    offers.clear();
    outOfUse.clear();
  }

  /** Declined addresses are given back, as an operator would do it. */
  public void clearDeclined() {
    outOfUse.clear();
  }

  private long until(double seconds) {
    return clock.now() + (long) (seconds * Clock.SECOND);
  }
}
