package lastlease.reports.render.section;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lastlease.reports.Confidence;
import lastlease.reports.Incident;
import lastlease.reports.Segment;
import lastlease.reports.render.page.Page;
import lastlease.reports.render.words.Phrases;

/** What the seat sees, what it could not see, and what follows from that. */
public final class SeatText {
  private final Situation here;
  private final Phrases phrases;

  public SeatText(Situation here) {
    this.here = here;
    this.phrases = here.phrases();
  }

  public Page.Seat write() {
    Segment segment = here.segment();
    List<Page.Limit> limits = new ArrayList<>();
    switch (segment.vantage().level()) {
      case BROADCASTS -> {
        limit(limits, "seat.replies", "seat.repliesFollows");
        limit(limits, "seat.renewals", "seat.renewalsFollows");
        pool(limits);
      }
      case FULL -> pool(limits);
      case OWN_TRAFFIC, NOTHING -> limit(limits, "seat.others", "seat.othersFollows");
    }
    Instant from = here.report().input().from();
    if (from != null) {
      limits.add(
          new Page.Limit(
              phrases.get("seat.elsewhere", Map.of("from", from)),
              phrases.get("seat.elsewhereFollows")));
    }
    return new Page.Seat(take(), limits, Incidents.hints(segment, here.report(), phrases));
  }

  /** The capacity is no secret of the server's where it was told. */
  private void pool(List<Page.Limit> limits) {
    Segment.Pool pool = here.pool();
    if (pool != null
        && (pool.capacityBasis() == Segment.CapacityBasis.CONFIGURED
            || pool.capacityBasis() == Segment.CapacityBasis.SERVER)) {
      return;
    }
    Integer capacity = pool == null ? null : pool.capacity();
    limits.add(
        new Page.Limit(
            phrases.get("seat.pool"),
            capacity != null
                ? phrases.get("seat.poolInferred", Map.of("capacity", capacity))
                : phrases.get("seat.poolFollows")));
  }

  private void limit(List<Page.Limit> limits, String what, String follows) {
    limits.add(new Page.Limit(phrases.get(what), phrases.get(follows)));
  }

  private String take() {
    String sees = String.valueOf(here.segment().vantage().text());
    Incident main = here.main();
    boolean caps =
        main != null
            && main.confidence() != Confidence.CONFIRMED
            && !main.rivals().isEmpty()
            && here.segment().vantage().level() != Segment.Level.FULL;
    return caps && main != null
        ? sees
            + phrases.get(
                "seat.why",
                Map.of(
                    "confidence", phrases.get("confidence." + main.confidence()),
                    "confirmed", phrases.get("confidence.CONFIRMED")))
        : sees;
  }
}
