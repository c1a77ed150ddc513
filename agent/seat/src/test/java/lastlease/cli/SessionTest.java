package lastlease.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lastlease.session.SessionLock;
import org.junit.jupiter.api.Test;

/** Sessions of {@code watch -}, and what {@code report} makes of their journals. */
class SessionTest extends KeptSession {
  @Test
  void theJournalGivesTheReportByteForByte() {
    Terminal.Ended live = watch(capture);
    assertEquals(0, live.status(), live.err());
    assertTrue(live.out().contains("POOL_EXHAUSTED"), live.out());
    assertEquals(live.out(), report().out());
  }

  @Test
  void theJournalIsReadableByItsOwnerOnly() throws IOException {
    watch(capture);
    assertEquals(
        "rw-------",
        java.nio.file.attribute.PosixFilePermissions.toString(
            Files.getPosixFilePermissions(journal())));
    assertEquals(
        "rwx------",
        java.nio.file.attribute.PosixFilePermissions.toString(
            Files.getPosixFilePermissions(journal().getParent())));
  }

  @Test
  void aSessionGoesOnWhereACrashLeftIt() throws IOException {
    List<byte[]> halves = new VenueCapture().inParts(2);
    watch(halves.get(0));
    Path journal = journal();
    byte[] whole = Files.readAllBytes(journal);
    Files.write(journal, Arrays.copyOf(whole, whole.length - 30));
    Terminal.Ended resumed = watch(halves.get(1), "--resume");
    assertEquals(0, resumed.status(), resumed.err());
    assertTrue(resumed.out().contains("\"frames\" : 31"), resumed.out());
    assertTrue(resumed.out().contains("agent-stopped"), resumed.out());
    assertEquals(resumed.out(), report().out());
  }

  @Test
  void withoutASessionReportSaysHowToGetOne() {
    Terminal.Ended ended = report();
    assertEquals(1, ended.status());
    assertEquals(1, ended.errors().size(), ended.err());
    assertTrue(ended.err().contains("lastlease watch"), ended.err());
  }

  @Test
  void sessionsAreListedAndPruned() {
    watch(capture);
    Terminal.Ended listed = new Terminal(home).run("sessions");
    assertTrue(listed.out().contains("-stdin"), listed.out());
    assertTrue(
        listed
            .out()
            .replace('\u00a0', ' ')
            .matches("\\S+-stdin  \\d+ (min|s)( \\d+ s)?  \\d+ kB  \\w+: DHCP pool exhausted\n"),
        listed.out());
    assertEquals(listed.out(), new Terminal(home).run("sessions").out(), "as it was kept");
    assertTrue(new Terminal(home).run("sessions", "--lang=ja").out().contains("枯渇"));
    assertEquals(2, new Terminal(home).run("sessions", "--prune", "30").status());
    assertEquals(2, new Terminal(home).run("sessions", "--redact").status());
    assertEquals(0, new Terminal(home).run("sessions", "--prune", "30d").status());
    assertTrue(new Terminal(home).run("sessions").out().contains("-stdin"));
  }

