package lastlease.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lastlease.capture.Blocks;
import lastlease.capture.JournalTail;
import lastlease.core.Input;
import lastlease.hub.kafka.Places;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a hub takes to read a million frames that the log holds, and what memory that takes. */
@Tag("deep")
class KafkaRestoreIT {
  private static final String EVENT = "osaka";
  private static final int PARTITIONS = 6;
  private static final int FRAMES = 1_000_000;
  private static final Pattern RESTORED = Pattern.compile("(\\d+) sessions restored from (\\d+)");

  /** So many bytes of a journal come at a time, as from a seat in a busy room. */
  private static final int PART = 20_000;

  @TempDir private Path home = Path.of("");

  @Test
  void aMillionFramesAreRestored() throws Exception {
    byte[] journal = Files.readAllBytes(Story.whole(home, Instant.parse("2026-11-28T14:00:00Z")));
    long each =
        Story.inputs(Instant.EPOCH.plusSeconds(1)).stream()
            .filter(Input.Captured.class::isInstance)
            .count();
    int sessions = (int) ((FRAMES + each - 1) / each);
    try (Broker broker = Broker.start(home.resolve("broker"))) {
      List<String> options =
          List.of("--kafka", broker.address(), "--kafka-partitions", Integer.toString(PARTITIONS));
      try (HubProcess first =
          HubProcess.start(home.resolve("first"), Broker.freePort(), EVENT, Map.of(), options)) {
        first.ready().stop();
      }
      fill(broker, journal, sessions);
      long begun = System.nanoTime();
      try (HubProcess hub =
          HubProcess.start(home.resolve("hub"), Broker.freePort(), EVENT, Map.of(), options)) {
        hub.ready();
        double ready = (System.nanoTime() - begun) / 1e9;
        long restored = 0;
        while (restored < sessions) {
          if (System.nanoTime() - begun > 600e9) {
            throw new AssertionError(hub.said());
          }
          TimeUnit.MILLISECONDS.sleep(100);
          restored = 0;
          Matcher line = RESTORED.matcher(hub.said());
          while (line.find()) {
            restored += Long.parseLong(line.group(1));
          }
        }
        double took = (System.nanoTime() - begun) / 1e9;
        assertEquals(sessions, restored);
        System.err.println(
            String.format(
                Locale.ROOT,
                "%d sessions, %d frames: ready after %.1f s, restored after %.1f s; %s",
                sessions,
                sessions * each,
                ready,
                took,
                Files.readString(Path.of("/proc/" + hub.pid() + "/status"))
                    .lines()
                    .filter(text -> text.startsWith("VmHWM"))
                    .findFirst()
                    .orElse("")));
        System.err.println(hub.said());
      }
    }
  }

  private static void fill(Broker broker, byte[] journal, int sessions) throws Exception {
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
      for (int at = 0, until = 0; at < journal.length; at = until) {
        byte[] rest = Arrays.copyOfRange(journal, at, Math.min(journal.length, at + PART));
        int whole = Blocks.whole(rest, rest.length);
        byte[] blocks = Arrays.copyOf(rest, whole);
        until = at + whole;
        for (int i = 0; i < sessions; i++) {
          Post post =
              new Post(
                  new SeatId("Room " + i, String.format(Locale.ROOT, "%032x", i)),
                  JournalTail.MAIN,
                  at,
                  blocks,
                  "",
                  false,
                  0,
                  OptionalLong.empty());
          Future<RecordMetadata> unused = producer.send(Places.entry(EVENT, PARTITIONS, post));
        }
      }
      producer.flush();
    }
  }
}
