package lastlease.track.around;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import lastlease.track.moment.Sighting;
import lastlease.track.moment.Times;
import lastlease.wire.Ipv6;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation.NeighbourSolicitation;
import lastlease.wire.Observation.RouterAdvertisement;
import org.jspecify.annotations.Nullable;

/**
 * What routers and hosts say of IPv6: whether this network may do without IPv4 on purpose, and
 * which devices have IPv6. A router that names the prefix of a translator to IPv4 (PREF64, RFC
 * 8781) says that IPv4 is reached from IPv6 alone; a network for IPv6 only answers no DISCOVER, and
 * one that merely prefers it answers those who need IPv4 (RFC 8925).
 */
public final class Ipv6Network {
  private static final int HOSTS = 4096;

  private final Set<MacAddress> speakers =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<MacAddress, Boolean> eldest) {
              return size() > HOSTS;
            }
          });
  private long translatedUntil = Long.MIN_VALUE;
  private @Nullable Ipv6 router;
  private @Nullable Sighting said;

  public void take(RouterAdvertisement one, Sighting at) {
    for (RouterAdvertisement.Pref64 prefix : one.translated()) {
      // A lifetime of zero withdraws it (RFC 8781 4).
      translatedUntil = at.micros() + prefix.seconds() * Times.SECOND;
      router = one.from();
      said = at;
    }
  }

  public void take(NeighbourSolicitation one) {
    MacAddress host = one.link().source();
    Ipv6 own = one.isDuplicateCheck() ? one.target() : one.from();
    if (host != null && !own.isLinkLocal() && !own.isZero()) {
      speakers.add(host);
    }
  }

  /** Whether a router says now that IPv4 is reached by translation. */
  public boolean isTranslated(long now) {
    return now < translatedUntil;
  }

  /** The router that said so last, and when; null before any did. */
  public @Nullable Ipv6 router() {
    return router;
  }

  /** When it said so last; null before any did. */
  public @Nullable Sighting said() {
    return said;
  }

  /** Whether a host was heard to have an IPv6 address that reaches beyond the link. */
  public boolean isSpokenBy(@Nullable MacAddress host) {
    return host != null && speakers.contains(host);
  }
}
