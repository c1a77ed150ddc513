package lastlease.track.around;

import java.util.LinkedHashMap;
import java.util.Map;
import lastlease.track.moment.Sighting;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation.Admission;
import lastlease.wire.Observation.Admission.Step;
import org.jspecify.annotations.Nullable;

/**
 * Devices that an access point or a switch did not let in: what they send afterwards reaches no
 * server, whatever becomes of it in the air (IEEE 802.1X-2020 6.4: an unauthorized port passes
 * nothing on).
 */
public final class NotLetIn {
  private static final int KEPT = 4096;

  private final Map<MacAddress, Sighting> refused =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<MacAddress, Sighting> eldest) {
          return size() > KEPT;
        }
      };
  private long refusals;

  public void take(Admission one, Sighting at) {
    MacAddress station = one.station();
    if (station == null) {
      return;
    }
    if (!one.granted()) {
      if (isRefusal(one)) {
        refused.put(station, at);
        refusals++;
      }
    } else if (one.step() == Step.EAP || one.step() == Step.ASSOCIATION) {
      refused.remove(station);
    }
  }

  /** Whether a station was kept out; one that leaves, or is moved elsewhere, is not. */
  private static boolean isRefusal(Admission one) {
    return switch (one.step()) {
      case EAP, AUTHENTICATION, ASSOCIATION -> true;
      case DEAUTHENTICATION, DISASSOCIATION -> isRefusal(one.code());
    };
  }

  /**
   * Reason codes (IEEE 802.11-2020 9.4.1.7): authentication no longer valid, four-way handshake
   * timed out, 802.1X failed, cipher suite rejected by policy.
   */
  private static boolean isRefusal(int reason) {
    return reason == 2 || reason == 15 || reason == 23 || reason == 24;
  }

  /** Whether nobody was kept out who was not let in since. */
  public boolean isEmpty() {
    return refused.isEmpty();
  }

  /** How often anybody was. */
  public long refusals() {
    return refusals;
  }

  /**
   * When a device was kept out the last time, and not let in since; null if it never was after a
   * core time.
   */
  public @Nullable Sighting since(@Nullable MacAddress device, long from) {
    Sighting at = device == null ? null : refused.get(device);
    return at == null || at.micros() < from ? null : at;
  }
}
