package lastlease.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Started by root, the agent is somebody else, who may capture and nothing more. */
@Lab(Prerequisites.Tool.DHCPCD)
@Execution(ExecutionMode.CONCURRENT)
final class PrivilegeIT {
  private static final String SEAT_MAC = "3c:22:fb:00:00:01";
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String SOMEBODY = "nobody";

  /** Bit 13, the right to capture. */
  private static final String NET_RAW = "0000000000002000";

  private static final String NONE = "0000000000000000";

  private static final Path LAUNCHER =
      Path.of("..", "seat", "target", "lastlease", "bin", "lastlease").toAbsolutePath().normalize();

  @Test
  void whoCalledSudoIsWhoTheAgentIs(Venue venue) throws IOException {
    runsAsSomebody(venue, "SUDO_USER=" + SOMEBODY);
  }

  @Test
  void whoIsNamedIsWhoTheAgentIs(Venue venue) throws IOException {
    runsAsSomebody(venue, "SUDO_USER=root", "--user", SOMEBODY);
  }

  private static void runsAsSomebody(Venue venue, String environment, String... more)
      throws IOException {
    Path home = place();
    Path session = home.resolve("session");
    Path rights = home.resolve("rights");
    Host seat = venue.host("seat", SEAT_MAC);
    List<String> words =
        Stream.concat(
                Stream.of(
                    "env",
                    "-u",
                    "LASTLEASE_USER",
                    environment,
                    LAUNCHER.toString(),
                    "watch",
                    "-i",
                    "eth0",
                    "--no-dashboard",
                    "--format",
                    "json",
                    "--leases",
                    "exec:csv:grep ^Cap /proc/self/status >" + rights + "; echo address",
                    "--session",
                    session.toString()),
                Stream.of(more))
            .toList();
    Process agent = seat.start("watch", words.toArray(String[]::new));
    Patience.await("watch to start", LIMIT, () -> seat.read("watch.err").contains("watching eth0"));
    Map<String, String> status = status(agent.pid());
    String id = Command.run("id", "-u", SOMEBODY).strip();
    assertEquals(id + "\t" + id + "\t" + id + "\t" + id, status.get("Uid"));
    for (String kind : List.of("CapEff", "CapPrm", "CapBnd")) {
      assertEquals(NET_RAW, status.get(kind), kind);
    }
    Patience.await("a program it starts", LIMIT, () -> size(rights) > 0);
    Map<String, String> child = fields(rights);
    for (String kind : List.of("CapEff", "CapPrm", "CapAmb")) {
      assertEquals(NONE, child.get(kind), kind);
    }
    new Station(venue.host("guest", "f0:18:98:00:00:01"), Station.Kind.DHCPCD, "guest").arrive();
    Path journal = session.resolve("journal.pcapng");
    Patience.await("frames in the journal", LIMIT, () -> size(journal) > 1_000);
    Host.stop(agent, LIMIT);
    try (Stream<Path> files = Files.walk(session)) {
      for (Path file : files.toList()) {
        assertEquals(SOMEBODY, Files.getOwner(file).getName(), file.toString());
      }
    }
    String report = seat.read("watch.out");
    assertTrue(report.contains("\"lastlease.report/1\""), seat.read("watch.err"));
    assertTrue(!report.contains("\"relevantFrames\" : 0,"), report);
  }

  @Test
  void aHubHasNoRightAtAll() throws IOException {
    Path installed = Files.createTempDirectory("lastlease-installed");
    for (String folder : List.of("bin", "lib", "hub", "runtime/bin")) {
      Files.createDirectories(installed.resolve(folder));
    }
    Files.copy(LAUNCHER, installed.resolve("bin/lastlease"));
    Files.writeString(
        installed.resolve("runtime/bin/java"), "#!/bin/sh\nid -un\ngrep ^Cap /proc/self/status\n");
    Command.run("chmod", "-R", "a+rX,u+x", installed.toString());
    Command.run("chmod", "a+x", installed.resolve("runtime/bin/java").toString());
    List<String> told =
        Command.run(
                "env",
                "-C",
                "/",
                "-u",
                "LASTLEASE_USER",
                "SUDO_USER=" + SOMEBODY,
                "sh",
                installed.resolve("bin/lastlease").toString(),
                "hub")
            .lines()
            .toList();
    assertEquals(SOMEBODY, told.get(0));
    assertEquals(
        List.of(NONE, NONE, NONE, NONE, NONE),
        told.stream().skip(1).map(line -> line.replaceFirst(".*:\t", "")).toList());
  }

  @Test
  void rootThatNamesNobodyIsRefused(Venue venue) {
    Host seat = venue.host("seat", SEAT_MAC);
    assertRefused(seat, "watch", 1);
    assertRefused(seat, "probe", 3);
  }

  private static void assertRefused(Host seat, String command, int status) {
    String told =
        seat.inside(
            "sh",
            "-c",
            "env -u LASTLEASE_USER -u SUDO_USER \"$@\" 2>&1; echo \"status $?\"",
            "sh",
            LAUNCHER.toString(),
            command,
            "-i",
            "eth0");
    assertTrue(told.contains("--user NAME") && told.contains("status " + status), told);
  }

  /** A directory that is somebody's, where everybody may go through. */
  private static Path place() throws IOException {
    Path home = Files.createTempDirectory("lastlease-somebody");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
    Files.setOwner(
        home, home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(SOMEBODY));
    return home;
  }

  private static Map<String, String> status(long pid) throws IOException {
    return fields(Path.of("/proc", Long.toString(pid), "status"));
  }

  private static Map<String, String> fields(Path status) throws IOException {
    return Files.readAllLines(status).stream()
        .map(line -> line.split(":\t", 2))
        .filter(parts -> parts.length == 2)
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
