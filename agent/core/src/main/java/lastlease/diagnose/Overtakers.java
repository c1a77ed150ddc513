package lastlease.diagnose;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.ToLongFunction;
import lastlease.track.Attempt;
import lastlease.track.ClientRecord;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;

/**
 * Newcomers who came later than one who asks in vain, and were served while that one went on: the
 * server lives, and had an address.
 */
final class Overtakers {
  private final SegmentTrack track;
  private final Flood flood;

  Overtakers(SegmentTrack track, Flood flood) {
    this.track = track;
    this.flood = flood;
  }

  /** Those who were served at once: not in their turn of a queue. */
  List<Served> atOnce(Collection<ClientRecord> victims) {
    return find(victims, attempt -> attempt.first().micros(), Overtakers::isAtOnce);
  }

  /**
   * How many were given addresses of which nobody knew, however long it took. A victim's beginning
   * is dated back by {@code secs}: the agent may have come later.
   */
  long givenFresh(Collection<ClientRecord> victims) {
    return find(
            victims,
            Attempt::startMicros,
            (served, theirs) -> served.address() != null && served.fresh())
        .size();
  }

  private static boolean isAtOnce(Served served, Attempt theirs) {
    return served.at().micros() - theirs.first().micros() <= Thresholds.SLOW;
  }

  private List<Served> find(
      Collection<ClientRecord> victims,
      ToLongFunction<Attempt> begins,
      BiPredicate<Served, Attempt> wanted) {
    List<Attempt> inVain =
        victims.stream().map(ClientRecord::lastAttempt).filter(Objects::nonNull).toList();
    long earliest = inVain.stream().mapToLong(begins).min().orElse(Long.MAX_VALUE);
    List<Served> found = new ArrayList<>();
    Set<Integer> counted = new HashSet<>();
    Iterator<Served> newest = track.served().descendingIterator();
    while (newest.hasNext()) {
      Served served = newest.next();
      if (served.at().micros() < earliest) {
        break;
      }
      Attempt theirs = served.attempt();
      if (served.takenBack()
          || theirs == null
          || flood.isFlooder(served.client())
          || !wanted.test(served, theirs)) {
        continue;
      }
      long came = theirs.first().micros();
      if (inVain.stream()
              .filter(one -> one != served.client().lastAttempt())
              .filter(one -> came - begins.applyAsLong(one) >= Thresholds.GRACE_LEAST)
              .anyMatch(one -> one.last().micros() > served.at().micros())
          && counted.add(served.client().ordinal())) {
        found.add(served);
      }
    }
    return found;
  }
}
