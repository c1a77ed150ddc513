package lastlease.lab;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lastlease.cli.Main;

/** {@code lastlease watch} on a host of the venue. */
final class Agent {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration END = Duration.ofSeconds(30);

  private final Host host;
  private final Process process;

  private Agent(Host host, Process process) {
    this.host = host;
    this.process = process;
    Patience.await(
        "watch to start: " + host.read("watch.err"),
        START,
        () -> host.read("watch.err").contains("watching "));
  }

  /** Captures on the host's interface itself. */
  static Agent watch(Host host, String... more) {
    List<String> source = new ArrayList<>(List.of("-i", "eth0"));
    source.addAll(List.of(more));
    return new Agent(
        host, host.startJava("watch", Main.class, arguments(host, source.toArray(String[]::new))));
  }

  /** The same, and tells a webhook. */
  static Agent alerting(Host host, String webhook) {
    List<String> words = new ArrayList<>(List.of("env", "LASTLEASE_ALERT_WEBHOOK=" + webhook));
    words.addAll(Java.words(Main.class, arguments(host, "-i", "eth0")));
    return new Agent(host, host.start("watch", words.toArray(String[]::new)));
  }

  /** Reads the stream of a tcpdump on the host's interface, and has no privilege. */
  static Agent stream(Host host) {
    return new Agent(host, host.streamInto("watch", Main.class, arguments(host, "-")));
  }

  private static String[] arguments(Host host, String... source) {
    List<String> words = new ArrayList<>(List.of("watch"));
    words.addAll(List.of(source));
    words.addAll(
        List.of(
            "--session",
            host.home().resolve("session").toString(),
            "--reveal",
            "--lang",
            "en",
            "--format",
            "json"));
    return words.toArray(String[]::new);
  }

  /** Where its dashboard is, on its own host. */
  String dashboard() {
    return said()
        .lines()
        .filter(line -> line.contains("the dashboard is at "))
        .map(line -> line.replaceFirst(".* ", ""))
        .findFirst()
        .orElseThrow(() -> new LabException("no dashboard: " + said()));
  }

  /** Waits until it has told so, still running. */
  void awaitAlarm(String words, Duration limit) {
    Patience.await(
        "the agent to tell: " + words,
        limit,
        () -> {
          if (!process.isAlive()) {
            throw new LabException("the agent has ended: " + said());
          }
          return said().contains(words);
        });
  }

  /** What it has told so far. */
  String said() {
    return host.read("watch.err");
  }

  /** Ends it with SIGTERM and reads the report that it leaves. */
  Final end() throws IOException {
    return Final.parse(stop());
  }

  /** The same, as JSON. */
  String stop() {
    Host.stop(process, END);
    return host.read("watch.out");
  }

  /**
   * What the tests ask of the last report.
   *
   * @param gaps reasons of the times of blindness
   * @param outcomes by MAC
   * @param own MACs of the agent's own machine among the clients
   * @param detected of the first incident; the epoch without any
   */
  record Final(
      String verdict,
      List<String> gaps,
      Map<String, String> outcomes,
      List<String> own,
      Instant detected) {

    static Final parse(String json) throws IOException {
      Final result =
          new Final("", new ArrayList<>(), new HashMap<>(), new ArrayList<>(), Instant.EPOCH);
      String verdict = "none";
      Instant detected = Instant.EPOCH;
      try (JsonParser parser = new JsonFactory().createParser(json)) {
        Map<String, String> fields = new HashMap<>();
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
          String path = parser.getParsingContext().pathAsPointer().toString();
          if (token.isScalarValue() && path.equals("/verdict")) {
            verdict = parser.getText();
          } else if (token.isScalarValue() && path.equals("/segments/0/incidents/0/detected")) {
            detected = Instant.parse(parser.getText());
          } else if (token.isScalarValue() && path.matches("/input/gaps/\\d+/reason")) {
            result.gaps.add(parser.getText());
          } else if (token.isScalarValue()
              && path.matches("/segments/\\d+/clients/\\d+/(mac|outcome|own)")) {
            fields.put(path.substring(path.lastIndexOf('/') + 1), parser.getText());
          } else if (token == JsonToken.END_OBJECT && path.matches("/segments/\\d+/clients/\\d+")) {
            result.client(fields);
            fields.clear();
          }
        }
      }
      return new Final(verdict, result.gaps, result.outcomes, result.own, detected);
    }

    private void client(Map<String, String> fields) {
      String mac = Objects.requireNonNullElse(fields.get("mac"), "");
      outcomes.put(mac, Objects.requireNonNullElse(fields.get("outcome"), ""));
      if ("true".equals(fields.get("own"))) {
        own.add(mac);
      }
    }
  }
}
