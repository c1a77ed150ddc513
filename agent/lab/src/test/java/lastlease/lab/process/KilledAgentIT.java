package lastlease.lab.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lastlease.cli.Main;
import lastlease.cli.Terminal;
import lastlease.lab.Java;
import lastlease.lab.Patience;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frames;
import lastlease.wire.PcapBytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * An agent that is killed at a random moment keeps all that it was given more than a second before.
 * Alone, since other tests would keep the machine busy.
 */
@Isolated
class KilledAgentIT {
  private static final Pattern FRAMES = Pattern.compile("\"frames\" : (\\d+)");
  private static final long MAC = 0x3C22_FB00_0000L;
  private static final long OLD_NANOS = 1_000_000_000L;
  private static final int ROUNDS = 9;
  private static final int MANY_ROUNDS = 30;

  /** In every third round so many frames come at once, so that the core has enough to do. */
  private static final int BURST = 40;

  private static final int AT_A_TIME = 5;

  @TempDir private Path home = Path.of("");

  @Test
  void reportHasAllThatWasNotQuiteNew() throws Exception {
    kill(0, ROUNDS);
  }

  /** The same at more moments. */
  @Test
  @Tag("deep")
  void andAtManyMoreMoments() throws Exception {
    kill(ROUNDS, MANY_ROUNDS);
  }

  private void kill(int from, int to) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Future<?>> rounds = new ArrayList<>();
      for (int i = from; i < to; i++) {
        Path place = Files.createDirectory(home.resolve("round" + i));
        Random random = new Random(20261124L + i);
        int burst = i % 3 == 2 ? BURST : 1;
        rounds.add(threads.submit(() -> new Round(place, random, burst).run()));
      }
      for (Future<?> round : rounds) {
        round.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** One agent's life. */
  private record Round(Path home, Random random, int burst) {
    @Nullable Void run() throws IOException, InterruptedException {
      Process agent = start();
      long[] sent = new long[8000 * burst];
      int count = 0;
      try (OutputStream stream = agent.getOutputStream()) {
        stream.write(PcapBytes.ethernet().bytes());
        await();
        long end = System.nanoTime() + OLD_NANOS + (long) (0.5e9 + random.nextDouble() * 2e9);
        while (System.nanoTime() < end && count < sent.length) {
          for (int i = 0; i < burst && count < sent.length; i++) {
            stream.write(record(count));
            stream.flush();
            sent[count++] = System.nanoTime();
          }
          Patience.pause((1 + random.nextInt(10)) / 1000.0);
        }
        agent.destroyForcibly().waitFor();
      } catch (IOException e) {
        // The stream closes onto a process that is gone: that is what this test does to it.
        assertTrue(!agent.isAlive(), String.valueOf(e.getMessage()));
      }
      long killed = System.nanoTime();
      long old = Arrays.stream(sent, 0, count).filter(at -> killed - at > OLD_NANOS).count();
      Terminal.Ended report = new Terminal(home).run("report", "--format", "json");
      assertEquals(0, report.status(), report.err());
      Matcher frames = FRAMES.matcher(report.out());
      assertTrue(frames.find());
      long kept = Long.parseLong(frames.group(1));
      assertTrue(kept >= old, kept + " of " + old + " old frames, " + count + " in all");
      assertTrue(old > 0, "no frame was old enough");
      return null;
    }

    private Process start() throws IOException {
      ProcessBuilder builder = new ProcessBuilder(Java.words(Main.class, "watch", "-"));
      builder.environment().put("XDG_STATE_HOME", home.resolve("state").toString());
      builder.environment().put("HOME", home.toString());
      return builder
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(home.resolve("err").toFile())
          .start();
    }

    private void await() {
      Patience.await(
          "the agent to start", Duration.ofSeconds(30), () -> said().contains("watching"));
    }

    private String said() {
      try {
        return Files.readString(home.resolve("err"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static byte[] record(int i) {
      long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
      // Ever more clients, each of which the core has to keep.
      long mac = MAC + i / 4;
      String name = String.format(Locale.ROOT, "guest-%d", i / 4);
      byte[] frame =
          Frames.of(1, mac, Frames.ipv4(DhcpBytes.discover(mac, i).option(12, name).bytes()));
      byte[] file = PcapBytes.ethernet().frame(micros, frame).bytes();
      return Arrays.copyOfRange(file, 24, file.length);
    }
  }
}
