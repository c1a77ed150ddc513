package lastlease.diagnose.outage.fact;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.outage.episode.AddressRange;
import lastlease.diagnose.outage.episode.Episode;
import lastlease.diagnose.outage.episode.NewAddresses;
import lastlease.diagnose.table.TableUse;
import lastlease.reports.Confidence;
import lastlease.reports.Incident.EndCode;
import lastlease.reports.Verdict;
import lastlease.track.Served;
import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * What ended an outage: the addresses given out at its end tell. Ones that had been in use came
 * free; of new ones {@link NewAddresses} says what they show, unless something else showed that the
 * pool was full: then it is larger now.
 *
 * @param revised what it was rather, or null
 * @param shown what the new addresses show, null where they were not looked at
 */
public record Recovery(EndCode because, @Nullable Claim revised, @Nullable NewAddresses shown) {
  /**
   * Leases of before the capture may end in the order in which they were granted, each for whoever
   * asks next, while others ask in vain: three in a row, and nobody in vain, are hardly that.
   */
  private static final int IN_A_ROW = 3;

  /**
   * A pool whose end was moved gives the same frames as a server that is back, but somebody must
   * have noticed, opened the router's page, changed it and had it take effect: hardly in a minute
   * since the first DISCOVER in vain. After that both are possible: what was told stands, and
   * nothing is left to do about the pool in either case.
   */
  private static final long A_DEED = 60 * Times.SECOND;

  /**
   * What is known of the time before.
   *
   * @param seen whether somebody was seen with an address, or may have one without being heard
   * @param oneLease the agent had listened for a whole lease when it began: who held an address
   *     from before was heard, or holds it no more
   * @param stood it has been over for a minute
   */
  public record Before(Predicate<Ipv4> seen, boolean oneLease, boolean stood) {}

  /**
   * @param from core time since which the served show what ended it
   * @param told what was told of the outage
   */
  public static Recovery of(
      Episode episode, long from, Claim told, OutageFacts facts, Before before) {
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
      return new Recovery(larger ? EndCode.POOL_ENLARGED : EndCode.ADDRESSES_FREED, null, null);
    }
    List<Ipv4> fresh =
        given.stream()
            .filter(episode::isNew)
            .map(Served::address)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    boolean gone =
        told.verdict() == Verdict.SERVER_UNREACHABLE && told.confidence() == Confidence.CONFIRMED;
    if (anyFreed(episode, from)) {
      // Leases lapse while a server is gone: that their addresses are given out tells nothing.
      return new Recovery(gone ? EndCode.NEWCOMERS_SERVED : EndCode.ADDRESSES_FREED, null, null);
    }
    boolean several = fresh.size() >= NewAddresses.SEVERAL;
    if (fresh.isEmpty() || told.verdict() != Verdict.POOL_EXHAUSTED) {
      return new Recovery(several ? EndCode.NEW_ADDRESSES : EndCode.NEWCOMERS_SERVED, null, null);
    }
    if (wasFull(told, facts)) {
      boolean victims = given.stream().anyMatch(one -> episode.hits(one.client()));
      boolean beyond = victims && fresh.stream().anyMatch(episode.given()::isBeyond);
      return new Recovery(beyond ? EndCode.POOL_ENLARGED : EndCode.NEWCOMERS_SERVED, null, null);
    }
    boolean victims = episode.servedSince().stream().anyMatch(one -> episode.hits(one.client()));
    if (!several || !victims) {
      return new Recovery(EndCode.NEWCOMERS_SERVED, null, null);
    }
    NewAddresses shown = NewAddresses.of(givenBefore(episode, from), fresh, before.seen());
    return switch (shown.where()) {
      case NEXT ->
          shown.count() >= IN_A_ROW && from - episode.began() < A_DEED
              ? rather(told, true, shown)
              : new Recovery(EndCode.NEW_ADDRESSES, open(told), shown);
      case INSIDE ->
          before.oneLease() || before.stood()
              ? rather(told, before.oneLease(), shown)
              : new Recovery(EndCode.NEW_ADDRESSES, null, null);
      case NEW_RANGE ->
          isOneServer(episode, given)
              ? enlarged(told, shown)
              : new Recovery(EndCode.NEW_ADDRESSES, null, null);
      case OPEN -> new Recovery(EndCode.NEW_ADDRESSES, null, null);
    };
  }

  /** A server that is back, or a larger pool: nothing told them apart before either. */
  private static Claim open(Claim told) {
    return told.capped(Confidence.POSSIBLE, Verdict.SERVER_UNREACHABLE);
  }

  /** The server had addresses, unless a larger pool begins where the old one ended. */
  private static Recovery rather(Claim told, boolean likely, NewAddresses shown) {
    return new Recovery(
        EndCode.NEW_ADDRESSES,
        Claim.of(
            Verdict.SERVER_UNREACHABLE,
            likely ? Confidence.LIKELY : Confidence.POSSIBLE,
            told.severity(),
            Verdict.POOL_EXHAUSTED),
        shown);
  }

  /**
   * Nobody gives a server a new range that has addresses left; one that is back may be set up anew.
   */
  private static Recovery enlarged(Claim told, NewAddresses shown) {
    Claim surer =
        new Claim(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, told.severity(), told.rivals());
    return new Recovery(EndCode.POOL_ENLARGED, surer, shown);
  }

  private static boolean isOneServer(Episode episode, List<Served> given) {
    Served last = episode.lastBefore();
    Ipv4 server = last == null ? null : last.server();
    return server != null && given.stream().allMatch(one -> server.equals(one.server()));
  }

  /**
   * Whether addresses that had been in use were given out again before several new ones were: a
   * server that has new ones to give was not waiting for others to come free.
   */
  private static boolean anyFreed(Episode episode, long from) {
    int fresh = 0;
    for (Served one : episode.servedSince()) {
      if (one.address() == null || one.takenBack()) {
        continue;
      }
      if (!episode.isNew(one)) {
        return true;
      }
      if (one.at().micros() >= from && ++fresh >= NewAddresses.SEVERAL) {
        return false;
      }
    }
    return false;
  }

  private static AddressRange givenBefore(Episode episode, long from) {
    AddressRange range = episode.given();
    for (Served one : episode.servedSince()) {
      if (one.at().micros() < from) {
        range = range.with(one.address());
      }
    }
    return range;
  }

  /** Something that a dead server does not show excluded it before. */
  public static boolean wasFull(Claim told, OutageFacts facts) {
    return told.confidence() == Confidence.CONFIRMED
        || !facts.ownPath().isEmpty()
        || !facts.otherPath().isEmpty()
        || facts.nearFull() != null
        || facts.episode().wasFull();
  }
}
