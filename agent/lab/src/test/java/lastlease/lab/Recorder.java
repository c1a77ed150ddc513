package lastlease.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import lastlease.golden.Truth;

/** Records scenarios: {@code Recorder DIRECTORY [NAME...]}, three venues at a time. */
final class Recorder {
  private static final int AT_A_TIME = 3;

  private Recorder() {}

  /** Writes seat.pcap, mirror.pcap and expect.json below DIRECTORY/NAME. */
  public static void main(String[] args) throws InterruptedException {
    Path directory = Path.of(args[0]);
    Set<String> names = Set.copyOf(List.of(args).subList(1, args.length));
    ExecutorService venues = Executors.newFixedThreadPool(AT_A_TIME);
    for (Scenario scenario : Scenarios.all()) {
      if (names.isEmpty() || names.contains(scenario.name())) {
        venues.execute(() -> say(record(scenario, directory.resolve(scenario.name()), false)));
      }
    }
    venues.shutdown();
    venues.awaitTermination(1, TimeUnit.HOURS);
  }

  /**
   * Records one, in a venue of its own.
   *
   * @param live the agent watches meanwhile, and leaves live.json
   */
  static Truth record(Scenario scenario, Path target, boolean live) {
    try (Venue venue = Venue.build()) {
      Recording recording = new Recording(venue, target, scenario.name().hashCode(), live);
      scenario.steps().accept(recording);
      return recording.finish(scenario);
    }
  }

  private static void say(Truth truth) {
    System.out.printf(
        Locale.ROOT,
        "%-32s %s %s%n",
        truth.scenario(),
        String.join("|", truth.verdicts()),
        truth.note());
  }
}
