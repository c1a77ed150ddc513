package lastlease.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import lastlease.diagnose.Suspects.Failing;
import lastlease.track.Attempt;
import lastlease.track.ClientRecord;
import lastlease.track.LifeSign;

/**
 * Which signs of life lie among unanswered DISCOVERs. A server that dies right after a sign, or
 * comes back with it, sends the same frame; so newcomers must have gone unanswered before it, and
 * go on to after it. Unanswered is what had time for an address check, too: a queue of them answers
 * others meanwhile.
 */
final class Brackets {
  private static final int WITNESSES = 2;

  /**
   * By ordinal: when a victim first went unanswered, and when one that fails last asked in vain.
   */
  private final List<Map.Entry<Integer, Long>> firsts = new ArrayList<>();

  private final List<Map.Entry<Integer, Long>> lasts = new ArrayList<>();
  private final List<Map.Entry<Integer, Long>> settled = new ArrayList<>();

  Brackets(long now, long began, List<Failing> failing, List<ClientRecord> victims) {
    for (ClientRecord victim : victims) {
      Attempt attempt = victim.lastAttempt();
      if (attempt != null) {
        firsts.add(Map.entry(victim.ordinal(), attempt.firstAfter(began - 1)));
      }
    }
    for (Failing one : failing) {
      int ordinal = one.client().ordinal();
      lasts.add(Map.entry(ordinal, one.attempt().lastUntil(now - Thresholds.GRACE_UNKNOWN)));
      settled.add(Map.entry(ordinal, one.attempt().lastUntil(now - Thresholds.SETTLED)));
    }
    firsts.sort(Map.Entry.comparingByValue());
    lasts.sort(Map.Entry.<Integer, Long>comparingByValue().reversed());
    settled.sort(Map.Entry.<Integer, Long>comparingByValue().reversed());
  }

  /** Two victims wait when it comes, and one asks after it. */
  boolean hold(LifeSign sign) {
    long at = sign.at().micros();
    return others(firsts, sign).filter(first -> first <= at - Thresholds.GRACE_UNKNOWN).count()
            == WITNESSES
        && others(lasts, sign).filter(last -> last > at).findAny().isPresent();
  }

  /** Somebody asks after it who was given time enough for an answer. */
  boolean holdFirmly(LifeSign sign) {
    return settledAfter(sign) > 0;
  }

  /**
   * Two do after one of the signs: a server that is back answers one of them, unless both messages
   * are lost.
   */
  boolean confirm(List<LifeSign> signs) {
    return signs.stream().anyMatch(sign -> settledAfter(sign) == WITNESSES);
  }

  private long settledAfter(LifeSign sign) {
    return others(settled, sign).filter(last -> last > sign.at().micros()).count();
  }

  /** The first two that are not the sign's own witness. */
  private static LongStream others(List<Map.Entry<Integer, Long>> sorted, LifeSign sign) {
    return sorted.stream()
        .filter(entry -> entry.getKey() != sign.witness())
        .limit(WITNESSES)
        .mapToLong(Map.Entry::getValue);
  }
}
