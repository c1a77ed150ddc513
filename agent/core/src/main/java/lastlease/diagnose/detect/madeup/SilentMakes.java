package lastlease.diagnose.detect.madeup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lastlease.track.ClientRecord;
import lastlease.wire.MacAddress;

/**
 * Devices that never speak by ARP, by maker: badges or sensors of one make are alike in address and
 * options, and silent by nature. One maker's address on silent devices of several kinds is none.
 */
final class SilentMakes<T> {
  private static final int MAKERS = 256;
  private static final int HELD_BACK = 64;

  private static final class Make<T> {
    final String kind;
    final List<T> heldBack = new ArrayList<>();
    boolean several;

    Make(String kind) {
      this.kind = kind;
    }
  }

  private final Map<Long, Make<T>> makes =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Make<T>> eldest) {
          return size() > MAKERS;
        }
      };

  /** A device is silent: returns which of those seen so far that tells something of. */
  List<T> silent(ClientRecord client, T one) {
    MacAddress mac = client.mac();
    if (mac == null || mac.isLocal()) {
      return List.of(one);
    }
    String kind = client.vendorClass() + "/" + client.parameters();
    Make<T> make = makes.computeIfAbsent(mac.bits() >>> 24, key -> new Make<>(kind));
    if (!make.several && make.kind.equals(kind)) {
      if (make.heldBack.size() < HELD_BACK) {
        make.heldBack.add(one);
      }
      return List.of();
    }
    make.several = true;
    List<T> all = new ArrayList<>(make.heldBack);
    make.heldBack.clear();
    all.add(one);
    return all;
  }
}
