package lastlease.hub;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lastlease.cli.Main;

/** {@code lastlease hub --kafka} in a process of its own, on the loopback, without TLS. */
final class HubProcess implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Pattern JOIN = Pattern.compile("LASTLEASE_HUB_TOKEN=(\\S+)");
  private static final Pattern VIEW = Pattern.compile("/\\?token=(\\S+)");

  /** As the launcher has them, and what a test wants of it. */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseParallelGC",
          "-XX:NewRatio=1",
          "-XX:+UseTransparentHugePages",
          "-Xmx2g",
          "-Duser.timezone=UTC",
          "-Duser.language=en");

  private final Path out;
  private final int port;
  private final Process process;

  private HubProcess(Path out, int port, Process process) {
    this.out = out;
    this.port = port;
    this.process = process;
  }

  /** Starts one; nobody waits for it. */
  static HubProcess start(
      Path home, int port, String event, Map<String, String> environment, List<String> more)
      throws IOException {
    Path out = Files.createDirectories(home).resolve("hub.out");
    Files.deleteIfExists(out);
    List<String> words =
        new ArrayList<>(
            List.of(
                Main.class.getName(),
                "hub",
                "--plain-http",
                "--listen",
                "127.0.0.1:" + port,
                "--event",
                event,
                "--state",
                home.toString()));
    words.addAll(more);
    Process process = Broker.java(out, environment, OPTIONS, words.toArray(String[]::new));
    return new HubProcess(out, port, process);
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until it has said how seats join. */
  HubProcess ready() throws IOException, InterruptedException {
    long end = System.nanoTime() + 120_000_000_000L;
    while (!VIEW.matcher(said()).find()) {
      if (System.nanoTime() > end || !process.isAlive()) {
        throw new AssertionError("no hub: " + said());
      }
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
    return this;
  }

  String said() throws IOException {
    return Files.exists(out) ? Files.readString(out) : "";
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  String join() throws IOException {
    return found(JOIN);
  }

  private String found(Pattern pattern) throws IOException {
    Matcher matcher = pattern.matcher(said());
    if (!matcher.find()) {
      throw new AssertionError(said());
    }
    return matcher.group(1);
  }

  /** The body of a page; empty while there is none. */
  String get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create(address() + path))
                .header("Authorization", "Bearer " + found(VIEW))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() == 200 ? answer.body() : "";
  }

  /** CPU that it took. */
  double cpuSeconds() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
  }

  /** The most memory that it had, MB. */
  long mostResident() throws IOException {
    return Broker.mostResident(process);
  }

  /** kill -9 */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM, and waits until it has ended. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("the hub does not end");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
