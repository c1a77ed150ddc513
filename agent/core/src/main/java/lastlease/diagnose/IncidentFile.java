package lastlease.diagnose;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Incident;
import lastlease.reports.Incident.EndCode;
import lastlease.reports.Incident.Evidence;
import lastlease.reports.Incident.Revision;
import lastlease.reports.Incident.RevisionCode;
import lastlease.reports.Severity;
import lastlease.track.ClientRecord;
import lastlease.track.Times;
import org.jspecify.annotations.Nullable;

/** One incident while it is told: what is claimed may change, when it began may not. */
final class IncidentFile {
  private final String id;
  private final long began;
  private long detected;
  private final List<Revision> revisions = new ArrayList<>();
  private Claim claim;
  private List<String> clients = List.of();
  private List<Evidence> evidence = List.of();
  private List<Incident.Advice> advice = List.of();
  private List<Incident.Excluded> ruledOut = List.of();
  private @Nullable Long ended;
  private @Nullable EndCode endedBecause;
  private boolean changed = true;

  IncidentFile(String id, long began, long detected, Claim claim) {
    this.id = id;
    this.began = began;
    this.detected = detected;
    this.claim = claim;
  }

  void revise(Claim next, RevisionCode why, long now) {
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
    changed = true;
    if (worthTelling) {
      revisions.add(new Revision(Times.instant(now), next.verdict(), next.confidence(), why, null));
    }
  }

  void tell(
      Collection<ClientRecord> affected, List<Evidence> facts, List<Incident.Advice> whatToDo) {
    List<String> ids =
        affected.stream()
            .sorted(java.util.Comparator.comparingInt(ClientRecord::ordinal))
            .map(ClientRecord::id)
            .toList();
    changed |= !ids.equals(clients);
    clients = ids;
    evidence = List.copyOf(facts);
    advice = List.copyOf(whatToDo);
  }

  /** What was told last of a kind of evidence. */
  List<Evidence> evidence(EvidenceCode code) {
    return evidence.stream().filter(one -> one.code() == code).toList();
  }

  void rulesOut(List<Incident.Excluded> causes) {
    ruledOut = List.copyOf(causes);
  }

  void end(long at, EndCode because) {
    ended = at;
    endedBecause = because;
    advice = Afterwards.of(advice, began, at);
    changed = true;
  }

  boolean open() {
    return ended == null;
  }

  /** Core time of its end, null while it lasts. */
  @Nullable Long ended() {
    return ended;
  }

  /** Whether a client, by its id, is among the affected. */
  boolean hits(String client) {
    return clients.contains(client);
  }

  long began() {
    return began;
  }

  long detected() {
    return detected;
  }

  Claim claim() {
    return claim;
  }

  /** Whether it changed since the last call. */
  boolean takeChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }

  Incident incident() {
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
