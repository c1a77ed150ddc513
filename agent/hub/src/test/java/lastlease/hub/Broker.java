package lastlease.hub;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A Kafka broker, its own controller, in a process of its own on the loopback. */
final class Broker implements AutoCloseable {
  private final Path home;
  private final int port = freePort();
  private @Nullable Process process;

  private Broker(Path home) {
    this.home = home;
  }

  /** Makes its storage, and starts it. */
  static Broker start(Path home) throws IOException, InterruptedException {
    Broker broker = new Broker(Files.createDirectories(home));
    int controller = freePort();
    Files.write(
        broker.configuration(),
        List.of(
            "process.roles=broker,controller",
            "node.id=1",
            "listeners=PLAINTEXT://127.0.0.1:" + broker.port + ",C://127.0.0.1:" + controller,
            "advertised.listeners=PLAINTEXT://127.0.0.1:" + broker.port,
            "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,C:PLAINTEXT",
            "controller.listener.names=C",
            "controller.quorum.voters=1@127.0.0.1:" + controller,
            "log.dirs=" + home.resolve("data"),
            "offsets.topic.replication.factor=1",
            "offsets.topic.num.partitions=3",
            "transaction.state.log.replication.factor=1",
            "transaction.state.log.min.isr=1",
            "transaction.state.log.num.partitions=3",
            "group.initial.rebalance.delay.ms=500",
            "auto.create.topics.enable=false"));
    Process format =
        java(
            broker.home.resolve("format.out"),
            Map.of(),
            List.of("-XX:+UseSerialGC", "-Xmx128m"),
            "kafka.tools.StorageTool",
            "format",
            "-t",
            "AAAAAAAAAAAAAAAAAAAAAQ",
            "-c",
            broker.configuration().toString());
    if (format.waitFor() != 0) {
      throw new IOException(Files.readString(home.resolve("format.out")));
    }
    broker.start();
    return broker;
  }

  private Path configuration() {
    return home.resolve("server.properties");
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  /** Starts it, and waits until it takes connections. */
  void start() throws IOException, InterruptedException {
    process =
        java(
            home.resolve("broker.out"),
            Map.of(),
            List.of("-XX:+UseSerialGC", "-Xmx400m"),
            "kafka.Kafka",
            configuration().toString());
    long end = System.nanoTime() + 120_000_000_000L;
    while (!listens()) {
      if (System.nanoTime() > end || !process.isAlive()) {
        throw new IOException("no broker: " + Files.readString(home.resolve("broker.out")));
      }
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** CPU that it took. */
  double cpuSeconds() {
    return process == null
        ? 0
        : process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
  }

  /** The most memory that it had, MB. */
  long mostResident() throws IOException {
    return process == null ? 0 : mostResident(process);
  }

  static long mostResident(Process process) throws IOException {
    return Files.readString(Path.of("/proc/" + process.pid() + "/status"))
        .lines()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  /** kill -9 */
  void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Another Java with this one's classes. */
  static Process java(
      Path out, Map<String, String> environment, List<String> options, String... words)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()));
    builder.environment().putAll(environment);
    return builder.start();
  }
}
