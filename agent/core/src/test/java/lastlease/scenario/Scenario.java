package lastlease.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import lastlease.diagnose.Diagnosis;
import lastlease.diagnose.given.Settings;
import lastlease.diagnose.report.ReportHead;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.wire.Ipv4;
import lastlease.wire.Observation;
import org.jspecify.annotations.Nullable;

/** A scenario as its file tells it. */
final class Scenario {
  private final Events events = new Events();
  private final List<String> expectations = new ArrayList<>();
  private final List<Ipv4> servers = new ArrayList<>();
  private final List<Settings.PoolOption> pools = new ArrayList<>();
  private final Map<String, Run> runs = new HashMap<>();
  private long end = Events.START;

  /**
   * What a run led to.
   *
   * @param told every state that an incident was published in
   */
  record Run(PoolReport report, List<Incident> told) {}

  static Scenario read(Path file) throws IOException {
    Scenario scenario = new Scenario();
    for (String line : Files.readAllLines(file)) {
      String text = line.replaceAll("(^|\\s)#.*", "").strip();
      if (!text.isEmpty()) {
        scenario.line(text);
      }
    }
    return scenario;
  }

  private void line(String text) {
    String[] words = text.split("\\s+");
    switch (words[0]) {
      case "expect" -> expectations.add(text.substring("expect ".length()));
      case "end" -> end = Events.micros(words[1]);
      case "option" -> {
        if (words[1].equals("server")) {
          servers.add(Names.address(words[2]));
        } else {
          pools.add(Settings.PoolOption.parse(words[2]));
        }
      }
      default -> events.line(words);
    }
  }

  List<String> expectations() {
    return expectations;
  }

  /** What comes of it until a time, or until the end. */
  Run run(@Nullable String at) {
    return runs.computeIfAbsent(at == null ? "" : at, key -> start(at, () -> false));
  }

  /**
   * What comes of it where somebody looks at the report meanwhile.
   *
   * @param looks asked before and after each event whether somebody looks just then
   */
  Run lookedAt(BooleanSupplier looks) {
    return start(null, looks);
  }

  private Run start(@Nullable String at, BooleanSupplier looks) {
    List<Events.Event> all = events.inOrder();
    long last = all.isEmpty() ? end : Math.max(end, all.get(all.size() - 1).micros());
    long until = at == null ? last : Events.micros(at);
    Diagnosis diagnosis = new Diagnosis(new Settings(pools, servers));
    List<Incident> told = new ArrayList<>();
    long number = 0;
    for (Events.Event event : all) {
      number++;
      if (event.micros() <= until) {
        pass(diagnosis, event.micros(), told);
        look(diagnosis, looks);
        take(diagnosis, event, number);
        look(diagnosis, looks);
      }
    }
    pass(diagnosis, until, told);
    diagnosis.finish();
    diagnosis.changes().forEach(change -> told.add(change.incident()));
    return new Run(report(diagnosis, number), told);
  }

  private static void look(Diagnosis diagnosis, BooleanSupplier looks) {
    if (looks.getAsBoolean()) {
      report(diagnosis, 0);
    }
  }

  /** Lets time pass as a live agent does, and reads what it publishes at each step. */
  private static void pass(Diagnosis diagnosis, long until, List<Incident> told) {
    OptionalLong wake = diagnosis.nextWake();
    OptionalLong now = diagnosis.now();
    boolean gap = now.isPresent() && until - now.getAsLong() > Diagnosis.GAP_MICROS;
    while (!gap && wake.isPresent() && wake.getAsLong() <= until) {
      diagnosis.advance(wake.getAsLong());
      diagnosis.changes().forEach(change -> told.add(change.incident()));
      wake = diagnosis.nextWake();
    }
    diagnosis.advance(until);
  }

  private static void take(Diagnosis diagnosis, Events.Event event, long number) {
    String[] words = event.words();
    switch (words[0]) {
      case "tick" -> {
        // Nothing arrives: that it is later now is all.
      }
      case "lost" -> diagnosis.lost(Long.parseLong(words[1]));
      case "leases" -> diagnosis.leases(Tables.news(words, event.micros()));
      default ->
          diagnosis.observe(
              Actors.observation(
                  words,
                  (point, vlan) -> new Observation.Seen(event.micros(), point, vlan, 0, number)));
    }
  }

  private static PoolReport report(Diagnosis diagnosis, long frames) {
    return diagnosis.report(
        new ReportHead(
            new PoolReport.Tool("lastlease", "test"),
            Instant.EPOCH,
            null,
            new PoolReport.Options(List.of(), List.of(), true),
            new PoolReport.Input(
                List.of(), null, null, frames, frames, Map.of(), 0, 0, 0, List.of(), 0)));
  }
}
