package lastlease.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lastlease.reports.EvidenceCode.LifeKind;
import lastlease.reports.FrameRef;
import lastlease.reports.Segment;

/**
 * The signs of life of one server that one room's seat has, by time, and how many of them there are
 * of a kind up to each: what lies in a {@link Window} is found without looking at every one.
 */
final class HeardRoom {
  private static final int FRAMES = 5;

  /** Signs on the way that newcomers are served on; the rest may bypass the relay. */
  private static final Set<LifeKind> OWN_PATH =
      Set.of(
          LifeKind.REPLY,
          LifeKind.NAK,
          LifeKind.NEWCOMER_SERVED,
          LifeKind.INIT_REBOOT_ACCEPTED,
          LifeKind.ADDRESS_CHECK);

  private final Place place;
  private final Set<String> subnets = new HashSet<>();
  private final List<Segment.Sign> signs;
  private final Instant[] times;
  private final int[] ownPath;
  private final int[] served;

  /**
   * @param all in any order, one at least
   */
  HeardRoom(Place place, List<Segment.Sign> all) {
    this.place = place;
    place.segment().pools().forEach(pool -> subnets.add(pool.subnet()));
    signs = new ArrayList<>(all);
    signs.sort(Comparator.comparing(Segment.Sign::at));
    times = new Instant[signs.size()];
    ownPath = new int[times.length + 1];
    served = new int[times.length + 1];
    for (int i = 0; i < times.length; i++) {
      Segment.Sign sign = signs.get(i);
      times[i] = place.at(sign.at());
      ownPath[i + 1] = ownPath[i] + (OWN_PATH.contains(sign.kind()) ? 1 : 0);
      served[i + 1] = served[i] + (sign.kind() == LifeKind.NEWCOMER_SERVED ? 1 : 0);
    }
  }

  Place place() {
    return place;
  }

  Instant[] times() {
    return times;
  }

  boolean hasPool(String subnet) {
    return subnets.contains(subnet);
  }

  /** What a window holds. */
  Heard in(Window window) {
    return new Heard(bound(window.from(), false), bound(window.until(), true));
  }

  /** Index of the first sign not before a moment, or after it. */
  private int bound(Instant at, boolean after) {
    int low = 0;
    int high = times.length;
    while (low < high) {
      int middle = low + high >>> 1;
      int order = times[middle].compareTo(at);
      if (order < 0 || after && order == 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Which signs count. */
  enum Which {
    ALL,
    OWN_PATH,
    SERVED
  }

  /** Signs from an index to another. */
  final class Heard {
    private final int from;
    private final int until;

    private Heard(int from, int until) {
      this.from = from;
      this.until = until;
    }

    int count(Which which) {
      if (until <= from) {
        return 0;
      }
      return switch (which) {
        case ALL -> until - from;
        case OWN_PATH -> ownPath[until] - ownPath[from];
        case SERVED -> served[until] - served[from];
      };
    }

    /** The last of them, by the hub's clock; there is one. */
    Instant last(Which which) {
      int at = until - 1;
      while (!is(signs.get(at), which)) {
        at--;
      }
      return times[at];
    }

    /** Frames of the last few. */
    List<FrameRef> frames(Which which) {
      List<FrameRef> frames = new ArrayList<>();
      int found = 0;
      for (int i = until - 1; i >= from && found < FRAMES; i--) {
        if (is(signs.get(i), which)) {
          found++;
          FrameRef frame = signs.get(i).frame();
          if (frame != null) {
            frames.add(0, frame);
          }
        }
      }
      return List.copyOf(frames);
    }
  }

  private static boolean is(Segment.Sign sign, Which which) {
    return switch (which) {
      case ALL -> true;
      case OWN_PATH -> OWN_PATH.contains(sign.kind());
      case SERVED -> sign.kind() == LifeKind.NEWCOMER_SERVED;
    };
  }
}
