package lastlease.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import lastlease.event.HeardRoom.Which;
import lastlease.reports.EventReport.Cross;
import lastlease.reports.EventReport.CrossCode;
import lastlease.reports.Incident.Weight;
import lastlease.reports.Segment;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What other seats saw of the server while a room's newcomers go unanswered. A sign counts between
 * unanswered DISCOVERs only, as it does at one seat: a server that dies right after it, or one that
 * comes back, sends the same frames.
 */
final class Witnesses {
  /** Clocks of seats agree to a fraction of this once their offsets are taken off. */
  static final Duration SLACK = Duration.ofSeconds(2);

  /**
   * One freed address lets one newcomer in, also where the pool is full. So many served, and as
   * many as there are victims at least, is a pool that has addresses.
   */
  private static final int SERVED_FROM_A_POOL_THAT_LASTS = 3;

  private final Map<String, Signs> byServer = new HashMap<>();

  Witnesses(List<Place> places, Machines machines) {
    for (Place place : places) {
      Map<String, List<Segment.Sign>> here = new TreeMap<>();
      for (Segment.Server server : place.segment().servers()) {
        if (!server.signs().isEmpty()) {
          here.computeIfAbsent(machines.name(place, server.id()), key -> new ArrayList<>())
              .addAll(server.signs());
        }
      }
      here.forEach(
          (server, signs) ->
              byServer
                  .computeIfAbsent(server, key -> new Signs())
                  .seen
                  .add(new Seen(place, signs)));
      for (Segment.Server server : place.segment().servers()) {
        if (server.signs().size() >= Segment.SIGNS) {
          Instant from = place.at(server.signs().get(0).at());
          Objects.requireNonNull(byServer.get(machines.name(place, server.id())))
              .missingUntil(from);
        }
      }
    }
  }

  private record Seen(Place place, List<Segment.Sign> signs) {}

  /** The signs of life of one server, put in order once somebody asks. */
  private static final class Signs {
    private final List<Seen> seen = new ArrayList<>();
    private List<HeardRoom> rooms = List.of();
    private Instant[] all = new Instant[0];
    private Instant whole = Instant.MIN;

    /** Earlier signs of one seat are not told any more. */
    void missingUntil(Instant from) {
      whole = from.isAfter(whole) ? from : whole;
    }

    List<HeardRoom> rooms() {
      if (rooms.isEmpty()) {
        rooms = seen.stream().map(one -> new HeardRoom(one.place(), one.signs())).toList();
      }
      return rooms;
    }

    /** A silence of which not all is told any more may have been none. */
    @Nullable Instant next(Instant after) {
      if (after.isBefore(whole)) {
        return after;
      }
      if (all.length == 0) {
        all =
            rooms().stream()
                .flatMap(room -> Arrays.stream(room.times()))
                .sorted()
                .toArray(Instant[]::new);
      }
      int low = 0;
      int high = all.length;
      while (low < high) {
        int middle = low + high >>> 1;
        if (all[middle].isAfter(after)) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low < all.length ? all[low] : null;
    }
  }

  /** When any seat heard a server next after an outage began; null where none did. */
  @Nullable Instant next(String server, Instant began) {
    Signs signs = byServer.get(server);
    return signs == null ? null : signs.next(began.plus(SLACK));
  }

  /**
   * What decides how a room's signs are read: members that agree in it differ in their times only.
   */
  private record Kind(String server, @Nullable String subnet, Verdict verdict, int victims) {}

  private record View(RoomIncident incident, Window window) {}

  /**
   * What the seats that are not an outage's own say of it: of each room and kind that which tells
   * the most, and of equals the latest, of the members that were detected first; each has its own
   * view.
   */
  List<Cross> of(List<RoomIncident> members) {
    Map<Kind, List<View>> kinds = new LinkedHashMap<>();
    for (RoomIncident one : members) {
      String server = one.server();
      if (one.isOutage() && server != null && byServer.containsKey(server)) {
        Window window = Window.of(one);
        if (!window.isEmpty()) {
          kinds
              .computeIfAbsent(
                  new Kind(server, one.subnet(), one.incident().verdict(), window.victims()),
                  key -> new ArrayList<>())
              .add(new View(one, window));
        }
      }
    }
    List<Best> all = new ArrayList<>();
    kinds.forEach((kind, views) -> collect(kind, views, all));
    all.sort(Comparator.comparing(Best::code).thenComparing(Best::name));
    List<Cross> cross = new ArrayList<>();
    for (int i = 0; i < all.size(); ) {
      Best most = all.get(i);
      int next = i + 1;
      while (next < all.size() && all.get(next).isOfSame(most)) {
        most = all.get(next).isMoreThan(most) ? all.get(next) : most;
        next++;
      }
      cross.add(most.cross());
      i = next;
    }
    return cross;
  }

