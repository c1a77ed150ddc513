package lastlease.lab.process;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import lastlease.capture.journal.Journal;
import lastlease.cli.Receiver;
import lastlease.core.Input;
import lastlease.lab.Patience;
import lastlease.uplink.Uplink;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A hub that is killed again and again, and one whose disk is full: seats lose nothing. */
@Execution(ExecutionMode.CONCURRENT)
class KilledHubIT {
  private static final long SEED = 20261128;
  private static final int FEW = 4;
  private static final int MANY = 30;
  private static final long QUIET_MILLIS = 3_000;

  @TempDir private Path home = Path.of("");

  @Test
  void killedAFewTimesItLosesNothingAndTellsNothingTwice() throws Exception {
    killed(FEW);
  }

  @Test
  @Tag("deep")
  void killedThirtyTimesItLosesNothingAndTellsNothingTwice() throws Exception {
    killed(MANY);
  }

  private void killed(int kills) throws Exception {
    Random random = new Random(SEED);
    List<Input> inputs = HubProcess.story();
    Path file = home.resolve("journal.pcapng");
    try (Receiver receiver = new Receiver(0);
        Journal journal = Journal.open(file, 1L << 30);
        HubProcess hub = new HubProcess(home, home.resolve("state"), receiver.address())) {
      journal.begin(1);
      hub.start();
      try (Uplink uplink = hub.uplink("Room A", file)) {
        for (int kill = 0; kill < kills; kill++) {
          int from = inputs.size() * kill / kills;
          for (Input input : inputs.subList(from, inputs.size() * (kill + 1) / kills)) {
            journal.add(input);
            if (random.nextInt(8) == 0) {
              journal.flush();
              uplink.grown(true);
            }
          }
          journal.flush();
          uplink.grown(true);
          Patience.pause(random.nextDouble() * 1.5);
          hub.kill();
          hub.start();
        }
        hub.awaitWhole(file, "seed " + SEED);
        List<Receiver.Got> told = new ArrayList<>(List.of(receiver.next()));
        told.addAll(receiver.rest(QUIET_MILLIS));
        assertOnce(told);
      }
      assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(hub.journal()));
    }
  }

  /** What a kill cut off is sent again under its key; there is no second key for one thing. */
  private static void assertOnce(List<Receiver.Got> told) {
    Map<String, TreeSet<String>> keys = new TreeMap<>();
    for (Receiver.Got one : told) {
      String what =
          one.body()
              .replaceFirst("(?s).*\"incident\":\"([^\"]*)\",\"kind\":\"([A-Z]*)\".*", "$1 $2");
      keys.computeIfAbsent(what, key -> new TreeSet<>()).add(one.key());
    }
    List<String> opened = keys.keySet().stream().filter(what -> what.endsWith(" OPENED")).toList();
    assertEquals(1, opened.size(), "seed " + SEED + ": " + keys);
    assertEquals(1, requireNonNull(keys.get(opened.get(0))).size(), "seed " + SEED + ": " + keys);
  }

  @Test
  void aFullDiskIsToldAndWhatWaitsArrivesWhenThereIsRoom() throws Exception {
    Assumptions.assumeTrue(
        "root".equals(System.getProperty("user.name")), "it mounts a small disk: needs root");
    Path state = Files.createDirectory(home.resolve("small"));
    mount("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", state.toString());
    Path file = home.resolve("journal.pcapng");
    List<Input> inputs = HubProcess.story();
    try (Journal journal = Journal.open(file, 1L << 30);
        HubProcess hub = new HubProcess(home, state, "http://127.0.0.1:1/")) {
      journal.begin(1);
      // Longer than the disk is large, however short the story.
      for (int i = 0; Files.size(file) < 200_000; i++) {
        journal.add(inputs.get(Math.min(i, inputs.size() - 1)));
        journal.flush();
      }
      hub.start();
      try (Uplink uplink = hub.uplink("Room A", file)) {
        hub.awaitSaid("it has no room left");
        assertTrue(hub.isAlive());
        assertTrue(hub.err().contains("\"Room A\" is refused: the hub cannot keep it"), hub.err());
        mount("mount", "-o", "remount,size=4m", state.toString());
        hub.awaitWhole(file, hub.err());
        // The answer may be on its way still.
        Patience.await("the seat to hear of it", HubProcess.LONG, uplink::isInReach);
        assertEquals(
            1, hub.err().lines().filter(line -> line.contains("is refused")).count(), hub.err());
      }
      assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(hub.journal()));
    } finally {
      mount("umount", "-l", state.toString());
    }
  }

  private static void mount(String... words) throws IOException, InterruptedException {
    assertEquals(0, new ProcessBuilder(words).inheritIO().start().waitFor());
  }
}
