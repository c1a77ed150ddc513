package lastlease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frames;
import lastlease.wire.PcapBytes;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An agent that is killed at a random moment keeps all that was older than a second. */
@Execution(ExecutionMode.CONCURRENT)
class KilledAgentTest {
  private static final Pattern FRAMES = Pattern.compile("\"frames\" : (\\d+)");
  private static final long MAC = 0x3C22_FB00_0000L;

  @TempDir private Path home = Path.of("");

  @RepeatedTest(20)
  void reportHasAllThatWasOlderThanASecond(RepetitionInfo round)
      throws IOException, InterruptedException {
    Random random = new Random(20261124L + round.getCurrentRepetition());
    Process agent = start();
    long[] sent = new long[4000];
    int count = 0;
    try (OutputStream stream = agent.getOutputStream()) {
      stream.write(PcapBytes.ethernet().bytes());
      await();
      long end = System.nanoTime() + (long) (1.5e9 + random.nextDouble() * 2e9);
      while (System.nanoTime() < end && count < sent.length) {
        stream.write(record(count));
        stream.flush();
        sent[count++] = System.nanoTime();
        Thread.sleep(1 + random.nextInt(10));
      }
      agent.destroyForcibly().waitFor();
    } catch (IOException e) {
      // The stream closes onto a process that is gone: that is what this test does to it.
      assertTrue(!agent.isAlive(), String.valueOf(e.getMessage()));
    }
    long killed = System.nanoTime();
    long old = Arrays.stream(sent, 0, count).filter(at -> killed - at > 1_000_000_000L).count();
    Terminal.Ended report = new Terminal(home).run("report", "--format", "json");
    assertEquals(0, report.status(), report.err());
    Matcher frames = FRAMES.matcher(report.out());
    assertTrue(frames.find());
    long kept = Long.parseLong(frames.group(1));
    assertTrue(kept >= old, kept + " of " + old + " old frames, " + count + " in all");
    assertTrue(old > 0, "no frame was old enough");
  }

  private Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "watch",
                "-"));
    builder.environment().put("XDG_STATE_HOME", home.resolve("state").toString());
    builder.environment().put("HOME", home.toString());
    return builder
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(home.resolve("err").toFile())
        .start();
  }

  private void await() throws IOException, InterruptedException {
    for (int i = 0; i < 600; i++) {
      if (Files.readString(home.resolve("err")).contains("watching")) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("the agent does not start: " + Files.readString(home.resolve("err")));
  }

  private static byte[] record(int i) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    long mac = MAC + i % 50;
    String name = String.format(Locale.ROOT, "guest-%d", i % 50);
    byte[] frame =
        Frames.of(1, mac, Frames.ipv4(DhcpBytes.discover(mac, i).option(12, name).bytes()));
    byte[] file = PcapBytes.ethernet().frame(micros, frame).bytes();
    return Arrays.copyOfRange(file, 24, file.length);
  }
}
