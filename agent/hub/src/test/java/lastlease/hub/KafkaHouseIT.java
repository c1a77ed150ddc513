package lastlease.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lastlease.uplink.Protocol;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hub's dealings with real brokers beside the frames: what it leaves, whom it trusts, its name.
 */
@Tag("deep")
class KafkaHouseIT {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String EVENT = "osaka";
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir private Path home = Path.of("");
  private final List<HubProcess> started = new ArrayList<>();

  private interface Asked {
    boolean holds() throws Exception;
  }

  /** Processes tell nobody what they know: they are asked again and again. */
  private static void await(String what, Asked condition) throws Exception {
    long end = System.nanoTime() + LONG.toNanos();
    while (!condition.holds()) {
      assertTrue(System.nanoTime() < end, "it never came that " + what);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private HubProcess hub(String name, String... options) throws IOException {
    HubProcess hub =
        HubProcess.start(home.resolve(name), Broker.freePort(), EVENT, Map.of(), List.of(options));
    started.add(hub);
    return hub;
  }

  private void end(List<Broker> brokers) {
    started.forEach(HubProcess::close);
    brokers.forEach(Broker::close);
  }

  private static int post(HubProcess hub, String seat, byte[] blocks)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(hub.address() + Protocol.PATH))
            .header("Authorization", "Bearer " + hub.join())
            .header(Protocol.LANGUAGE, Integer.toString(Protocol.VERSION))
            .header(Protocol.SEAT, URLEncoder.encode(seat, StandardCharsets.UTF_8))
            .header(Protocol.SESSION, session(seat))
            .header(Protocol.FILE, Protocol.MAIN)
            .header(Protocol.POSITION, "0")
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofByteArray(blocks))
            .build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  private static String session(String seat) {
    return String.format(Locale.ROOT, "%032x", seat.hashCode() & 0xFFFF_FFFFL);
  }

  private static boolean shows(HubProcess hub, String seat)
      throws IOException, InterruptedException {
    return hub.get("/" + EVENT + "/event.json").contains("\"" + seat + "\"");
  }

  private byte[] journal() throws IOException {
    return Files.readAllBytes(
        Story.whole(
            Files.createDirectories(home.resolve("seat")), Instant.parse("2026-11-28T14:00:00Z")));
  }

