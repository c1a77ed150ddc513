package lastlease.hub.kafka;

import java.time.Instant;
import java.util.Map;
import lastlease.hub.SeatRun;
import org.jspecify.annotations.Nullable;

/**
 * What the hub that runs a session's core says of it beside its report, in a few bytes.
 *
 * @param offset of the last entry that it knows; the higher one is the newer
 * @param files where each file of the journal ends
 * @param refused the last part did not fit on: the seat is to go on from here
 * @param anew it is another journal: the seat is to begin anew
 * @param damage why its core is of no more use, or null
 * @param heard when the brokers took the last entry
 * @param standing null before it said how it began
 */
record SessionState(
    long offset,
    Map<Integer, JournalOrder.Ending> files,
    boolean refused,
    boolean anew,
    @Nullable String damage,
    Instant heard,
    SeatRun.@Nullable Standing standing) {}
