package lastlease.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lastlease.decode.DhcpMessage;
import lastlease.decode.Ipv4;
import lastlease.decode.Observation;
import lastlease.diagnose.Diagnosis;
import lastlease.diagnose.Settings;
import lastlease.reports.PoolReport;
import org.jspecify.annotations.Nullable;

/** A scenario as its file tells it. */
final class Scenario {
  /** 2026-11-23T09:00:00Z. */
  static final long START = 1_795_424_400_000_000L;

  private record Event(long micros, String[] words) {}

  private final List<Event> events = new ArrayList<>();
  private final List<String> expectations = new ArrayList<>();
  private final List<Ipv4> servers = new ArrayList<>();
  private final List<Settings.PoolOption> pools = new ArrayList<>();
  private long end;

  static Scenario read(Path file) throws IOException {
    Scenario scenario = new Scenario();
    for (String line : Files.readAllLines(file)) {
      String text = line.replaceAll("#.*", "").strip();
      if (!text.isEmpty()) {
        scenario.line(text);
      }
    }
    scenario.events.sort(Comparator.comparingLong(Event::micros));
    return scenario;
  }

  private void line(String text) {
    String[] words = text.split("\\s+");
    switch (words[0]) {
      case "expect" -> expectations.add(text.substring("expect ".length()));
      case "end" -> end = micros(words[1]);
      case "option" -> {
        if (words[1].equals("server")) {
          servers.add(Ipv4.parse(words[2]));
        } else {
          pools.add(Settings.PoolOption.parse(words[2]));
        }
      }
      case "repeat" -> {
        int times = Integer.parseInt(words[1]);
        for (int i = 0; i < times; i++) {
          add(micros(words[3]) + i * (micros(words[2]) - START), words, 4);
        }
      }
      default -> add(micros(words[0]), words, 1);
    }
  }

  private void add(long micros, String[] words, int from) {
    events.add(new Event(micros, java.util.Arrays.copyOfRange(words, from, words.length)));
  }

  private static long micros(String seconds) {
    return START + Math.round(Double.parseDouble(seconds) * 1e6);
  }

  List<String> expectations() {
    return expectations;
  }

  /** The report at a time, or at the end. */
  PoolReport report(@Nullable String at) {
    long until = at == null ? Math.max(end, last()) : micros(at);
    Diagnosis diagnosis = new Diagnosis(new Settings(pools, servers));
    long number = 0;
    for (Event event : events) {
      number++;
      if (event.micros() > until) {
        continue;
      }
      if (event.words()[0].equals("lost")) {
        diagnosis.advance(event.micros());
        diagnosis.lost(Long.parseLong(event.words()[1]));
      } else {
        diagnosis.observe(
            observation(
                event.words(), new Observation.Seen(event.micros(), "capture", "", 0, number)));
      }
    }
    diagnosis.advance(until);
    diagnosis.finish();
    return diagnosis.report(
        new Diagnosis.Head(
            new PoolReport.Tool("lastlease", "test"),
            Instant.EPOCH,
            null,
            new PoolReport.Options(List.of(), List.of(), true),
            new PoolReport.Input(
                List.of(), null, null, number, number, Map.of(), 0, 0, 0, List.of())));
  }

  private long last() {
    return events.isEmpty() ? START : events.get(events.size() - 1).micros();
  }

  private static Observation observation(String[] words, Observation.Seen seen) {
    Map<String, String> options = new HashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        options.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    Wire wire = new Wire(seen, options);
    String who = words[0];
    Ipv4 address =
        words.length > 2 && words[2].matches("[0-9.]+") ? Ipv4.parse(words[2]) : Ipv4.ZERO;
    if (Wire.isServer(who) && !words[1].startsWith("arp")) {
      Ipv4 given =
          words.length > 3 && words[3].matches("[0-9.]+") ? Ipv4.parse(words[3]) : Ipv4.ZERO;
      return wire.reply(who, words[2], type(words[1]), given);
    }
    Ipv4 named = Wire.server(options.getOrDefault("from", "srv"));
    return switch (words[1]) {
      case "arp?" ->
          wire.arp(
              who,
              Wire.isServer(who)
                  ? Wire.server(who)
                  : Ipv4.parse(Objects.requireNonNull(options.get("ip"))),
              address);
      case "arp", "ll" -> wire.arp(who, address, address);
      case "probe", "ll-probe" -> wire.arp(who, Ipv4.ZERO, address);
      case "select" ->
          wire.request(who, DhcpMessage.Type.REQUEST, Ipv4.ZERO, address, named, false);
      case "reboot" -> wire.request(who, DhcpMessage.Type.REQUEST, Ipv4.ZERO, address, null, false);
      case "renew" -> wire.request(who, DhcpMessage.Type.REQUEST, address, null, null, true);
      case "rebind" -> wire.request(who, DhcpMessage.Type.REQUEST, address, null, null, false);
      case "decline" ->
          wire.request(who, DhcpMessage.Type.DECLINE, Ipv4.ZERO, address, named, false);
      case "release" -> wire.request(who, DhcpMessage.Type.RELEASE, address, null, named, true);
      case "inform" -> wire.request(who, DhcpMessage.Type.INFORM, address, null, null, false);
      default -> wire.request(who, type(words[1]), Ipv4.ZERO, null, null, false);
    };
  }

  private static DhcpMessage.Type type(String word) {
    return DhcpMessage.Type.valueOf(word.toUpperCase(java.util.Locale.ROOT));
  }
}
