package lastlease.diagnose.segment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import lastlease.diagnose.segment.SegmentCore.Worth;
import lastlease.track.Clients;
import lastlease.track.moment.Times;
import lastlease.wire.Observation;
import org.jspecify.annotations.Nullable;

/**
 * The segments that are kept apart. Anybody can write any VLAN into a frame, two and more of them:
 * so the table is bounded, and what is left out is counted. A newcomer takes the place of the one
 * that tells the least; of one where somebody was served, or where an incident is over, only after
 * a long silence there, since otherwise made-up answers would keep all others out for good. It
 * never takes that of one where an incident is open, or that is this machine's own.
 */
public final class SegmentTable {
  /** A trunk of a large venue carries some dozens; a page of more helps nobody. */
  static final int LIMIT = 256;

  /** A segment where people are is hardly ever silent for so long: lease renewals, ARP. */
  static final long IDLE = 600 * Times.SECOND;

  /** Entries of what all know of addresses. */
  static final int ADDRESSES = 200_000;

  /** Names of left-out ones are known up to here; beyond it they are no longer counted. */
  private static final int COUNTED = 65_536;

  private final Function<String, SegmentCore> maker;
  private final Map<String, SegmentCore> cores = new LinkedHashMap<>();
  private final Set<String> leftOut = new HashSet<>();

  private final SharedRoom<SegmentCore> clients;
  private final SharedRoom<SegmentCore> addresses;

  /** Found when all were last looked at: a trunk full of made-up tags asks for each frame. */
  private final Deque<SegmentCore> once = new ArrayDeque<>();

  public SegmentTable(Function<String, SegmentCore> maker) {
    this(maker, Clients.LIMIT, ADDRESSES);
  }

  /**
   * @param clientsKept clients of all segments together
   * @param addressesKept entries of what all know of addresses
   */
  SegmentTable(Function<String, SegmentCore> maker, int clientsKept, int addressesKept) {
    this.maker = maker;
    this.clients =
        new SharedRoom<>(
            clientsKept, core -> core.track().clients().kept(), SegmentCore::keepClients);
    this.addresses =
        new SharedRoom<>(
            addressesKept,
            core -> core.track().known().size(),
            (core, limit) -> core.track().known().keep(limit));
  }

  /** The core of a segment, made if new; null where it is left out. */
  public @Nullable SegmentCore of(String segment, long now) {
    SegmentCore known = cores.get(segment);
    if (known != null) {
      return known;
    }
    if (cores.size() >= LIMIT && !makeRoom(now)) {
      leaveOut(segment);
      return null;
    }
    leftOut.remove(segment);
    SegmentCore added = maker.apply(segment);
    cores.put(segment, added);
    return added;
  }

  /** Lets a segment take what was observed there, and keeps all of them within what there is. */
  public void step(SegmentCore core, Observation observation, long now) {
    clients.before(core);
    addresses.before(core);
    core.step(observation, now);
    clients.after(core, cores.values());
    addresses.after(core, cores.values());
  }

  private static boolean mayGo(SegmentCore core, long now) {
    return switch (core.worth()) {
      case ONE_FRAME, NO_CLIENT, CLIENTS -> true;
      case SERVED ->
          core.track().ownAddresses().periods().isEmpty() && core.lastSeen() <= now - IDLE;
      case INCIDENT_OPEN -> false;
    };
  }

  private boolean makeRoom(long now) {
    SegmentCore least = heardOnce();
    if (least == null) {
      least = least(now);
    }
    if (least == null) {
      return false;
    }
    cores.remove(least.track().id());
    clients.left(least);
    addresses.left(least);
    leaveOut(least.track().id());
    return true;
  }

  /** The longest silent one of those that were heard once when all were last looked at. */
  private @Nullable SegmentCore heardOnce() {
    SegmentCore next = once.poll();
    while (next != null && next.worth() != Worth.ONE_FRAME) {
      next = once.poll();
    }
    return next;
  }

  /** The one that tells the least; looks at all of them. */
  private @Nullable SegmentCore least(long now) {
    List<Candidate> candidates = new ArrayList<>(cores.size());
    for (SegmentCore core : cores.values()) {
      if (mayGo(core, now)) {
        candidates.add(new Candidate(core, core.worth(), !core.docket().files().isEmpty()));
      }
    }
    candidates.sort(Candidate.LEAST_FIRST);
    // None tells less, and those that come later are silent for less long: they are the next.
    candidates.stream()
        .filter(one -> one.worth() == Worth.ONE_FRAME)
        .map(Candidate::core)
        .forEach(once::add);
    SegmentCore heardOnce = once.poll();
    if (heardOnce != null) {
      return heardOnce;
    }
    return candidates.isEmpty() ? null : candidates.get(0).core();
  }

  /** One that may leave. */
  private record Candidate(SegmentCore core, Worth worth, boolean hadIncidents) {
    static final Comparator<Candidate> LEAST_FIRST =
        Comparator.comparing(Candidate::worth)
            .thenComparing(Candidate::hadIncidents)
            .thenComparingLong(one -> one.core.lastSeen());
  }

  private void leaveOut(String segment) {
    if (leftOut.size() < COUNTED) {
      leftOut.add(segment);
    }
  }

  /** In the order of their first frames. */
  public Collection<SegmentCore> all() {
    return cores.values();
  }

  /** Segments that were seen and are not kept, 65,536 at most. */
  public long omitted() {
    return leftOut.size();
  }
}
