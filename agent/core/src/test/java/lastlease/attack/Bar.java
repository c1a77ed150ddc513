package lastlease.attack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import lastlease.attack.Room.Played;
import lastlease.attack.Room.Told;
import lastlease.reports.Confidence;
import lastlease.reports.Incident;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;

/** What no single station may reach with 60 frames a minute. */
final class Bar {
  /** What guests without an address are told as: both are silence, and rivals of each other. */
  static final Set<Verdict> OUTAGE = Set.of(Verdict.POOL_EXHAUSTED, Verdict.SERVER_UNREACHABLE);

  private static final Set<Verdict> ACCUSING =
      Set.of(Verdict.ROGUE_SERVER, Verdict.STARVATION_ATTACK);

  /** Seconds by which an attack may delay what is told, all together. */
  private static final double DELAY = 60;

  /** Incidents, and changes of them, that an attack may bring about beside the real ones. */
  private static final int INCIDENTS = 3;

  private static final int CHANGES = 16;
  private static final double STEP = 1;

  private final Played honest;
  private final Played attacked;

  private Bar(Played honest, Played attacked) {
    this.honest = honest;
    this.attacked = attacked;
  }

  /** Plays a room with and without its attacker. */
  static Bar of(Room room) {
    return new Bar(room.honest(), room.attacked());
  }

  /** All of it, where a real outage is under way. */
  void holdsInOutage(String... innocents) {
    assertTrue(seconds(honest, 0) > 100, () -> "no real incident is told: " + text(honest));
    outageIsTold();
    holds(innocents);
  }

  /** All of it, where nothing is wrong, or something else. */
  void holds(String... innocents) {
    nothingIsCertain();
    nobodyIsAccused(innocents);
    noStorm();
  }

  /** A real incident is not kept from being told for more than a minute. */
  void outageIsTold() {
    double silenced = 0;
    for (double at = 0; at < honest.end(); at += STEP) {
      silenced += isTold(honest, at) && !isTold(attacked, at) ? STEP : 0;
    }
    double total = silenced;
    assertTrue(total <= DELAY, () -> total + " s untold: " + text(attacked));
  }

  /** Seconds of an outage that is told. */
  private static double seconds(Played played, double from) {
    double seconds = 0;
    for (double at = from; at < played.end(); at += STEP) {
      seconds += isTold(played, at) ? STEP : 0;
    }
    return seconds;
  }

  private static boolean isTold(Played played, double at) {
    return open(played, at).stream()
        .anyMatch(one -> OUTAGE.contains(one.verdict()) && one.severity() == Severity.CRITICAL);
  }

  /** The incidents that are open at a time, as they were told last. */
  private static List<Incident> open(Played played, double at) {
    Map<String, Incident> open = new HashMap<>();
    for (Told one : played.told()) {
      if (one.at() <= at) {
        open.put(one.incident().id(), one.incident());
      }
    }
    return open.values().stream().filter(one -> one.ended() == null).toList();
  }

  /** Nothing becomes certain that was not so without the attack. */
  private void nothingIsCertain() {
    Set<Verdict> known = certain(honest);
    assertTrue(known.containsAll(certain(attacked)), () -> text(attacked));
  }

  private static Set<Verdict> certain(Played played) {
    return played.told().stream()
        .map(Told::incident)
        .filter(one -> one.confidence() == Confidence.CONFIRMED)
        .map(Incident::verdict)
        .collect(Collectors.toSet());
  }

  /**
   * @param innocents their addresses, as evidence would name them
   */
  private void nobodyIsAccused(String... innocents) {
    for (Told one : attacked.told()) {
      Incident incident = one.incident();
      if (ACCUSING.contains(incident.verdict())
          && Objects.requireNonNull(incident.confidence()).compareTo(Confidence.LIKELY) <= 0) {
        for (String innocent : innocents) {
          assertTrue(!names(incident, innocent), () -> innocent + " in " + incident);
        }
      }
    }
    for (Incident incident : attacked.report().segments().get(0).incidents()) {
      if (ACCUSING.contains(incident.verdict())
          && Objects.requireNonNull(incident.confidence()).compareTo(Confidence.LIKELY) <= 0) {
        for (String innocent : innocents) {
          assertTrue(!names(incident, innocent), () -> innocent + " in " + incident);
        }
      }
    }
  }

  private static boolean names(Incident incident, String innocent) {
    return incident.evidence().stream().anyMatch(one -> one.params().containsValue(innocent))
        || incident.advice().stream().anyMatch(one -> one.params().containsValue(innocent));
  }

  private void noStorm() {
    assertTrue(
        ids(attacked) <= ids(honest) + INCIDENTS
            && attacked.told().size() <= honest.told().size() + CHANGES,
        () -> text(attacked));
  }

  private static long ids(Played played) {
    return played.told().stream().map(one -> one.incident().id()).distinct().count();
  }

  /** What was told under attack, a line each. */
  String told() {
    return text(attacked);
  }

  private static String text(Played played) {
    return played.told().stream()
        .map(
            one ->
                String.format(
                    "%n%7.1f %s %s %s %s%s",
                    one.at(),
                    one.incident().id(),
                    one.incident().verdict(),
                    one.incident().confidence(),
                    one.incident().severity(),
                    one.incident().ended() == null ? "" : " ended"))
        .collect(Collectors.joining());
  }
}
