package lastlease.diagnose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import lastlease.track.ClientRecord;
import lastlease.track.ClientState;
import lastlease.track.Clients;
import lastlease.track.SegmentTrack;
import lastlease.track.SegmentTrack.Asked;
import lastlease.track.Sighting;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a flood of requests under ever new names. Randomised MACs alone mean nothing: half of
 * all normal clients have one. What betrays a flood is one Ethernet source with many chaddrs, or
 * many clients that never behave like hosts.
 */
final class Flood {
  private final SegmentTrack track;
  private final Set<MacAddress> sources = new HashSet<>();
  private final Set<ClientRecord> flooders = new HashSet<>();
  private @Nullable Finding finding;
  private long lastAsked = Long.MIN_VALUE;
  private long lastLooked = Long.MIN_VALUE / 2;

  Flood(SegmentTrack track) {
    this.track = track;
  }

  /**
   * A flood as far as it was seen.
   *
   * @param source the Ethernet source, null for many
   * @param first its first DISCOVER
   * @param last core time of the latest DISCOVER of anybody while it went on
   * @param until core time of its own latest DISCOVER
   * @param chaddrs names that it made up so far
   * @param asked DISCOVERs and INIT-REBOOT REQUESTs under these names
   * @param took addresses that it was given
   */
  record Finding(
      @Nullable MacAddress source,
      Sighting first,
      long last,
      long until,
      int chaddrs,
      long asked,
      int took) {}

  /** Whether a client is a name that the flood made up. */
  boolean isFlooder(ClientRecord client) {
    return flooders.contains(client);
  }

  /** The flood of the last while, or null. */
  @Nullable Finding finding() {
    return finding;
  }

  /** Whether time alone may show that those who asked are none. */
  boolean mayBe() {
    return track.asked().size() >= Thresholds.FLOOD_CHADDRS;
  }

  void update(long now) {
    while (!track.asked().isEmpty()
        && track.asked().peek().micros() < now - 2 * Thresholds.FLOOD_WINDOW) {
      track.asked().remove();
    }
    if (track.asked().size() < Thresholds.FLOOD_CHADDRS_ONE_SOURCE) {
      return;
    }
    long latest = track.asked().getLast().micros();
    boolean nothingNew = latest == lastAsked && now - lastLooked < Thresholds.FLOOD_LOOK;
    if (nothingNew || now - lastLooked < Thresholds.FLOOD_LOOK && finding != null) {
      return;
    }
    lastAsked = latest;
    lastLooked = now;
    if (flooders.size() > Clients.LIMIT) {
      flooders.removeIf(
          client -> client.mac() == null || track.clients().find(client.mac()) != client);
    }
    oneSource(now);
    if (finding == null || finding.source() == null) {
      manySources(now);
    }
  }

  private void oneSource(long now) {
    Map<MacAddress, Set<ClientRecord>> names = new HashMap<>();
    Map<MacAddress, Asked> firsts = new HashMap<>();
    Map<MacAddress, Asked> lasts = new HashMap<>();
    Map<MacAddress, Integer> discovers = new HashMap<>();
    for (Asked asked : track.asked()) {
      MacAddress source = asked.source();
      if (source == null) {
        continue;
      }
      boolean known = sources.contains(source);
      if (known) {
        flooders.add(asked.client());
      }
      if (known || asked.micros() >= now - Thresholds.FLOOD_WINDOW) {
        names.computeIfAbsent(source, key -> new LinkedHashSet<>()).add(asked.client());
        firsts.putIfAbsent(source, asked);
        lasts.put(source, asked);
        discovers.merge(source, 1, Integer::sum);
      }
    }
    names.forEach(
        (source, clients) -> {
          Asked first = firsts.get(source);
          Asked last = lasts.get(source);
          int asked = discovers.getOrDefault(source, 0);
          if (first != null
              && last != null
              && isFlood(clients.size(), asked, last.micros() - first.micros())) {
            sources.add(source);
            flooders.addAll(clients);
            found(source, first);
          }
        });
  }

  /** A dozen names in an instant may be one machine that starts its guests: that ends by itself. */
  private static boolean isFlood(int names, int discovers, long lasted) {
    boolean goesOn = lasted >= Thresholds.FLOOD_LASTS;
    return (goesOn && names >= Thresholds.FLOOD_CHADDRS_ONE_SOURCE)
        || (names >= Thresholds.FLOOD_CHADDRS && discovers >= Thresholds.FLOOD_DISCOVERS);
  }

