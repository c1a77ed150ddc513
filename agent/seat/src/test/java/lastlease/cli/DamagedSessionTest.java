package lastlease.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import lastlease.session.SessionLock;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frames;
import lastlease.wire.PcapngBytes;
import org.junit.jupiter.api.Test;

/** Sessions that a crash, a full disk or somebody damaged: what is whole is still read. */
class DamagedSessionTest extends KeptSession {
  @Test
  void aJournalThatACrashCutGivesAReportOfWhatWasWritten() throws IOException {
    watch(capture);
    Path journal = journal();
    byte[] whole = Files.readAllBytes(journal);
    long seed = 20261124;
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      int length = 400 + random.nextInt(whole.length - 400);
      Files.write(journal, Arrays.copyOf(whole, length));
      Terminal.Ended ended = report();
      assertEquals(0, ended.status(), "seed " + seed + ", cut at " + length + ": " + ended.err());
    }
  }

  @Test
  void anExportThatFailsLeavesNothing() throws IOException {
    int[] linkTypes = {1, 113, 101};
    PcapngBytes stream = new PcapngBytes().section(ByteOrder.LITTLE_ENDIAN);
    for (int linkType : linkTypes) {
      stream.iface(linkType, "link" + linkType);
    }
    for (int i = 0; i < linkTypes.length; i++) {
      byte[] packet = Frames.ipv4(DhcpBytes.discover(0x0200_0000_0000L + i, i).bytes());
      byte[] frame = Frames.of(linkTypes[i], 0x0200_0000_0000L + i, packet);
      stream.packet(i, 1_795_000_000_000_000L + i, frame);
    }
    assertEquals(0, watch(stream.bytes()).status());
    Path unreadable = journal().resolveSibling("journal-101.pcapng");
    Files.delete(unreadable);
    Files.createDirectory(unreadable);
    Path there = Files.createDirectory(home.resolve("export"));
    Terminal.Ended ended =
        new Terminal(home).run("sessions", "--export", there.resolve("venue.pcapng").toString());
    assertEquals(1, ended.status());
    assertEquals(1, ended.errors().size(), ended.err());
    try (Stream<Path> left = Files.list(there)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void aJournalThatSomebodyChangedIsReadAsFarAsItCanBe() throws IOException {
    watch(capture);
    Path journal = journal();
    byte[] whole = Files.readAllBytes(journal);
    long seed = 20261125;
    Random random = new Random(seed);
    String[] begins = {"lastlease: " + journal + ": ", "lastlease: " + journal + " is "};
    for (int round = 0; round < 60; round++) {
      byte[] changed = whole.clone();
      for (int i = 0; i < 1 << random.nextInt(9); i++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      Files.write(journal, changed);
      Terminal.Ended ended = report();
      String told = "seed " + seed + ", round " + round + ": " + ended.err();
      assertTrue(ended.status() <= 1, told);
      assertTrue(ended.status() == 0 || ended.errors().size() == 1, told);
      assertTrue(
          ended.errors().stream()
              .allMatch(line -> line.startsWith(begins[0]) || line.startsWith(begins[1])),
          told);
    }
  }

  @Test
  void aDamagedRecordIsPassedOverAndSaid() throws IOException {
    watch(capture);
    Path journal = journal();
    String text = Files.readString(journal, ISO_8859_1);
    int end = text.indexOf("{\"kind\":\"end\"");
    for (String wrong : List.of("[\"kind\":", "{\"kind\":[", "{\"knid\":", "{\"kind\";")) {
      String damaged = text.substring(0, end) + wrong + text.substring(end + wrong.length());
      Files.writeString(journal, damaged, ISO_8859_1);
      Terminal.Ended ended = report();
      assertEquals(0, ended.status(), ended.err());
      assertTrue(ended.err().contains("1 records are damaged"), ended.err());
      assertTrue(ended.out().contains("POOL_EXHAUSTED"), ended.out());
    }
  }

  @Test
  void whatIsNoJournalSaysWhatToDo() throws IOException {
    watch(capture);
    Path journal = journal();
    Files.write(journal, capture);
    Terminal.Ended ended = report();
    assertEquals(1, ended.status());
    assertTrue(ended.err().contains("; what frames it has: lastlease analyze "), ended.err());
    byte[] before = Files.readAllBytes(journal);
    assertEquals(1, watch(capture, "--resume").status());
    org.junit.jupiter.api.Assertions.assertArrayEquals(before, Files.readAllBytes(journal));
  }

  @Test
  void anExportOfADamagedSessionSaysWhatItLacks() throws IOException {
    watch(capture);
    byte[] whole = Files.readAllBytes(journal());
    Files.write(journal(), Arrays.copyOf(whole, whole.length / 2));
    Path to = home.resolve("out.pcapng");
    Terminal.Ended ended = new Terminal(home).run("sessions", "--export", to.toString());
    assertEquals(0, ended.status(), ended.err());
    assertEquals(2, ended.errors().size(), ended.err());
    assertTrue(ended.errors().get(1).contains(journal() + ": "), ended.err());
  }

  @Test
  void oneSessionThatCannotBeRemovedKeepsNoOther() throws IOException {
    watch(capture);
    Path bad = Objects.requireNonNull(journal().getParent());
    Path root = Objects.requireNonNull(bad.getParent());
    Path older = Files.createDirectories(root.resolve("20200101T000000Z-stdin"));
    Files.copy(journal(), older.resolve("journal.pcapng"));
    for (Path session : List.of(bad, older)) {
      Files.setLastModifiedTime(
          session.resolve("journal.pcapng"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    }
    Files.deleteIfExists(bad.resolve(SessionLock.NAME));
    Files.createDirectory(bad.resolve(SessionLock.NAME));
    Terminal.Ended ended = new Terminal(home).run("sessions", "--prune", "30d");
    assertEquals(1, ended.status(), ended.err());
    assertTrue(ended.err().contains(bad.getFileName() + " cannot be removed: "), ended.err());
    assertTrue(Files.exists(bad) && Files.notExists(older), ended.err());
  }

  @Test
  void whatIsKeptBesideAWholeJournalMayBeDamaged() throws IOException {
    watch(capture);
    String listed = new Terminal(home).run("sessions").out();
    Path session = Objects.requireNonNull(journal().getParent());
    Files.write(session.resolve("summary.properties"), new byte[] {'f', '=', (byte) 0xFF});
    assertEquals(listed, new Terminal(home).run("sessions").out());
    Files.write(session.resolve("summary.properties"), new byte[] {'f', '=', (byte) 0xFF});
    Files.deleteIfExists(session.resolve(SessionLock.NAME));
    Files.createDirectory(session.resolve(SessionLock.NAME));
    assertEquals(listed, new Terminal(home).run("sessions").out());
    Terminal.Ended trend = new Terminal(home).run("report", "--trend");
    assertEquals(0, trend.status(), trend.err());
    assertTrue(trend.err().isEmpty(), trend.err());
  }
}
