package lastlease.hub.kafka.journal;

import java.time.Instant;
import java.util.Map;
import lastlease.hub.seat.Damage;
import lastlease.hub.seat.SeatRun;
import lastlease.words.Saying;
import lastlease.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * What the hub that runs a session's core says of it beside its report, in a few bytes.
 *
 * @param offset of the last entry that it knows; the higher one is the newer
 * @param files where each file of the journal ends
 * @param refused a file's last part did not fit on: the seat is to go on from here
 * @param anew it is another journal: the seat is to begin anew
 * @param damage why its core is of no more use, in English as hubs of before say it; or null
 * @param cause the same, for whoever says it in another language
 * @param heard when the brokers took the last entry
 * @param standing null before it said how it began
 * @param refusals which files are refused, and whether the seat is to begin anew for it; empty
 *     where a hub of before says it of the session only
 */
public record SessionState(
    long offset,
    Map<Integer, JournalOrder.Ending> files,
    boolean refused,
    boolean anew,
    @Nullable String damage,
    @Nullable Damage cause,
    Instant heard,
    SeatRun.@Nullable Standing standing,
    Map<Integer, Boolean> refusals) {
  /** Why its core is of no more use, or null; in English where a hub of after has other words. */
  @Nullable
  public Saying why() {
    if (damage == null) {
      return null;
    }
    boolean known =
        cause != null && Words.ENGLISH.knows(cause.saying()) && Words.ENGLISH.knows(cause.why());
    return known && cause != null ? cause.saying() : Saying.plain(damage);
  }
}
