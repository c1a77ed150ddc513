package lastlease.simulator.kinds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import lastlease.reports.Client;
import lastlease.reports.Confidence;
import lastlease.reports.PoolReport;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.simulator.Told;
import lastlease.simulator.Truth;
import lastlease.simulator.Venue;
import org.jspecify.annotations.Nullable;

/** All that was said of a venue, and what there is to object to it. */
public final class Said {
  /** As many make a thing worth telling. */
  private static final int SOME = 3;

  private final Venue venue;
  private final PoolReport report;
  private final List<Told> told;
  private final List<String> objections = new ArrayList<>();

  private Said(Venue venue, PoolReport report, List<Told> told) {
    this.venue = venue;
    this.report = report;
    this.told = told;
  }

  /** What an expert would object to; empty where the venue's fault has no class of its own. */
  public static List<String> objections(Venue venue, PoolReport report, List<Told> told) {
    Kind kind = Kinds.of(venue.draw.fault());
    if (kind == null) {
      return List.of();
    }
    Said said = new Said(venue, report, told);
    kind.judges(said);
    said.nobodyServedInVain();
    return List.copyOf(said.objections);
  }

  /** Whether what the venue's kind is about came to pass. */
  public static boolean isInPoint(Venue venue) {
    Kind kind = Kinds.of(venue.draw.fault());
    return kind == null || kind.isInPoint(venue);
  }

  /** Who is told to have been served had a lease from here, once at least. */
  private void nobodyServedInVain() {
    List<String> not =
        clients().stream()
            .filter(client -> client.outcome() == Client.Outcome.BOUND)
            .filter(client -> client.mac() != null && !everLeased(client.mac()))
            .map(Client::id)
            .toList();
    expect(not.isEmpty(), not.size() + " told BOUND, and never served");
  }

  private boolean everLeased(@Nullable String mac) {
    return mac != null && venue.truth.everLeased(Long.parseLong(mac.replace(":", ""), 16));
  }

  Venue venue() {
    return venue;
  }

  Truth truth() {
    return venue.truth;
  }

  PoolReport report() {
    return report;
  }

  Verdict verdict() {
    return report.verdict();
  }

  @Nullable Confidence confidence() {
    return report.confidence();
  }

  List<Client> clients() {
    return report.segments().stream().flatMap(segment -> segment.clients().stream()).toList();
  }

  /** Objects where something does not hold. */
  void expect(boolean holds, String objection) {
    if (!holds) {
      objections.add(objection);
    }
  }

  /** The verdict of the whole time is one of these. */
  void expectVerdict(Verdict first, Verdict... more) {
    expectOneOf(EnumSet.of(first, more));
  }

  private void expectOneOf(Set<Verdict> accepted) {
    expect(
        accepted.contains(verdict()), verdict() + " " + confidence() + " instead of " + accepted);
  }

  /**
   * Nothing is wrong, at no time was it said to be grave; where newcomers did wait, or were refused
   * an address from elsewhere, that may be told.
   */
  void expectHealthy() {
    Set<Verdict> accepted = EnumSet.of(Verdict.HEALTHY);
    if (truth().waitedLong() >= SOME) {
      accepted.add(Verdict.SERVER_SLOW);
      accepted.add(Verdict.PACKET_LOSS);
    }
    if (truth().refusals() >= SOME) {
      accepted.add(Verdict.REQUESTS_REFUSED);
    }
    expectOneOf(accepted);
    expectNothingCritical();
  }

  /** It claims no more than POSSIBLE, if it claims this. */
  void expectOnlyPossible(Verdict... ofThese) {
    boolean claimed = Arrays.asList(ofThese).contains(verdict());
    expect(
        !claimed || confidence() == Confidence.POSSIBLE,
        verdict() + " " + confidence() + " instead of POSSIBLE");
  }

  /** A claim of this, where it is made, names the rival. */
  void expectRival(Verdict claimed, Verdict rival) {
    told.stream()
        .filter(one -> one.verdict() == claimed)
        .reduce((one, later) -> later)
        .ifPresent(
            last -> expect(last.rivals().contains(rival), claimed + " without the rival " + rival));
  }

  /** At no time was it said, but as a note or a mere possibility. */
  void expectNever(Verdict verdict) {
    told.stream()
        .filter(one -> one.verdict() == verdict && one.severity() != Severity.INFO)
        .filter(one -> one.confidence() != Confidence.POSSIBLE)
        .findFirst()
        .ifPresent(one -> objections.add("at a time it said " + one));
  }

  void expectNothingCritical() {
    told.stream()
        .filter(one -> one.severity() == Severity.CRITICAL)
        .findFirst()
        .ifPresent(one -> objections.add("at a time it said " + one));
  }

  /** Incidents that were opened, but for mere notes. */
  long incidents() {
    return told.stream()
        .filter(one -> one.severity() != Severity.INFO)
        .map(Told::incident)
        .distinct()
        .count();
  }
}
