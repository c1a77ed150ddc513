package lastlease.diagnose;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import lastlease.diagnose.Suspects.Failing;
import lastlease.track.ClientRecord;
import lastlease.track.ClientStates;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import org.jspecify.annotations.Nullable;

/**
 * Tells when unanswered clients are an incident. Only what came since the last success of a
 * newcomer counts: without this reset every crowd at the doors would be one. Those who wait for
 * minutes, or whom several who came later overtake, are judged without it.
 */
final class Alarm {
  private final SegmentTrack track;
  private final Flood flood;
  private final Suspects suspects;
  private final OutageFinder finder;
  private final Overtakers overtakers;
  private final Rhythm rhythm;

  Alarm(
      SegmentTrack track,
      Flood flood,
      Suspects suspects,
      OutageFinder finder,
      Overtakers overtakers) {
    this.track = track;
    this.flood = flood;
    this.suspects = suspects;
    this.finder = finder;
    this.overtakers = overtakers;
    this.rhythm = new Rhythm(track, flood);
  }

  /**
   * An incident begins.
   *
   * @param began core time of its first unanswered DISCOVER
   * @param failing the newcomers that are hit
   * @param othersServed others succeed meanwhile: it is one only if the claim is selective
   */
  record Raised(long began, List<Failing> failing, boolean othersServed) {}

  /** Whether somebody is hit now, beyond what a crowd, a queue or some lost frames explain. */
  @Nullable Raised look(long now) {
    Flood.Finding flooded = flood.finding();
    long success = lastSuccess();
    // A server that offers an address, or checks one, has one to give.
    long check = track.checks().latest(now);
    long sign = Math.max(success, Math.max(track.lastOffer(), check));
    List<Failing> failing = suspects.since(sign, now);
    if (flooded != null) {
      return new Raised(flooded.first().micros(), suspects.since(success, now), false);
    }
    if (alarms(failing, now) && now - sign >= rhythm.silence(now)) {
      List<Failing> all = suspects.since(success, now);
      return new Raised(firstDiscover(all.isEmpty() ? failing : all, success), all, false);
    }
    List<ClientRecord> holders = finder.holdersUnanswered(0, now);
    if (holders.stream().filter(OutageFinder::granted).count() >= 2
        && now - check > Thresholds.CHECKING) {
      long first = holders.stream().mapToLong(OutageFinder::since).min().orElse(now);
      List<Failing> all = suspects.since(success, now);
      long from = all.isEmpty() ? first : Math.min(first, firstDiscover(all, success));
      return new Raised(from, all, false);
    }
    List<Failing> all = suspects.all(now);
    return now - check > Thresholds.CHECKING && overdue(all, now)
        ? new Raised(firstDiscover(all, Long.MIN_VALUE / 2), all, false)
        : group(all, now);
  }

  /**
   * Some wait for minutes: whatever signs of life there are, they may be forged, or not for them.
   */
  private boolean overdue(List<Failing> all, long now) {
    return all.stream()
            // Who asks for IPv6 only may have been told to do without.
            .filter(one -> !one.client().asksV6Only() || track.servesV6Askers())
            .filter(one -> now - one.first().micros() >= Thresholds.OVERDUE)
            .filter(one -> one.client().onLinkLocal())
            .filter(one -> now - one.attempt().last().micros() <= ClientStates.IN_PROGRESS)
            .count()
        >= Thresholds.OVERDUE_DEVICES;
  }

  /** Some fail for long while newcomers who came later are served, and not because of a queue. */
  private @Nullable Raised group(List<Failing> all, long now) {
    if (rhythm.silence(now) > 0) {
      return null;
    }
    List<Failing> longWaiting = new ArrayList<>();
    for (Failing one : all) {
      if (isLong(one, now)
          && overtakers.atOnce(List.of(one.client())).size() >= Thresholds.OVERTAKERS) {
        longWaiting.add(one);
      }
    }
    return longWaiting.isEmpty()
        ? null
        : new Raised(firstDiscover(longWaiting, Long.MIN_VALUE / 2), longWaiting, true);
  }

  private static boolean isLong(Failing one, long now) {
    return one.discovers() >= Thresholds.LONE_DISCOVERS
        && now - one.first().micros() >= Thresholds.LONE_PATIENCE;
  }

  private boolean alarms(List<Failing> failing, long now) {
    if (failing.size() == 1) {
      return isLong(failing.get(0), now);
    }
    double score = failing.stream().mapToDouble(Failing::score).sum();
    long first = failing.stream().mapToLong(one -> one.first().micros()).min().orElse(now);
    return track.servedTotal() > 0
        ? score >= Thresholds.ALARM && now - first >= patience(now)
        : score >= Thresholds.ALARM_NEVER_SERVED && now - first >= Thresholds.PATIENCE_NEVER_SERVED;
  }

  /** Where messages were lost of late, the next silence may be a longer loss. */
  private long patience(long now) {
    return track.losses().share(now) > 0 ? Thresholds.PATIENCE_LOSSY : Thresholds.PATIENCE;
  }

  private static long firstDiscover(List<Failing> failing, long reset) {
    return failing.stream()
        .mapToLong(
            one ->
                one.attempt().startMicros() > reset
                    ? Math.min(one.attempt().startMicros(), one.first().micros())
                    : one.first().micros())
        .min()
        .orElseThrow();
  }

  /** When a newcomer, not one that the flood made up, was last served. */
  private long lastSuccess() {
    Iterator<Served> newest = track.served().descendingIterator();
    while (newest.hasNext()) {
      Served served = newest.next();
      if (!served.takenBack() && !flood.isFlooder(served.client())) {
        return served.at().micros();
      }
    }
    return Long.MIN_VALUE / 2;
  }
}
