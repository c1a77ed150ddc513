package lastlease.diagnose.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import lastlease.reports.Incident;
import lastlease.reports.Incident.EndCode;
import lastlease.reports.Incident.Evidence;
import lastlease.reports.Incident.Revision;
import lastlease.reports.Incident.RevisionCode;
import lastlease.reports.Severity;
import lastlease.track.ClientRecord;
import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;

/** One incident while it is told: what is claimed may change, when it began may not. */
public final class IncidentFile {
  /**
   * How it began is told, and how it turned of late: one that wavers all day is no longer read than
   * that.
   */
  private static final int REVISIONS = 100;

  private final String id;
  private final long began;
  private long detected;
  private long seen;
  private final List<Revision> revisions = new ArrayList<>();
  private Claim claim;
  private List<String> clients = List.of();
  private List<Evidence> evidence = List.of();
  private List<Evidence> kept = List.of();
  private List<Incident.Advice> advice = List.of();
  private List<Incident.Excluded> ruledOut = List.of();
  private @Nullable Long ended;
  private @Nullable EndCode endedBecause;
  private final Consumer<IncidentFile> changes;
  private @Nullable LongConsumer teller;
  private int reopened;

  /**
   * @param changes told of each change
   */
  IncidentFile(String id, long began, long detected, Claim claim, Consumer<IncidentFile> changes) {
    this.changes = changes;
    this.id = id;
    this.began = began;
    this.seen = began;
    this.detected = detected;
    this.claim = claim;
  }

  public void revise(Claim next, RevisionCode why, long now) {
    if (next.equals(claim)) {
      return;
    }
    if (claim.severity() == Severity.INFO && next.severity() != Severity.INFO) {
      // A note raises no alert: that is raised only now.
      detected = now;
    }
    boolean worthTelling =
        next.verdict() != claim.verdict() || next.confidence() != claim.confidence();
    claim = next;
    if (worthTelling) {
      if (revisions.size() >= REVISIONS) {
        revisions.remove(1);
      }
      revisions.add(new Revision(Times.instant(now), next.verdict(), next.confidence(), why, null));
    }
    changes.accept(this);
  }

  /**
   * Who writes down the evidence when somebody wants to read it; while it is open that is only
   * then.
   *
   * @param teller takes the core time
   */
  public void toldBy(LongConsumer teller) {
    this.teller = teller;
    changes.accept(this);
  }

  /** Brings what is told up to a core time. */
  public void refresh(long now) {
    LongConsumer tells = teller;
    if (tells != null && open()) {
      tells.accept(now);
    }
  }

  /** It is not over after all. */
  public void reopen() {
    reopened += open() ? 0 : 1;
    ended = null;
    endedBecause = null;
    changes.accept(this);
  }

  /** How often it was over, and was not. */
  public int reopened() {
    return reopened;
  }

  public void tell(
      Collection<ClientRecord> affected, List<Evidence> facts, List<Incident.Advice> whatToDo) {
    List<String> ids =
        affected.stream()
            .sorted(java.util.Comparator.comparingInt(ClientRecord::ordinal))
            .map(ClientRecord::id)
            .toList();
    clients = ids;
    evidence = List.copyOf(facts);
    advice = List.copyOf(whatToDo);
  }

  /** Keeps evidence that stays true when what it is of is over; a judgement does, no look. */
  public void keep(List<Evidence> lasting) {
    kept = List.copyOf(lasting);
  }

  /** What was kept last. */
  public List<Evidence> kept() {
    return kept;
  }

  public void rulesOut(List<Incident.Excluded> causes) {
    ruledOut = List.copyOf(causes);
  }

  /** What ended it; null while it is open. */
  public @Nullable EndCode endedBecause() {
    return endedBecause;
  }

  public void end(long at, EndCode because) {
    ended = at;
    endedBecause = because;
    teller = null;
    advice = Afterwards.of(advice, began, at);
    changes.accept(this);
  }

  public boolean open() {
    return ended == null;
  }

  /** Core time of its end, null while it lasts. */
  public @Nullable Long ended() {
    return ended;
  }

  /** Whether a client, by its id, is among the affected. */
  public boolean hits(String client) {
    return clients.contains(client);
  }

  public long began() {
    return began;
  }

  /** Says when its first frame was seen, where it began before that by the clients' own account. */
  public void seenFrom(long at) {
    seen = Math.max(began, at);
  }

  /** Core time of its first frame that was seen, not before it began. */
  public long seen() {
    return seen;
  }

  public long detected() {
    return detected;
  }

  public Claim claim() {
    return claim;
  }

  /** The same, brought up to a core time. */
  public Incident incidentAt(long now) {
    refresh(now);
    return incident();
  }

  public Incident incident() {
    return new Incident(
        id,
        claim.verdict(),
        claim.confidence(),
        claim.severity(),
        claim.rivals(),
        Times.instant(began),
        Times.instant(detected),
        ended == null ? null : Times.instant(ended),
        endedBecause,
        clients,
        evidence,
        advice,
        List.copyOf(revisions),
        ruledOut);
  }
}
