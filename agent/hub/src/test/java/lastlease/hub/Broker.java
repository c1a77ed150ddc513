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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.jspecify.annotations.Nullable;

/** A Kafka broker, controller too, in a process of its own on the loopback. */
final class Broker implements AutoCloseable {
  private final Path home;
  private final int node;
  private final int port = freePort();
  private final int controller = freePort();
  private @Nullable Process process;

  private Broker(Path home, int node) {
    this.home = home;
    this.node = node;
  }

  /** One alone: makes its storage, and starts it. */
  static Broker start(Path home) throws IOException, InterruptedException {
    return cluster(home, 1, "PLAINTEXT", List.of()).get(0);
  }

  /**
   * Several that are one cluster.
   *
   * @param protocol by which clients and they themselves speak with them
   * @param more lines of each one's configuration
   */
  static List<Broker> cluster(Path home, int count, String protocol, List<String> more)
      throws IOException, InterruptedException {
    List<Broker> all = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      all.add(new Broker(Files.createDirectories(home.resolve("broker" + i)), i));
    }
    String voters =
        all.stream()
            .map(one -> one.node + "@127.0.0.1:" + one.controller)
            .collect(Collectors.joining(","));
    try {
      for (Broker one : all) {
        one.format(protocol, voters, Math.min(3, count), more);
        one.launch();
      }
      for (Broker one : all) {
        one.awaitListening();
      }
    } catch (IOException e) {
      all.forEach(Broker::close);
      throw e;
    }
    return all;
  }

  private void format(String protocol, String voters, int copies, List<String> more)
      throws IOException, InterruptedException {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "process.roles=broker,controller",
                "node.id=" + node,
                "listeners=L://127.0.0.1:" + port + ",C://127.0.0.1:" + controller,
                "advertised.listeners=L://127.0.0.1:" + port,
                "inter.broker.listener.name=L",
                "listener.security.protocol.map=L:" + protocol + ",C:PLAINTEXT",
                "controller.listener.names=C",
                "controller.quorum.voters=" + voters,
                "log.dirs=" + data(),
                "offsets.topic.replication.factor=" + copies,
                "offsets.topic.num.partitions=3",
                "transaction.state.log.replication.factor=" + copies,
                "transaction.state.log.min.isr=" + Math.max(1, copies - 1),
                "transaction.state.log.num.partitions=3",
                "group.initial.rebalance.delay.ms=500",
                "auto.create.topics.enable=false"));
    lines.addAll(more);
    Files.write(configuration(), lines);
    Process format =
        java(
            home.resolve("format.out"),
            Map.of(),
            List.of("-XX:+UseSerialGC", "-Xmx128m"),
            "kafka.tools.StorageTool",
            "format",
            "-t",
            "AAAAAAAAAAAAAAAAAAAAAQ",
            "-c",
            configuration().toString());
    if (format.waitFor() != 0) {
      throw new IOException(Files.readString(home.resolve("format.out")));
    }
  }

  private Path configuration() {
    return home.resolve("server.properties");
  }

  /** Where it keeps all that it keeps. */
  Path data() {
    return home.resolve("data");
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  static String addresses(List<Broker> all) {
    return IntStream.range(0, all.size())
        .mapToObj(i -> all.get(i).address())
        .collect(Collectors.joining(","));
  }

  /** Starts it, and waits until it takes connections. */
  void start() throws IOException, InterruptedException {
    launch();
    awaitListening();
  }

  private void launch() throws IOException {
    process =
        java(
            home.resolve("broker.out"),
            Map.of(),
            List.of("-XX:+UseSerialGC", "-Xmx400m"),
            "kafka.Kafka",
            configuration().toString());
  }

  private void awaitListening() throws IOException, InterruptedException {
    Process launched = process;
    long end = System.nanoTime() + 120_000_000_000L;
    while (launched != null && !listens()) {
      if (System.nanoTime() > end || !launched.isAlive()) {
        throw new IOException("no broker: " + Files.readString(home.resolve("broker.out")));
      }
      launched.waitFor(100, TimeUnit.MILLISECONDS);
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

  /** The hubs that share out an event's work, as the group of its consumers knows them. */
  static Collection<MemberDescription> members(Admin admin, String event)
      throws InterruptedException, ExecutionException {
    return admin
        .describeConsumerGroups(List.of("lastlease." + event))
        .all()
        .get()
        .values()
        .iterator()
        .next()
        .members();
  }
}
