package lastlease.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import lastlease.reports.Client;
import lastlease.reports.Confidence;
import lastlease.reports.EventReport.Cross;
import lastlease.reports.EventReport.CrossCode;
import lastlease.reports.EventReport.Joined;
import lastlease.reports.EventReport.Presence;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Incident;
import lastlease.reports.Incident.Weight;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Makes one of the incidents of a group. A room's own claim stands as its seat says it; what is
 * claimed of several rooms is confirmed by two seats at least, since one may lie.
 */
final class Joining {
  /** A token in wrong hands is one seat; two tell the same by accident or in collusion only. */
  private static final int SEATS_TO_CONFIRM = 2;

  private final List<RoomIncident> members;
  private final List<Cross> cross;

  private Joining(List<RoomIncident> members, Witnesses witnesses) {
    this.members = members;
    this.cross = cross(members, witnesses);
  }

  /**
   * @param now the hub's time: who was not heard for long says nothing of it
   */
  static Joined of(List<RoomIncident> group, Witnesses witnesses, Instant now) {
    return new Joining(group, witnesses).join(now);
  }

  private Joined join(Instant now) {
    Verdict verdict = verdict();
    Confidence confidence = confidence(verdict);
    RoomIncident first = members.get(0);
    boolean open = isOpen(now);
    RoomIncident last =
        members.stream()
            .filter(one -> one.ended() != null)
            .max(Comparator.comparing(RoomIncident::end))
            .orElse(first);
    return new Joined(
        first.place().seat().session() + "/" + first.incident().id(),
        verdict,
        confidence,
        severity(),
        rivals(verdict, confidence),
        members.stream().map(RoomIncident::began).min(Instant::compareTo).orElse(first.began()),
        first.detected(),
        open ? null : last.ended(),
        open ? null : last.incident().endedBecause(),
        first.server(),
        isOnePool() ? first.subnet() : null,
        List.copyOf(new TreeSet<>(members.stream().map(RoomIncident::room).toList())),
        clients(),
        members.stream().map(RoomIncident::member).toList(),
        cross,
        fullAt(verdict));
  }

  /** The earliest forecast of those that claim this, unless one of them claims that it is so. */
  private @Nullable Instant fullAt(Verdict verdict) {
    List<RoomIncident> claiming =
        members.stream().filter(one -> one.incident().verdict() == verdict).toList();
    List<Instant> times =
        claiming.stream().map(RoomIncident::fullAt).filter(Objects::nonNull).sorted().toList();
    return times.isEmpty() || times.size() < claiming.size() ? null : times.get(0);
  }

  /**
   * Where a seat that is heard tells that it is over, a silent one of the same pool tells nothing.
   */
  private boolean isOpen(Instant now) {
    boolean over =
        isOnePool() && members.stream().anyMatch(one -> one.ended() != null && isHeard(one, now));
    return members.stream().anyMatch(one -> one.ended() == null && (!over || isHeard(one, now)));
  }

  private static boolean isHeard(RoomIncident one, Instant now) {
    Presence presence = Rooms.presence(one.place().seat(), now);
    return presence == Presence.HEARD || presence == Presence.CATCHING_UP;
  }

  private boolean isOnePool() {
    return members.stream().map(one -> String.valueOf(one.subnet())).distinct().count() == 1;
  }

  private boolean isJoined() {
    return seats(members).size() > 1;
  }

  private static Set<String> seats(List<RoomIncident> some) {
    Set<String> seats = new HashSet<>();
    some.forEach(one -> seats.add(one.seat()));
    return seats;
  }

  /** The surest claim, the graver of two; several pools at a stroke are the server. */
  private Verdict verdict() {
    if (!isOnePool() && members.get(0).isOutage()) {
      return Verdict.SERVER_UNREACHABLE;
    }
    return members.stream()
        .map(RoomIncident::incident)
        .min(Comparator.comparing(Incident::confidence).thenComparing(Incident::verdict))
        .map(Incident::verdict)
        .orElse(Verdict.UNDETERMINED);
  }

  private Confidence confidence(Verdict verdict) {
    List<RoomIncident> claiming =
        members.stream().filter(one -> one.incident().verdict() == verdict).toList();
    Confidence own =
        claiming.stream()
            .map(one -> one.incident().confidence())
            .min(Comparator.naturalOrder())
            .orElse(Confidence.POSSIBLE);
    long confirming =
        seats(
                claiming.stream()
                    .filter(one -> one.incident().confidence() == Confidence.CONFIRMED)
                    .toList())
            .size();
    boolean alone = !isJoined() || confirming >= SEATS_TO_CONFIRM;
    Confidence so = alone ? own : weaker(own, Confidence.LIKELY);
    if (verdict == Verdict.POOL_EXHAUSTED) {
      return ofFullPool(so);
    }
    if (verdict == Verdict.SERVER_UNREACHABLE && !isOnePool()) {
      return stronger(so, Confidence.LIKELY);
    }
    if (verdict == Verdict.SERVER_UNREACHABLE && has(CrossCode.SERVER_LIVES_SAME_POOL)) {
      // Somebody says that it lives where these newcomers ask: true, or a lie.
      return own == Confidence.CONFIRMED ? Confidence.LIKELY : Confidence.POSSIBLE;
    }
    return so;
  }