  /** Files that hold a text; those that vanish meanwhile do not. */
  private static List<Path> holding(Path directory, String text) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
        if (bytes.contains(text)) {
          found.add(path);
        }
      }
    } catch (NoSuchFileException | UncheckedIOException e) {
      return holding(directory, text);
    }
    return found;
  }

  private static long directories(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(one -> one.getFileName().toString().startsWith("lastlease.")).count();
    }
  }

  @Test
  void ofAnErasedEventNothingIsLeftAtTheBrokers() throws Exception {
    List<Broker> brokers =
        Broker.cluster(home, 1, "PLAINTEXT", List.of("log.segment.delete.delay.ms=1000"));
    try {
      Broker broker = brokers.get(0);
      HubProcess hub = hub("hub", "--kafka", broker.address(), "--kafka-partitions", "2").ready();
      String token = hub.join();
      assertEquals(200, post(hub, "Grand Hall", journal()));
      await("the room is told of", () -> shows(hub, "Grand Hall"));
      assertFalse(holding(broker.data(), token).isEmpty(), "where it is looked, something was");

      HubProcess early = hub("early", "--kafka", broker.address(), "--erase", EVENT);
      await("it says that hubs run", () -> early.said().contains("erase again"));
      hub.stop();
      HubProcess eraser = hub("eraser", "--kafka", broker.address(), "--erase", EVENT);
      await("it is erased", () -> !eraser.isAlive());
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
        await(
            "its topics are gone",
            () -> admin.listTopics().names().get().stream().noneMatch(one -> one.contains(EVENT)));
        assertTrue(
            admin.listGroups().all().get().stream()
                .noneMatch(one -> one.groupId().contains(EVENT)));
      }
      await("its files are gone", () -> directories(broker.data()) == 0);
      assertEquals(List.of(), holding(broker.data(), token));
      assertEquals(List.of(), holding(broker.data(), "Grand Hall"));
    } finally {
      end(brokers);
    }
  }

  @Test
  void whatIsOlderThanWantedGoesAndWhatIsYoungStays() throws Exception {
    List<Broker> brokers =
        Broker.cluster(
            home,
            1,
            "PLAINTEXT",
            List.of(
                "log.segment.delete.delay.ms=1000",
                "log.retention.check.interval.ms=1000",
                "log.cleaner.backoff.ms=1000"));
    try {
      String broker = brokers.get(0).address();
      HubProcess hub =
          hub("hub", "--kafka", broker, "--kafka-partitions", "1", "--retain", "90s").ready();
      byte[] journal = journal();
      assertEquals(200, post(hub, "Old", journal));
      await("the old room is told of", () -> shows(hub, "Old"));
      await(
          "the old room is erased",
          () -> {
            // Somebody who is still there: of what goes on, nothing is lost.
            assertEquals(200, post(hub, "Young", new byte[0]));
            return !shows(hub, "Old");
          });
      assertEquals(200, post(hub, "Young", journal));
      await("the young room is told of", () -> shows(hub, "Young"));
      assertTrue(hub.said().contains("Old"), hub.said());
    } finally {
      end(brokers);
    }
  }

  @Test
  void severalBrokersWithTlsAndPasswordsOneOfWhichDies() throws Exception {
    Path keys = home.resolve("keys.p12");
    keytool(keys);
    String login =
        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"hub\""
            + " password=\"PASSWORD\"";
    List<String> tls =
        List.of(
            "ssl.truststore.location=" + keys,
            "ssl.truststore.password=changeit",
            "ssl.truststore.type=PKCS12");
    List<String> server = new ArrayList<>(tls);
    server.addAll(
        List.of(
            "ssl.keystore.location=" + keys,
            "ssl.keystore.password=changeit",
            "ssl.keystore.type=PKCS12",
            "sasl.enabled.mechanisms=PLAIN",
            "sasl.mechanism.inter.broker.protocol=PLAIN",
            "listener.name.l.plain.sasl.jaas.config="
                + login.replace("PASSWORD", "right")
                + " user_hub=\"right\";"));
    List<Broker> brokers = Broker.cluster(home, 3, "SASL_SSL", server);
    try {
      List<String> client = new ArrayList<>(tls);
      client.addAll(List.of("security.protocol=SASL_SSL", "sasl.mechanism=PLAIN"));
      Path right = configuration("right", client, login);
      Path wrong = configuration("wrong", client, login);
      String all = Broker.addresses(brokers);
      HubProcess refused = hub("refused", "--kafka", all, "--kafka-config", wrong.toString());
      await("it ends", () -> !refused.isAlive());
      assertTrue(refused.said().contains("the brokers refuse what --kafka-config"), refused.said());
      assertEquals(1, refused.said().lines().count(), refused.said());

      HubProcess hub =
          hub("hub", "--kafka", all, "--kafka-config", right.toString(), "--kafka-partitions", "3")
              .ready();
      assertTrue(hub.said().contains("each 3 times"), hub.said());
      byte[] journal = journal();
      assertEquals(200, post(hub, "Grand Hall", journal));
      brokers.get(0).kill();
      await("another room is taken by the other two", () -> post(hub, "Room B", journal) == 200);
      await("both are told of", () -> shows(hub, "Grand Hall") && shows(hub, "Room B"));
    } finally {
      end(brokers);
    }
  }

  private Path configuration(String password, List<String> client, String login)
      throws IOException {
    List<String> lines = new ArrayList<>(client);
    lines.add("sasl.jaas.config=" + login.replace("PASSWORD", password) + ";");
    Path file = Files.write(home.resolve(password + ".properties"), lines);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  private static void keytool(Path keys) throws IOException, InterruptedException {
    Process made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "broker",
                "-keyalg",
                "EC",
                "-dname",
                "CN=broker",
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                keys.toString())
            .inheritIO()
            .start();
    assertEquals(0, made.waitFor());
  }

  @Test
  void aHubWithANameIsBackAtItsSeatsAndNobodyTakesThem() throws Exception {
    List<Broker> brokers = Broker.cluster(home, 1, "PLAINTEXT", List.of());
    try {
      String broker = brokers.get(0).address();
      List<HubProcess> hubs = new ArrayList<>();
      for (String name : List.of("one", "two")) {
        hubs.add(
            hub(name, "--kafka", broker, "--kafka-partitions", "4", "--kafka-member", name)
                .ready());
      }
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
        await("the work is shared", () -> shares(admin).values().stream().allMatch(n -> n > 0));
        byte[] journal = journal();
        for (int i = 0; i < 8; i++) {
          String room = "Room " + i;
          assertEquals(200, post(hubs.get(0), room, journal));
          await("it is told of", () -> shows(hubs.get(1), room));
        }
        Map<String, Integer> before = shares(admin);
        assertEquals(2, before.size(), before.toString());
        String said = hubs.get(1).said();
        hubs.get(0).kill();
        HubProcess again =
            hub("one", "--kafka", broker, "--kafka-partitions", "4", "--kafka-member", "one")
                .ready();
        await("it knows its rooms again", () -> again.said().contains("restored"));
        assertEquals(before, shares(admin));
        assertEquals(said, hubs.get(1).said(), "nobody else had to restore anything");
      }
    } finally {
      end(brokers);
    }
  }

  /** How many partitions each named hub has. */
  private static Map<String, Integer> shares(Admin admin) throws Exception {
    Map<String, Integer> shares = new TreeMap<>();
    for (MemberDescription member : Broker.members(admin, EVENT)) {
      shares.put(
          member.groupInstanceId().orElse("nameless"),
          member.assignment().topicPartitions().size());
    }
    return shares;
  }
}
