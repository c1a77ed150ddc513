package lastlease.diagnose.outage;

import java.util.List;
import java.util.Objects;
import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.table.TableUse;
import lastlease.reports.Confidence;
import lastlease.reports.Incident.EndCode;
import lastlease.reports.Verdict;
import lastlease.track.Served;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * What ended an outage: the addresses given out at its end tell. Ones that had been in use came
 * free; ones that nobody was ever seen with say that there had been some, unless something else
 * shows that the pool was full and is larger now.
 *
 * @param revised what it was rather, or null
 */
record Recovery(EndCode because, @Nullable Claim revised) {
  private static final int SEVERAL = 2;

  static Recovery of(Episode episode, long from, Claim told, OutageFacts facts) {
    List<Served> given =
        episode.servedSince().stream()
            .filter(one -> one.at().micros() >= from && one.address() != null)
            .filter(one -> !one.takenBack())
            .toList();
    TableUse full = episode.table().lastFull();
    TableUse now = facts.table();
    if (full != null && now != null && told.verdict() == Verdict.POOL_EXHAUSTED) {
      // By the server's own word.
      boolean larger = now.capacity() > full.capacity();
      return new Recovery(larger ? EndCode.POOL_ENLARGED : EndCode.ADDRESSES_FREED, null);
    }
    long fresh = given.stream().filter(Served::fresh).count();
    boolean gone =
        told.verdict() == Verdict.SERVER_UNREACHABLE && told.confidence() == Confidence.CONFIRMED;
    boolean freed =
        episode.servedSince().stream()
            .anyMatch(one -> one.address() != null && !one.fresh() && !one.takenBack());
    if (fresh < given.size() || freed) {
      // Leases lapse while a server is gone: that their addresses are given out tells nothing.
      return new Recovery(gone ? EndCode.NEWCOMERS_SERVED : EndCode.ADDRESSES_FREED, null);
    }
    if (fresh == 0 || told.verdict() != Verdict.POOL_EXHAUSTED) {
      return new Recovery(
          fresh >= SEVERAL ? EndCode.NEW_ADDRESSES : EndCode.NEWCOMERS_SERVED, null);
    }
    if (wasFull(told, facts)) {
      boolean victims = given.stream().anyMatch(one -> episode.hits(one.client()));
      boolean beyond =
          victims && given.stream().anyMatch(one -> episode.given().isBeyond(one.address()));
      return new Recovery(beyond ? EndCode.POOL_ENLARGED : EndCode.NEWCOMERS_SERVED, null);
    }
    boolean victims = episode.servedSince().stream().anyMatch(one -> episode.hits(one.client()));
    if (fresh < SEVERAL || !victims) {
      return new Recovery(EndCode.NEWCOMERS_SERVED, null);
    }
    List<Ipv4> addresses = given.stream().map(Served::address).filter(Objects::nonNull).toList();
    if (!episode.given().hadSome(addresses)) {
      return new Recovery(EndCode.NEW_ADDRESSES, null);
    }
    Claim rather =
        Claim.of(
            Verdict.SERVER_UNREACHABLE, Confidence.LIKELY, told.severity(), Verdict.POOL_EXHAUSTED);
    return new Recovery(EndCode.NEW_ADDRESSES, rather);
  }

  /** Something that a dead server does not show excluded it before. */
  private static boolean wasFull(Claim told, OutageFacts facts) {
    return told.confidence() == Confidence.CONFIRMED
        || !facts.ownPath().isEmpty()
        || !facts.otherPath().isEmpty()
        || facts.nearFull() != null
        || facts.episode().wasFull();
  }
}