  /** What a relay forwards comes from elsewhere, where nobody's ARP can be heard: left out. */
  private void manySources(long now) {
    Set<ClientRecord> names = new LinkedHashSet<>();
    List<Asked> seen = new ArrayList<>();
    for (Asked asked : track.asked()) {
      if (asked.micros() >= now - Thresholds.FLOOD_WINDOW - Thresholds.GHOST_AFTER
          && asked.micros() < now - Thresholds.GHOST_AFTER
          && asked.source() != null) {
        names.add(asked.client());
        seen.add(asked);
      }
    }
    if (names.size() < Thresholds.FLOOD_CHADDRS || seen.size() < Thresholds.FLOOD_DISCOVERS) {
      return;
    }
    Set<ClientRecord> ghosts = ghosts(names);
    if (areMost(ghosts, names)) {
      flooders.addAll(ghosts);
      seen.stream()
          .filter(asked -> ghosts.contains(asked.client()))
          .findFirst()
          .ifPresent(first -> found(null, first));
    }
  }

  private Set<ClientRecord> ghosts(Set<ClientRecord> names) {
    if (!othersAreHeard()) {
      return keep(names, Flood::isNameless);
    }
    Set<ClientRecord> ghosts = keep(names, Flood::isGhost);
    return areMost(ghosts, names) ? ghosts : muteOnceBound(names);
  }

  private static boolean areMost(Set<ClientRecord> ghosts, Set<ClientRecord> names) {
    return ghosts.size() >= Thresholds.FLOOD_CHADDRS
        && ghosts.size() >= Thresholds.FLOOD_GHOSTS * names.size();
  }

  /**
   * A flood that gives names and asks again as hosts do betrays itself by those that got an address
   * and never use it, where others are heard to use theirs: then it counts with all its names.
   */
  private Set<ClientRecord> muteOnceBound(Set<ClientRecord> names) {
    Set<ClientRecord> answered = keep(names, client -> client.lastServed() != null);
    long mute = answered.stream().filter(Flood::isUnheard).count();
    return answered.size() >= Thresholds.FLOOD_ANSWERED
            && mute >= Thresholds.FLOOD_GHOSTS * answered.size()
        ? keep(names, Flood::isUnheard)
        : Set.of();
  }

  /** Not everywhere: proxy ARP and filters hide everybody's, and then its absence says nothing. */
  private boolean othersAreHeard() {
    return track.clients().all().stream().filter(client -> client.usedArp()).limit(2).count() == 2;
  }

  /** One DISCOVER without a name, as no host leaves it at. */
  private static boolean isNameless(ClientRecord client) {
    return isUnheard(client)
        && client.discovers() == 1
        && client.hostname() == null
        && !client.asksV6Only();
  }

  private static Set<ClientRecord> keep(Set<ClientRecord> of, Predicate<ClientRecord> which) {
    Set<ClientRecord> kept = new LinkedHashSet<>();
    of.stream().filter(which).forEach(kept::add);
    return kept;
  }

  /** A made-up address that was never heard in ARP. */
  private static boolean isUnheard(ClientRecord client) {
    return (client.mac() == null || client.mac().isLocal())
        && !client.usedArp()
        && client.linkLocal() == null;
  }

  /** Bound without ever using the address, by ARP, as every host on a network does. */
  private static boolean isGhost(ClientRecord client) {
    boolean answered =
        client.state() instanceof ClientState.Bound
            || client.state() instanceof ClientState.Requesting
            || client.lastServed() != null;
    boolean oneShot = client.discovers() == 1 && !client.asksV6Only();
    return isUnheard(client) && (answered || oneShot);
  }

  private void found(@Nullable MacAddress source, Asked first) {
    int took = (int) flooders.stream().filter(client -> client.lastServed() != null).count();
    Sighting began =
        finding == null ? new Sighting(first.micros(), first.frame()) : finding.first();
    long until = flooders.stream().mapToLong(ClientRecord::lastAsked).max().orElse(began.micros());
    long asked = flooders.stream().mapToLong(ClientRecord::asks).sum();
    finding =
        new Finding(
            source, began, track.asked().getLast().micros(), until, flooders.size(), asked, took);
  }

  /** Forgets a flood that is over. */
  void forget() {
    finding = null;
  }
}
