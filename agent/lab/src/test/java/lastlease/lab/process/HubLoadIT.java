package lastlease.lab.process;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lastlease.lab.bench.HubLoad;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What many seats cost the embedded hub, as figures. */
@Isolated
@Tag("deep")
class HubLoadIT {
  private static final int SECONDS = Integer.getInteger("hub.seconds", 60);
  private static final Pattern RESIDENT = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  @TempDir private Path home = Path.of("");

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 800})
  void manySeats(int seats) throws Exception {
    try (HubProcess hub = new HubProcess(home, home.resolve("state"), "http://127.0.0.1:1/")) {
      hub.start();
      HubLoad load = new HubLoad(hub.port(), hub.token("HUB_TOKEN"));
      Duration before = hub.cpu();
      String figures = load.run(Files.createDirectory(home.resolve("seats")), seats, SECONDS);
      Duration after = hub.cpu();
      Matcher resident = RESIDENT.matcher(Files.readString(Path.of("/proc", hub.pid(), "status")));
      assertTrue(resident.find());
      assertTrue(hub.isAlive(), hub.err());
      System.out.printf(
          Locale.ROOT,
          "%s; hub: CPU %.1f s, at most %d MB resident%n",
          figures,
          after.minus(before).toMillis() / 1000.0,
          Long.parseLong(resident.group(1)) / 1024);
    }
  }
}