  @Test
  void anExportGivesTheSameVerdictAndWhenRedactedNobody() throws IOException {
    capture = new VenueCapture().hostname("tanakas-phone").whole();
    watch(capture);
    Path plain = home.resolve("plain.pcapng");
    Path masked = home.resolve("masked.pcapng");
    Terminal terminal = new Terminal(home);
    assertEquals(0, terminal.run("sessions", "--export", plain.toString()).status());
    assertEquals(0, terminal.run("sessions", "--export", masked.toString(), "--redact").status());
    assertTrue(analysed(plain).contains("tanakas-phone"));
    String shown = analysed(masked);
    assertTrue(shown.contains("POOL_EXHAUSTED"), shown);
    assertTrue(shown.contains("\"LINK_LOCAL\" : 1"), shown);
    // The maker stays, the rest of the address does not.
    assertTrue(shown.contains("3c:22:fb:"), shown);
    assertTrue(!shown.contains("3c:22:fb:00:00:0") && !shown.contains("tanakas"), shown);
    String bytes = Files.readString(masked, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertTrue(!bytes.contains("tanakas"), "a name is left in the file");
    assertEquals(1, terminal.run("sessions", "--export", plain.toString()).status());
  }

  private String analysed(Path file) {
    return new Terminal(home).run("analyze", "--reveal", "--format", "json", file.toString()).out();
  }

  private long sessions() throws IOException {
    Path root = home.resolve("state/lastlease");
    if (!Files.exists(root)) {
      return 0;
    }
    try (Stream<Path> found = Files.list(root)) {
      return found.count();
    }
  }

  @Test
  void aStreamOfNothingFailsAndLeavesNoSession() throws IOException {
    for (byte[] stream : List.of(new byte[0], "no capture at all".getBytes(UTF_8))) {
      Terminal.Ended ended = new Terminal(home).in(stream).run("watch", "-", "--no-dashboard");
      assertEquals(1, ended.status());
      assertEquals("", ended.out());
      String last = ended.errors().get(ended.errors().size() - 1);
      assertTrue(last.startsWith("lastlease: standard input: "), ended.err());
      assertEquals(0, sessions());
    }
  }

  @Test
  void aStreamWithoutFramesIsNoFailureAndLeavesNoSession() throws IOException {
    byte[] stream = lastlease.wire.PcapBytes.ethernet().bytes();
    Terminal.Ended ended = new Terminal(home).in(stream).run("watch", "-", "--no-dashboard");
    assertEquals(0, ended.status(), ended.err());
    assertTrue(ended.err().contains("the stream brought no frame"), ended.err());
    assertEquals(0, sessions());
  }

  @Test
  void whatIsNotTheSessionsOwnStaysWhereNothingIsKept() throws IOException {
    Path mine = Files.createDirectory(home.resolve("mine"));
    Files.writeString(mine.resolve("notes.txt"), "x");
    watch(new byte[0], "--session", mine.toString());
    try (Stream<Path> found = Files.list(mine)) {
      assertEquals(List.of(mine.resolve("notes.txt")), found.toList());
    }
  }

  @Test
  void oneSessionIsWrittenByOneAgent() throws IOException {
    watch(capture);
    SessionLock lock = SessionLock.take(journal().resolveSibling("."));
    try {
      byte[] before = Files.readAllBytes(journal());
      Terminal.Ended second = watch(capture, "--resume");
      assertEquals(1, second.status());
      assertTrue(second.err().contains("another lastlease writes"), second.err());
      org.junit.jupiter.api.Assertions.assertArrayEquals(before, Files.readAllBytes(journal()));
      assertEquals(0, report().status(), "reading is free");
    } finally {
      lock.close();
    }
    assertEquals(0, watch(capture, "--resume").status());
  }

  @Test
  void aSessionThatIsWrittenIsNotPruned() throws IOException {
    watch(capture);
    Path session = journal().resolveSibling(".").normalize();
    Files.setLastModifiedTime(journal(), FileTime.from(Instant.EPOCH));
    SessionLock lock = SessionLock.take(session);
    try {
      Terminal.Ended kept = new Terminal(home).run("sessions", "--prune", "30d");
      assertEquals(0, kept.status(), kept.err());
      assertTrue(kept.err().contains(" stays: another lastlease writes it"), kept.err());
      assertTrue(Files.exists(journal()));
    } finally {
      lock.close();
    }
    assertTrue(new Terminal(home).run("sessions", "--prune", "30d").out().startsWith("removed "));
    assertEquals(0, sessions());
  }

  @Test
  void aPlaceThatIsTakenOrFullStaysAsItIs() throws IOException {
    Path place = home.resolve("place");
    watch(capture, "--session", place.toString());
    byte[] before = Files.readAllBytes(place.resolve("journal.pcapng"));
    Terminal.Ended second = watch(new byte[0], "--session", place.toString());
    assertEquals(1, second.status());
    assertTrue(second.err().contains("--resume goes on with it"), second.err());
    assertArrayEquals(before, Files.readAllBytes(place.resolve("journal.pcapng")));
    Path empty = Files.createDirectory(home.resolve("empty"));
    SessionLock lock = SessionLock.take(empty);
    try {
      Terminal.Ended third = watch(new byte[0], "--session", empty.toString());
      assertEquals(1, third.status());
      assertTrue(third.err().contains("another lastlease writes"), third.err());
      assertTrue(Files.exists(empty.resolve(SessionLock.NAME)));
    } finally {
      lock.close();
    }
  }

  @Test
  void whatFailsInTheEndDoesNotHideWhatFailedBefore() throws IOException {
    Path mine = Files.createDirectory(home.resolve("mine"));
    Path stuck = Files.createDirectory(mine.resolve("journal-7.pcapng"));
    Files.writeString(stuck.resolve("notes.txt"), "x");
    Terminal.Ended ended = watch(new byte[0], "--session", mine.toString());
    assertEquals(1, ended.status());
    assertEquals(1, ended.errors().size(), ended.err());
    assertTrue(ended.err().startsWith("lastlease: standard input: "), ended.err());
    SessionLock.take(mine).close();
  }

  @Test
  void aUserThatIsNotThereIsNoFailure() {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root hands sessions over");
    Terminal.Ended ended =
        new Terminal(home)
            .environment("SUDO_USER", "nobody-of-that-name")
            .in(capture)
            .run("watch", "-", "-q", "--no-dashboard", "--format", "json");
    assertEquals(0, ended.status(), ended.err());
    assertEquals(1, ended.errors().size(), ended.err());
    assertTrue(ended.err().contains("there is no user nobody-of-that-name"), ended.err());
  }

  @Test
  void whereNoSessionCanBeKeptIsSaidInOneLine() throws IOException {
    Path file = Files.writeString(home.resolve("a-file"), "mine");
    for (Path where : List.of(file, file.resolve("deeper"))) {
      Terminal.Ended ended = watch(capture, "--session", where.toString());
      assertEquals(1, ended.status());
      assertEquals(1, ended.errors().size(), ended.err());
      assertTrue(ended.err().contains("the session cannot be kept in"), ended.err());
      assertTrue(ended.err().contains("--session"), ended.err());
    }
  }

  @Test
  void aDirectoryThatWasThereStaysTheUsersOwn() throws IOException {
    Path place = Files.createDirectories(home.resolve("place"));
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path other = Files.createFile(place.resolve("other"));
    Object owner = Files.getOwner(place);
    Terminal terminal = new Terminal(home).in(capture).environment("SUDO_USER", "nobody");
    assertEquals(
        0,
        terminal.run("watch", "-", "-q", "--no-dashboard", "--session", place.toString()).status());
    assertEquals("rwxr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(place)));
    assertEquals(owner, Files.getOwner(place));
    assertEquals(owner, Files.getOwner(other));
    if ("root".equals(System.getProperty("user.name"))) {
      assertEquals("nobody", Files.getOwner(place.resolve("journal.pcapng")).getName());
    }
  }

  @Test
  void whereNoDirectoryCanBeMadeIsSaidInWords() throws IOException {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "a file system that takes no files");
    Terminal.Ended ended = watch(capture, "--session", "/proc/lastlease-test");
    assertEquals(1, ended.status());
    assertTrue(
        ended.err().contains("(no directory can be made there); name another with --session"),
        ended.err());
  }
}
