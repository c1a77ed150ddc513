package lastlease.hub.kafka.report;

import java.nio.charset.StandardCharsets;
import lastlease.hub.kafka.broker.Topics;
import lastlease.hub.seat.SeatId;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the topic of reports: two for each session, since one changes with each sign of life
 * and is short, the other changes less often and is long.
 *
 * @param report whether it is the report's, else the state's
 */
record Keys(SeatId id, boolean report) {
  byte[] bytes() {
    return ((report ? "r " : "s ") + new String(Topics.key(id), StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The key; null where it is none of ours. */
  static @Nullable Keys of(byte @Nullable [] bytes) {
    String text = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    if (!text.startsWith("r ") && !text.startsWith("s ")) {
      return null;
    }
    SeatId id = Topics.id(text.substring(2).getBytes(StandardCharsets.UTF_8));
    return id == null ? null : new Keys(id, text.startsWith("r"));
  }
}
