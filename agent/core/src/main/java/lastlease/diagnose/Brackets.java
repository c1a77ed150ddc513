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
  private final long now;
  private final long began;
  private final long queue;

  /**
   * @param usual how long an answer takes here, microseconds
   */
  Brackets(long now, long began, long usual, List<Failing> failing, List<ClientRecord> victims) {
    this.now = now;
    this.began = began;
    this.queue = Math.max(Thresholds.GRACE_UNKNOWN, Thresholds.WAITED_ANSWERS * usual);
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
    return waiting(sign, Thresholds.GRACE_UNKNOWN)
        && others(lasts, sign).filter(last -> last > at).findAny().isPresent();
  }

  /** They waited for long, and somebody asks after it who was given time enough for an answer. */
  boolean holdFirmly(LifeSign sign) {
    return waiting(sign, queue) && settledAfter(sign) > 0;
  }

  private boolean waiting(LifeSign sign, long since) {
    return others(firsts, sign).filter(first -> first <= sign.at().micros() - since).count()
        == WITNESSES;
  }

  /**
   * Two do after one of the signs that is not just now: a server that is back answers one of them,
   * unless both messages are lost.
   */
  boolean confirm(List<LifeSign> signs) {
    return signs.stream().filter(this::stands).anyMatch(sign -> settledAfter(sign) == WITNESSES);
  }

  private boolean stands(LifeSign sign) {
    long at = sign.at().micros();
    return at - began <= Thresholds.MAY_BE_BACK || now - at >= Thresholds.STANDS;
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
