package lastlease.hub;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What many busy seats cost a hub and its broker, as figures. */
@Tag("deep")
class KafkaLoadIT {
  private static final int SECONDS = Integer.getInteger("hub.seconds", 300);
  private static final String EVENT = "osaka";

  @TempDir private Path home = Path.of("");

  @ParameterizedTest
  @ValueSource(ints = {500, 1_000, 2_000})
  void manySeats(int seats) throws Exception {
    try (Broker broker = Broker.start(home.resolve("broker"))) {
      System.err.println(figures(broker, home, seats, SECONDS, Map.of()));
    }
  }

  static String figures(
      Broker broker, Path home, int seats, int seconds, Map<String, String> environment)
      throws Exception {
    List<String> options = List.of("--kafka", broker.address(), "--kafka-partitions", "6");
    try (HubProcess hub =
        HubProcess.start(home.resolve("hub"), Broker.freePort(), EVENT, environment, options)) {
      String token = hub.ready().join();
      try (SeatCrowd crowd =
          new SeatCrowd(hub.port(), token, seats, Files.createDirectories(home.resolve("seats")))) {
        double hubBefore = hub.cpuSeconds();
        double brokerBefore = broker.cpuSeconds();
        try {
          crowd.run(seconds);
        } catch (java.io.IOException e) {
          throw new AssertionError(hub.said(), e);
        }
        double hubTook = hub.cpuSeconds() - hubBefore;
        double brokerTook = broker.cpuSeconds() - brokerBefore;
        double behind = caughtUp(broker);
        return String.format(
            Locale.ROOT,
            "seed %d, %d seats, %d s: %d frames, %.0f a second; %s; all diagnosed %.1f s after the"
                + " last; CPU a second: hub %.2f s, broker %.2f s; at most %d MB resident, broker"
                + " %d MB%n%s",
            SeatCrowd.SEED,
            seats,
            seconds,
            crowd.frames(),
            crowd.frames() / (double) seconds,
            crowd.lag(),
            behind,
            hubTook / seconds,
            brokerTook / seconds,
            hub.mostResident(),
            broker.mostResident(),
            hub.said());
      }
    }
  }

  /** Seconds until the hub says that it has read everything; it says so every 5 s. */
  private static double caughtUp(Broker broker) throws Exception {
    long begun = System.nanoTime();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      String topic = "lastlease." + EVENT + ".journals";
      Map<TopicPartition, OffsetSpec> wanted = new java.util.HashMap<>();
      for (int i = 0; i < 6; i++) {
        wanted.put(new TopicPartition(topic, i), OffsetSpec.latest());
      }
      var ends = admin.listOffsets(wanted).all().get();
      while (true) {
        Map<TopicPartition, OffsetAndMetadata> read =
            admin
                .listConsumerGroupOffsets("lastlease." + EVENT)
                .partitionsToOffsetAndMetadata()
                .get();
        boolean all =
            ends.entrySet().stream()
                .allMatch(
                    end ->
                        read.containsKey(end.getKey())
                            && read.get(end.getKey()).offset() >= end.getValue().offset());
        double took = (System.nanoTime() - begun) / 1e9;
        if (all) {
          return took;
        }
        if (took > 300) {
          throw new AssertionError("it does not catch up");
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }
}
