package lastlease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Captures that are cut off or damaged give a report, or one line that says why not. Those of
 * {@code -Dhostile.captures=DIRECTORY} are taken instead of the bundled ones, with more damage.
 */
class HostileCapturesTest {
  private static final String FOREIGN = System.getProperty("hostile.captures", "");
  private static final int CUTS = FOREIGN.isEmpty() ? 4 : 20;
  private static final int MUTATIONS = FOREIGN.isEmpty() ? 8 : 50;
  private static final List<String> FORMATS = List.of("json", "text", "markdown", "html", "csv");

  /** Far beyond what any of them takes: what hangs is found, what is slow is not measured here. */
  private static final Duration BOUND = Duration.ofSeconds(30);

  @TempDir private Path home = Path.of("");

  static Stream<Path> captures() throws IOException {
    Path all = Path.of(FOREIGN.isEmpty() ? "src/test/resources/lastlease/captures" : FOREIGN);
    try (Stream<Path> walked = Files.walk(all)) {
      return walked
          .filter(path -> path.toString().matches(".*\\.(pcap|pcapng|snoop)"))
          .filter(path -> !FOREIGN.isEmpty() || path.endsWith("seat.pcap"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("captures")
  void aDamagedCaptureIsAReportOrOneLine(Path capture) throws IOException {
    byte[] whole = Files.readAllBytes(capture);
    long seed = 20261128L + capture.getFileName().toString().hashCode();
    Random random = new Random(seed);
    int run = 0;
    for (byte[] damaged : damaged(whole, random)) {
      String told = capture + ", seed " + seed + ", run " + run;
      check(damaged, FORMATS.get(run % FORMATS.size()), told);
      run++;
    }
  }

  private static List<byte[]> damaged(byte[] whole, Random random) throws IOException {
    List<byte[]> all = new ArrayList<>();
    for (int i = 0; i < CUTS; i++) {
      all.add(Arrays.copyOf(whole, random.nextInt(whole.length + 1)));
    }
    byte[] packed = packed(whole);
    for (int i = 0; i < MUTATIONS; i++) {
      all.add(i % 5 == 4 ? mutated(packed, random) : mutated(whole, random));
    }
    return all;
  }

  private static byte[] packed(byte[] whole) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(whole);
    }
    return out.toByteArray();
  }

  /** Bytes changed, numbers made extreme, or a piece left out or written twice. */
  private static byte[] mutated(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    // Half of the damage is where headers are.
    int reach = random.nextBoolean() ? Math.min(bytes.length, 200) : bytes.length;
    switch (random.nextInt(4)) {
      case 0 -> {
        for (int i = 0; i <= random.nextInt(8) && reach > 0; i++) {
          bytes[random.nextInt(reach)] = (byte) random.nextInt();
        }
      }
      case 1 -> {
        if (reach >= 4) {
          int at = random.nextInt(reach - 3);
          Arrays.fill(bytes, at, at + 4, (byte) (random.nextBoolean() ? 0xFF : 0));
          bytes[at + random.nextInt(4)] = (byte) (random.nextBoolean() ? 0x7F : 0x80);
        }
      }
      case 2 -> {
        int from = random.nextInt(reach + 1);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(64));
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - (to - from));
        System.arraycopy(bytes, to, shorter, from, bytes.length - to);
        return shorter;
      }
      default -> {
        int from = random.nextInt(reach + 1);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(64));
        byte[] longer = Arrays.copyOf(bytes, bytes.length + (to - from));
        System.arraycopy(bytes, from, longer, to, bytes.length - from);
        return longer;
      }
    }
    return bytes;
  }

  private void check(byte[] damaged, String format, String told) throws IOException {
    Path file = home.resolve("damaged");
    Files.write(file, damaged);
    long before = System.nanoTime();
    Terminal.Ended ended = new Terminal(home).run("analyze", "--format", format, file.toString());
    Duration took = Duration.ofNanos(System.nanoTime() - before);
    assertTrue(took.compareTo(BOUND) < 0, () -> told + " took " + took);
    assertFalse(ended.err().contains("unexpected failure"), () -> told + ": " + ended.err());
    for (String line : ended.errors()) {
      assertTrue(line.startsWith("lastlease: "), () -> told + ": " + ended.err());
    }
    if (ended.status() == 0) {
      assertFalse(ended.out().isEmpty(), told);
    } else {
      assertEquals(1, ended.status(), () -> told + ": " + ended.err());
      assertEquals(1, ended.errors().size(), () -> told + ": " + ended.err());
      assertEquals("", ended.out(), told);
    }
  }
}
