package lastlease.lab.process;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lastlease.capture.file.CaptureReader;
import lastlease.cli.Main;
import lastlease.core.Input;
import lastlease.diagnose.given.Settings;
import lastlease.lab.Java;
import lastlease.lab.Patience;
import lastlease.uplink.HubAddress;
import lastlease.uplink.Uplink;
import lastlease.wire.Frame;
import lastlease.words.Words;
import org.jspecify.annotations.Nullable;

/** A hub in a process of its own, over plain HTTP on the loopback, and what its seats say. */
final class HubProcess implements AutoCloseable {
  static final Duration LONG = Duration.ofMinutes(3);

  private final Path home;
  private final Path state;
  private final String webhook;
  private final int port;
  private final List<String> said = new CopyOnWriteArrayList<>();
  private @Nullable Process process;

  /**
   * @param state where it keeps what it has
   * @param webhook where its alerts go
   */
  HubProcess(Path home, Path state, String webhook) throws IOException {
    this.home = home;
    this.state = state;
    this.webhook = webhook;
    try (ServerSocket socket = new ServerSocket(0)) {
      this.port = socket.getLocalPort();
    }
  }

  /** The bundled story, as a session that began now. */
  static List<Input> story() throws IOException {
    long begin = Instant.now().toEpochMilli() * 1000;
    List<Input> inputs = new ArrayList<>();
    inputs.add(new Input.Start(begin, "wlan0", "interface", null, Settings.NONE));
    try (InputStream in = Objects.requireNonNull(Main.class.getResourceAsStream("demo.pcap"));
        CaptureReader reader = new CaptureReader()) {
      reader.add("demo", in);
      long first = 0;
      for (Input input = reader.next(); input != null; input = reader.next()) {
        if (input instanceof Input.Captured captured) {
          Frame frame = captured.frame();
          first = first == 0 ? frame.micros() : first;
          long at = begin + frame.micros() - first;
          inputs.add(
              new Input.Captured(
                  new Frame(0, 1, at, "wlan0", 1, frame.bytes(), frame.originalLength())));
          inputs.add(new Input.Time(at + 1));
        }
      }
    }
    return inputs;
  }

  void start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Java.words(
                Main.class,
                "hub",
                "--plain-http",
                "--lang",
                "en",
                "--listen",
                "127.0.0.1:" + port,
                "--state",
                state.toString()));
    builder.environment().put("HOME", home.toString());
    builder.environment().put("LASTLEASE_ALERT_WEBHOOK", webhook);
    process =
        builder
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("hub.out").toFile()))
            .redirectError(ProcessBuilder.Redirect.appendTo(home.resolve("hub.err").toFile()))
            .start();
  }

  void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** What it said on standard error. */
  String err() {
    return read("hub.err");
  }

  private String read(String name) {
    try {
      Path file = home.resolve(name);
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A real seat's uplink; the hub has been ready once. */
  Uplink uplink(String seat, Path journal) throws IOException {
    Uplink uplink =
        new Uplink(
            new Uplink.Plan(
                HubAddress.parse("http://127.0.0.1:" + port),
                seat,
                token("HUB_TOKEN"),
                "test",
                Locale.ENGLISH),
            journal,
            System.currentTimeMillis(),
            saying -> said.add(Words.ENGLISH.say(saying)));
    uplink.start();
    return uplink;
  }

  int port() {
    return port;
  }

  String pid() {
    return process == null ? "" : Long.toString(process.pid());
  }

  /** What it has used of all processors. */
  Duration cpu() {
    return process == null
        ? Duration.ZERO
        : process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** A token that it printed; once it is ready. */
  String token(String name) {
    Patience.await("the hub to be ready", LONG, () -> read("hub.out").contains("view=wall"));
    Matcher matcher = Pattern.compile(name + "=([0-9a-f]+)").matcher(read("hub.out"));
    assertTrue(matcher.find());
    return matcher.group(1);
  }

  /** Waits until a seat says so. */
  void awaitSaid(String what) {
    Patience.await(what, LONG, () -> said.toString().contains(what));
  }

  /** Waits until all of a journal is there. */
  void awaitWhole(Path file, String context) {
    Patience.await(
        "all to arrive, " + context + ": " + said, LONG, () -> size(journal()) == size(file));
  }

  /** The only journal that it has; its directory while it has none. */
  Path journal() {
    try (Stream<Path> files = Files.walk(state)) {
      return files.filter(file -> file.endsWith("journal.pcapng")).findFirst().orElse(state);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
