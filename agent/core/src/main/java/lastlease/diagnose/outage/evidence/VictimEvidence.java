package lastlease.diagnose.outage.evidence;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import lastlease.diagnose.incident.EvidenceList;
import lastlease.diagnose.outage.fact.OutageFacts;
import lastlease.diagnose.outage.victim.Victim;
import lastlease.reports.EvidenceCode;
import lastlease.reports.FrameRef;
import lastlease.track.ClientRecord;
import lastlease.track.moment.Sighting;
import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;

/** Who asks in vain: guests, the own machine, who fell back to link-local, what they share. */
final class VictimEvidence {
  private final OutageFacts facts;
  private final EvidenceList list;

  /**
   * @param list takes what is found
   */
  VictimEvidence(OutageFacts facts, EvidenceList list) {
    this.facts = facts;
    this.list = list;
  }

  void tell() {
    if (facts.episode().victims().isEmpty()) {
      return;
    }
    List<ClientRecord> victims = facts.guests();
    List<Victim> own = asking(true);
    if (!victims.isEmpty()) {
      long since =
          own.isEmpty()
              ? facts.began()
              : asking(false).stream().mapToLong(Victim::first).min().orElse(facts.began());
      long asked = facts.unanswered() - asked(own);
      list.sample(
          EvidenceCode.NEWCOMERS_UNANSWERED,
          facts.now(),
          frames(asking(false)),
          asked,
          EvidenceList.ids(victims.stream()),
          (long) victims.size(),
          asked,
          Times.instant(since));
    }
    if (!own.isEmpty()) {
      list.sample(
          EvidenceCode.OWN_UNANSWERED,
          facts.now(),
          frames(own),
          asked(own),
          asked(own),
          Times.instant(own.stream().mapToLong(Victim::first).min().orElseThrow()));
    }
    List<ClientRecord> fallen =
        victims.stream().filter(client -> client.linkLocal() != null).toList();
    if (!fallen.isEmpty()) {
      list.forIt(
          EvidenceCode.LINK_LOCAL_FALLBACKS,
          facts.now(),
          fallen.stream().map(client -> firstLinkLocal(client)).filter(Objects::nonNull),
          (long) fallen.size());
    }
    if (facts.lone()) {
      list.against(
          EvidenceCode.SINGLE_VICTIM,
          facts.now(),
          Stream.empty(),
          victims.isEmpty() ? null : EvidenceList.ids(victims.stream()));
    }
    if (facts.groupOnly() != null) {
      list.against(
          EvidenceCode.GROUP_IN_COMMON,
          facts.now(),
          Stream.empty(),
          facts.groupOnly().what(),
          facts.groupOnly().value());
    }
  }

  /** Those that ask in vain: the own machine, which is no guest, or the guests. */
  private List<Victim> asking(boolean own) {
    return facts.episode().victims().stream().filter(one -> one.client().own() == own).toList();
  }

  private static long asked(List<Victim> victims) {
    return victims.stream().mapToLong(Victim::asked).sum();
  }

  private static List<FrameRef> frames(List<Victim> victims) {
    return victims.stream().flatMap(one -> one.frames().stream()).toList();
  }

  private static @Nullable Sighting firstLinkLocal(ClientRecord client) {
    return client.linkLocal() == null ? null : client.linkLocal().first();
  }
}
