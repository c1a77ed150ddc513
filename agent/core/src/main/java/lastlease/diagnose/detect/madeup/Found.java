package lastlease.diagnose.detect.madeup;

import lastlease.track.ClientRecord;
import lastlease.track.moment.Sighting;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/** Takes each client that turns out to be made up. */
@FunctionalInterface
public interface Found {
  /**
   * @param at the request that shows it
   * @param source its Ethernet source, null where unknown
   * @param now core time when that became known
   */
  void madeUp(ClientRecord client, Sighting at, @Nullable MacAddress source, long now);
}