  /** Life on the newcomers' path, seen by other seats, excludes the dead server. */
  private Confidence ofFullPool(Confidence own) {
    if (has(CrossCode.POOL_SERVES_ELSEWHERE)) {
      return own == Confidence.CONFIRMED ? Confidence.LIKELY : Confidence.POSSIBLE;
    }
    int witnesses = witnesses();
    boolean hadServed =
        members.stream()
            .flatMap(one -> one.incident().evidence().stream())
            .anyMatch(one -> one.code() == EvidenceCode.NEWCOMERS_SERVED_BEFORE);
    if (witnesses >= SEATS_TO_CONFIRM && hadServed) {
      return Confidence.CONFIRMED;
    }
    return witnesses > 0 && hadServed ? stronger(own, Confidence.LIKELY) : own;
  }

  /** Seats that heard the server serve this pool, for the incident that has the most of them. */
  private int witnesses() {
    Set<String> seats = new HashSet<>();
    cross.stream()
        .filter(one -> one.code() == CrossCode.SERVER_LIVES_SAME_POOL)
        .forEach(one -> seats.add(one.seat()));
    return seats.size();
  }

  private static Confidence stronger(Confidence one, Confidence other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Confidence weaker(Confidence one, Confidence other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private boolean has(CrossCode code) {
    return cross.stream().anyMatch(one -> one.code() == code);
  }

  private List<Verdict> rivals(Verdict verdict, Confidence confidence) {
    Set<Verdict> rivals = EnumSet.noneOf(Verdict.class);
    for (RoomIncident one : members) {
      rivals.addAll(one.incident().rivals());
      rivals.add(one.incident().verdict());
    }
    if (verdict == Verdict.SERVER_UNREACHABLE && has(CrossCode.SERVER_LIVES_SAME_POOL)) {
      rivals.add(Verdict.POOL_EXHAUSTED);
    }
    if (has(CrossCode.POOL_SERVES_ELSEWHERE)) {
      rivals.add(Verdict.SELECTIVE_FAILURE);
    }
    rivals.remove(verdict);
    if (confidence == Confidence.CONFIRMED) {
      rivals.clear();
    }
    return List.copyOf(rivals);
  }

  private Severity severity() {
    return members.stream()
        .map(one -> one.incident().severity())
        .max(Comparator.naturalOrder())
        .orElse(Severity.INFO);
  }

  private long clients() {
    Set<String> devices = new HashSet<>();
    for (RoomIncident one : members) {
      for (String id : one.incident().clients()) {
        Client client = one.place().clients().of(id);
        devices.add(
            client == null
                ? one.place().seat().session() + " " + one.place().segment().id() + " " + id
                : DeviceCount.key(one.place(), client));
      }
    }
    return devices.size();
  }

  private static List<Cross> cross(List<RoomIncident> members, Witnesses witnesses) {
    RoomIncident first = members.get(0);
    List<Cross> together = new ArrayList<>();
    for (RoomIncident other : members.subList(1, members.size())) {
      if (!other.seat().equals(first.seat())) {
        together.add(together(first, other));
      }
    }
    List<Cross> all = new ArrayList<>(witnesses.of(members));
    all.addAll(newest(together));
    all.sort(Comparator.comparing(Cross::code).thenComparing(Cross::room));
    return all;
  }

  /** Of one room and kind the one that tells the most: a room may have several sessions. */
  private static List<Cross> newest(List<Cross> all) {
    Map<List<@Nullable Object>, Cross> most = new HashMap<>();
    for (Cross one : all) {
      most.merge(
          List.of(one.code(), one.room()),
          one,
          (before, now) -> before.count() >= now.count() ? before : now);
    }
    return List.copyOf(most.values());
  }

  private static Cross together(RoomIncident first, RoomIncident other) {
    boolean samePool = String.valueOf(first.subnet()).equals(String.valueOf(other.subnet()));
    return new Cross(
        Weight.FOR,
        samePool ? CrossCode.SAME_POOL_FAILS_ELSEWHERE : CrossCode.SILENT_IN_OTHER_POOLS,
        other.room(),
        other.seat(),
        other.server(),
        other.subnet(),
        other.began(),
        other.incident().clients().size(),
        null,
        List.of());
  }
}