  private void collect(Kind kind, List<View> views, List<Best> all) {
    Signs signs = byServer.get(kind.server());
    if (signs == null) {
      return;
    }
    List<View> widest = widest(views);
    for (HeardRoom room : signs.rooms()) {
      EnumMap<CrossCode, Best> here = new EnumMap<>(CrossCode.class);
      look(kind, widest, room, here);
      if (here.containsKey(CrossCode.POOL_SERVES_ELSEWHERE)) {
        // A narrower view of it may be another sign.
        look(kind, views, room, here);
      }
      all.addAll(here.values());
    }
  }

  private static void look(
      Kind kind, List<View> views, HeardRoom room, EnumMap<CrossCode, Best> here) {
    for (View view : views) {
      Best found = look(kind, view, room);
      if (found != null) {
        here.merge(found.code(), found, (before, now) -> now.isMoreThan(before) ? now : before);
      }
    }
  }

  /**
   * Those that no views of two other seats hold: what any seat hears in others, it hears in one.
   */
  private static List<View> widest(List<View> views) {
    List<View> ordered = new ArrayList<>(views);
    ordered.sort(
        Comparator.comparing((View view) -> view.window().from())
            .thenComparing(view -> view.window().until(), Comparator.reverseOrder()));
    List<View> kept = new ArrayList<>();
    @Nullable View last = null;
    @Nullable View second = null;
    for (View view : ordered) {
      if (second == null || second.window().until().isBefore(view.window().until())) {
        kept.add(view);
      }
      if (last == null || last.incident().seat().equals(view.incident().seat())) {
        last = last == null ? view : later(last, view);
      } else if (view.window().until().isAfter(last.window().until())) {
        second = last;
        last = view;
      } else {
        second = second == null ? view : later(second, view);
      }
    }
    return kept;
  }

  private static View later(View one, View other) {
    return other.window().until().isAfter(one.window().until()) ? other : one;
  }

  /** What a room says within a view; null where it heard nothing. */
  private static @Nullable Best look(Kind kind, View view, HeardRoom room) {
    if (room.place().seat().seat().equals(view.incident().seat())) {
      return null;
    }
    HeardRoom.Heard heard = room.in(view.window());
    String subnet = kind.subnet();
    CrossCode code;
    Which which;
    if (subnet == null || !room.hasPool(subnet)) {
      code = CrossCode.SERVER_LIVES_OTHER_POOL;
      which = Which.ALL;
    } else if (heard.count(Which.SERVED)
        >= Math.max(SERVED_FROM_A_POOL_THAT_LASTS, kind.victims())) {
      code = CrossCode.POOL_SERVES_ELSEWHERE;
      which = Which.SERVED;
    } else {
      code = CrossCode.SERVER_LIVES_SAME_POOL;
      which = Which.OWN_PATH;
    }
    int count = heard.count(which);
    return count == 0 ? null : new Best(kind, code, room, heard, which, count);
  }

  /** What a room says of a kind: its signs that the view of it that tells the most holds. */
  private record Best(
      Kind kind, CrossCode code, HeardRoom room, HeardRoom.Heard heard, Which which, int count) {
    String name() {
      return room.place().room();
    }

    boolean isOfSame(Best other) {
      return code == other.code && name().equals(other.name());
    }

    boolean isMoreThan(Best other) {
      return count > other.count
          || count == other.count
              && kind.equals(other.kind)
              && heard.last(which).isAfter(other.heard.last(other.which));
    }

    Cross cross() {
      boolean full =
          kind.verdict() == Verdict.POOL_EXHAUSTED && code != CrossCode.POOL_SERVES_ELSEWHERE;
      return new Cross(
          full ? Weight.FOR : Weight.AGAINST,
          code,
          name(),
          room.place().seat().seat(),
          kind.server(),
          kind.subnet(),
          heard.last(which),
          count,
          null,
          heard.frames(which));
    }
  }
}
