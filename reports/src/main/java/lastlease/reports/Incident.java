package lastlease.reports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong, from its first frame to its end.
 *
 * @param id stable through a session: {@code SEGMENT/N}, N from 1
 * @param rivals every verdict that the evidence cannot exclude
 * @param began first unanswered DISCOVER, or first frame of another fault
 * @param detected when a live agent raises the alert
 * @param ended when newcomers succeeded again, null while it lasts
 * @param clients ids of the affected clients, by first appearance
 * @param ruledOut what else such silence could come from, but would have shown itself
 * @param recovery what its end brought; null while it lasts, or where nothing that the venue can do
 *     ended it, or none of its devices came by an address
 */
public record Incident(
    String id,
    Verdict verdict,
    Confidence confidence,
    Severity severity,
    List<Verdict> rivals,
    Instant began,
    Instant detected,
    @Nullable Instant ended,
    @Nullable EndCode endedBecause,
    List<String> clients,
    List<Evidence> evidence,
    List<Advice> advice,
    List<Revision> revisions,
    List<Excluded> ruledOut,
    @Nullable Recovery recovery) {

  /** MAC addresses that a flood made up, by the evidence: they are no devices. */
  public long madeUp() {
    return evidence.stream()
        .filter(
            one ->
                one.code() == EvidenceCode.FLOOD_ONE_SOURCE
                    || one.code() == EvidenceCode.FLOOD_IN_A_NAME
                    || one.code() == EvidenceCode.FLOOD_MANY_SOURCES)
        .map(one -> one.params().get("chaddrs"))
        .mapToLong(count -> count instanceof Number number ? number.longValue() : 0)
        .max()
        .orElse(0);
  }

  /** The forecast that it is about, null where it is about something that is so already. */
  public @Nullable Evidence forecast() {
    return evidence.stream()
        .filter(one -> verdict == Verdict.POOL_NEARLY_FULL)
        .filter(one -> one.code() == EvidenceCode.FULL_SOON)
        .findFirst()
        .orElse(null);
  }

  /** One of which it is not known what its end brought. */
  public Incident(
      String id,
      Verdict verdict,
      Confidence confidence,
      Severity severity,
      List<Verdict> rivals,
      Instant began,
      Instant detected,
      @Nullable Instant ended,
      @Nullable EndCode endedBecause,
      List<String> clients,
      List<Evidence> evidence,
      List<Advice> advice,
      List<Revision> revisions,
      List<Excluded> ruledOut) {
    this(
        id,
        verdict,
        confidence,
        severity,
        rivals,
        began,
        detected,
        ended,
        endedBecause,
        clients,
        evidence,
        advice,
        revisions,
        ruledOut,
        null);
  }

  /** The same facts with other texts. */
  public Incident with(
      List<Evidence> evidence,
      List<Advice> advice,
      List<Revision> revisions,
      List<Excluded> ruledOut) {
    return copy(evidence, advice, revisions, ruledOut, recovery);
  }

  /** The same, with what its end brought. */
  public Incident with(Recovery recovery) {
    return copy(evidence, advice, revisions, ruledOut, recovery);
  }

  private Incident copy(
      List<Evidence> evidence,
      List<Advice> advice,
      List<Revision> revisions,
      List<Excluded> ruledOut,
      @Nullable Recovery recovery) {
    return new Incident(
        id,
        verdict,
        confidence,
        severity,
        rivals,
        began,
        detected,
        ended,
        endedBecause,
        clients,
        evidence,
        advice,
        revisions,
        ruledOut,
        recovery);
  }

  /**
   * Who of the affected came by an address within ten minutes after the end.
   *
   * @param clients how many
   * @param withinMillis after the end, the last of them
   * @param clientsOmitted affected ones that were no longer followed, since there were too many
   */
  public record Recovery(long clients, long withinMillis, long clientsOmitted) {}

  public enum Weight {
    FOR,
    AGAINST
  }

  /** Why an incident ended. */
  public enum EndCode {
    /** Addresses that had been in use are given out again. */
    ADDRESSES_FREED,
    /** Addresses never seen before are given out: the pool had not been full. */
    NEW_ADDRESSES,
    /** Addresses beyond the old range are given out of a pool that was full: it was enlarged. */
    POOL_ENLARGED,
    /** Newcomers succeed again; which addresses they got could not be told. */
    NEWCOMERS_SERVED,
    /** Nobody has asked any more: whether it would work now is not known. */
    NOBODY_ASKS,
    /** The fault was not seen for a while. */
    CEASED,
    /** A graver incident took its place: what it warned of has come. */
    SUPERSEDED
  }

  /**
   * One fact; every number in it can be recounted from the capture.
   *
   * @param params names and values as {@link EvidenceCode} lists them
   * @param text the sentence in the report's language, null until it was localized
   * @param frames those that it rests on, in the order of the capture; of many, some
   * @param framesOmitted how many more there are
   */
  public record Evidence(
      Instant at,
      Weight weight,
      EvidenceCode code,
      Map<String, Object> params,
      @Nullable String text,
      List<FrameRef> frames,
      long framesOmitted) {}

  public record Advice(AdviceCode code, Map<String, Object> params, @Nullable String text) {}

  /**
   * A cause that the observations speak against.
   *
   * @param params {@code server}: the only one, where a second one is ruled out
   */
  public record Excluded(Verdict verdict, Map<String, Object> params, @Nullable String text) {}

  /** A change of the claim after it was first made; the claim that holds since {@code at}. */
  public record Revision(
      Instant at,
      Verdict verdict,
      Confidence confidence,
      RevisionCode code,
      @Nullable String text) {}

  /** Why a claim changed. */
  public enum RevisionCode {
    /** The server showed life on the newcomers' path. */
    SERVER_LIFE_SEEN,
    /** The server showed life, on another path only. */
    SERVER_LIFE_ELSEWHERE,
    /** Holders of leases go unanswered too. */
    HOLDERS_UNANSWERED,
    /** More newcomers fail. */
    MORE_VICTIMS,
    /** Other newcomers succeed meanwhile. */
    OTHERS_SERVED,
    /** A flood of requests is the cause. */
    FLOOD_FOUND,
    /** Addresses never seen before were given out: the pool had not been full. */
    NEW_ADDRESSES_GIVEN,
    /** Addresses of a new range were given out: the pool was enlarged. */
    NEW_RANGE_GIVEN,
    /** A known pool is full, or a near-full sign was seen. */
    POOL_SEEN_FULL,
    /** The server's own table of leases has addresses left: the pool is not full. */
    TABLE_HAS_ROOM,
    /** The evidence became weaker. */
    EVIDENCE_WEAKER,
    /** The evidence became stronger. */
    EVIDENCE_STRONGER
  }
}
