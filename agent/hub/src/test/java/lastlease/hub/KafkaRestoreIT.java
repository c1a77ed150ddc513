package lastlease.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lastlease.capture.journal.JournalTail;
import lastlease.hub.intake.Post;
import lastlease.hub.kafka.Places;
import lastlease.hub.seat.SeatId;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a hub takes to read a million frames that the log holds, and what memory that takes. */
@Tag("deep")
class KafkaRestoreIT {
  private static final String EVENT = "osaka";
  private static final int PARTITIONS = 6;
  private static final long SEED = 20261128;
  private static final int FRAMES = Integer.getInteger("hub.frames", 1_000_000);
  private static final Pattern RESTORED = Pattern.compile("(\\d+) sessions restored from (\\d+)");

  /** So many frames of a seat come at a time, as when it gathers for two seconds. */
  private static final int TOGETHER = 2 * LabRoom.FRAMES_A_SECOND;

  @TempDir private Path home = Path.of("");

  /** Few long sessions, the load's rooms after 50 s, and many that have only begun. */
  @ParameterizedTest
  @ValueSource(ints = {200, 2_000, 10_000})
  void aMillionFramesAreRestored(int sessions) throws Exception {
    try (Broker broker = Broker.start(home.resolve("broker"))) {
      List<String> options =
          List.of("--kafka", broker.address(), "--kafka-partitions", Integer.toString(PARTITIONS));
      try (HubProcess first =
          HubProcess.start(home.resolve("first"), Broker.freePort(), EVENT, Map.of(), options)) {
        first.ready().stop();
      }
      fill(broker, home, sessions);
      System.err.println(restored(options, home.resolve("hub"), sessions, Map.of()));
    }
  }

  /** Starts a hub, and waits until it stands where the log ends. */
  static String restored(
      List<String> options, Path home, int sessions, Map<String, String> environment)
      throws Exception {
    long begun = System.nanoTime();
    try (HubProcess hub = HubProcess.start(home, Broker.freePort(), EVENT, environment, options)) {
      hub.ready();
      double ready = seconds(begun);
      long restored = 0;
      while (restored < sessions) {
        if (seconds(begun) > 600) {
          throw new AssertionError(hub.said());
        }
        TimeUnit.MILLISECONDS.sleep(100);
        restored = 0;
        Matcher line = RESTORED.matcher(hub.said());
        while (line.find()) {
          restored += Long.parseLong(line.group(1));
        }
      }
      double took = seconds(begun);
      assertEquals(sessions, restored);
      return String.format(
          Locale.ROOT,
          "seed %d, %d frames of %d sessions: ready after %.1f s, restored after %.1f s, CPU %.1f"
              + " s, at most %d MB resident",
          SEED,
          FRAMES,
          sessions,
          ready,
          took,
          hub.cpuSeconds(),
          hub.mostResident());
    }
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  static void fill(Broker broker, Path home, int sessions) throws IOException {
    LabRoom.Captures captures = LabRoom.Captures.read();
    long begin = Instant.parse("2026-11-28T14:00:00Z").toEpochMilli() * 1000;
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", broker.address(),
                "acks", "all",
                "compression.type", "gzip",
                "linger.ms", "20",
                "batch.size", "200000"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      LabRoom[] rooms = new LabRoom[sessions];
      long[] sent = new long[sessions];
      int each = (FRAMES + sessions - 1) / sessions;
      for (int until = 1; until < each + TOGETHER; until += TOGETHER) {
        for (int i = 0; i < sessions; i++) {
          byte[] blocks;
          if (rooms[i] == null) {
            rooms[i] = new LabRoom(captures, SEED, i, begin, home);
            blocks = rooms[i].head();
          } else {
            blocks = rooms[i].until(rooms[i].at(Math.min(until, each) - 1));
          }
          if (blocks.length > 0) {
            Future<RecordMetadata> unused =
                producer.send(Places.entry(EVENT, PARTITIONS, post(i, sent[i], blocks)));
            sent[i] += blocks.length;
          }
        }
      }
      producer.flush();
    } finally {
      Files.deleteIfExists(home.resolve("journal.pcapng"));
    }
  }

  private static Post post(int room, long at, byte[] blocks) {
    return new Post(
        new SeatId("Room " + room, String.format(Locale.ROOT, "%032x", room)),
        JournalTail.MAIN,
        at,
        blocks,
        "",
        false,
        0,
        OptionalLong.empty());
  }
}
