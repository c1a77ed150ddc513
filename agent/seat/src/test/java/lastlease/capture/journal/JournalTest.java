package lastlease.capture.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lastlease.capture.CaptureException;
import lastlease.capture.Reading;
import lastlease.core.Input;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frame;
import lastlease.wire.Frames;
import lastlease.words.Saying;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final long MAC = 0x0200_0000_0001L;
  private static final long T0 = 1_795_000_000_000_000L;
  private static final byte[] IP = Frames.ipv4(DhcpBytes.discover(MAC, 7).bytes());

  @TempDir private Path home = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    file = home.resolve("journal.pcapng");
  }

  private static Input frame(int linkType, long micros) {
    byte[] bytes = Frames.of(linkType, MAC, IP);
    return new Input.Captured(new Frame(0, 1, micros, "wlan0", linkType, bytes, bytes.length));
  }

  /** Entries in short: a frame by its link type, what is none by its kind, and the time. */
  private List<String> entries() throws IOException {
    List<String> entries = new ArrayList<>();
    try (JournalReader reader = JournalReader.open(file)) {
      for (Input e = reader.next(); e != null; e = reader.next()) {
        String what =
            e instanceof Input.Captured captured
                ? String.valueOf(captured.frame().linkType())
                : e.getClass().getSimpleName();
        entries.add(what + "@" + (e.micros() - T0));
      }
    }
    return entries;
  }

  private List<Saying> warnings() throws IOException {
    try (JournalReader reader = JournalReader.open(file)) {
      Input last = reader.next();
      while (last != null) {
        last = reader.next();
      }
      return reader.warnings();
    }
  }

  private void write(int... linkTypes) throws IOException {
    try (Journal journal = Journal.open(file, 1 << 20)) {
      journal.add(new Input.Time(T0));
      int i = 0;
      for (int linkType : linkTypes) {
        journal.add(frame(linkType, T0 + ++i));
      }
      journal.add(new Input.End(T0 + 9));
    }
  }

  @Test
  void everythingComesBackInItsOrder() throws IOException {
    write(1, 1);
    assertEquals(List.of("Time@0", "1@1", "1@2", "End@9"), entries());
  }

  @Test
  void eachLinkTypeHasItsFileAndTheOrderIsKept() throws IOException {
    write(113, 1, 113, 1, 101);
    assertEquals(List.of("Time@0", "113@1", "1@2", "113@3", "1@4", "101@5", "End@9"), entries());
    assertEquals(List.of("LINUX_SLL"), Reading.of(Files.readAllBytes(file)).stats().linkTypes());
    Reading beside = Reading.of(Files.readAllBytes(home.resolve("journal-1.pcapng")));
    assertEquals(List.of("EN10MB"), beside.stats().linkTypes());
    assertEquals(List.of(1L, 2L), beside.numbers());
  }

  @Test
  void aJournalIsAnOrdinaryCaptureForOthers() throws IOException {
    write(1, 1);
    Reading read = Reading.of(Files.readAllBytes(file));
    assertEquals(List.of(1L, 2L), read.numbers());
    assertEquals(List.of(), read.warnings());
  }

  @Test
  void aJournalCutAnywhereGivesItsWholeEntriesAndCanGoOn() throws IOException {
    write(1, 1, 1);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 60; length <= whole.length; length += 7) {
      Files.write(file, Arrays.copyOf(whole, length));
      List<String> before = entries();
      try (Journal journal = Journal.open(file, 1 << 20)) {
        journal.add(frame(1, T0 + 50));
      }
      List<String> expected = new ArrayList<>(before);
      expected.add("1@50");
      assertEquals(expected, entries(), "cut at " + length);
    }
  }

  @Test
  void atItsLimitItStopsAndSaysSo() throws IOException {
    try (Journal journal = Journal.open(file, 2_000)) {
      for (int i = 0; i < 20; i++) {
        journal.add(frame(1, T0 + i));
      }
      assertTrue(journal.isFull());
    }
    assertTrue(Files.size(file) <= 2_200, "size " + Files.size(file));
    assertFalse(entries().isEmpty());
    assertEquals(List.of(Saying.of("journal.wasFull")), warnings());
  }

  @Test
  void aFullDiskEndsTheJournalNotTheDiagnosis() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "a device that is always full");
    Path device = Files.createSymbolicLink(home.resolve("full.pcapng"), full);
    try (Journal journal = Journal.open(device, Long.MAX_VALUE)) {
      Input frame = new Input.Captured(new Frame(0, 1, T0, "wlan0", 1, new byte[1000], 1000));
      journal.add(new Input.Time(T0));
      for (int i = 0; i < 1000; i++) {
        journal.add(frame);
      }
      journal.add(new Input.Time(T0));
      journal.flush();
      IOException failure = journal.failure();
      assertTrue(failure != null && String.valueOf(failure.getMessage()).contains("No space"));
    }
  }

  @Test
  void aShortJournalThatIsDamagedInTheMiddleIsNotCutOffThereEither() throws IOException {
    write(1, 1, 1, 1);
    byte[] whole = Files.readAllBytes(file);
    ByteBuffer blocks = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
    List<Integer> ends = new ArrayList<>();
    for (int at = 0; at < whole.length; at += blocks.getInt(at + 4)) {
      ends.add(at);
    }
    int frame = ends.get(4);
    int length = blocks.getInt(frame + 4);
    for (int wrong : List.of(0, 8, length + 4, length - 4, 60_000, 0x7FFF_FFFF, -1)) {
      byte[] damaged = whole.clone();
      ByteBuffer.wrap(damaged).order(ByteOrder.LITTLE_ENDIAN).putInt(frame + 4, wrong);
      Files.write(file, damaged);
      assertThrows(
          CaptureException.class, () -> Journal.open(file, 1 << 20).close(), "length " + wrong);
      assertArrayEquals(damaged, Files.readAllBytes(file));
    }
  }

  @Test
  void aJournalThatIsDamagedInTheMiddleIsNotCutOffThere() throws IOException {
    try (Journal journal = Journal.open(file, Long.MAX_VALUE)) {
      for (int i = 0; i < 1000; i++) {
        journal.add(frame(1, T0 + i));
      }
    }
    byte[] whole = Files.readAllBytes(file);
    int third = whole.length / 3 & ~3;
    Arrays.fill(whole, third, third + 1000, (byte) 0xFF);
    Files.write(file, whole);
    IOException refused =
        assertThrows(CaptureException.class, () -> Journal.open(file, Long.MAX_VALUE).close());
    assertTrue(String.valueOf(refused.getMessage()).contains("begin a new session"));
    assertArrayEquals(whole, Files.readAllBytes(file));
  }

  @Test
  void whereTheFileBesideItIsGoneAllElseComesBackAndThatIsSaid() throws IOException {
    write(113, 1, 113, 1, 101);
    Files.delete(home.resolve("journal-1.pcapng"));
    assertEquals(List.of("Time@0", "113@1", "113@3", "101@5", "End@9"), entries());
    try (JournalReader reader = JournalReader.open(file)) {
      Input last = reader.next();
      while (last != null) {
        last = reader.next();
      }
      assertEquals(List.of(Saying.of("journal.missing").with("count", 2L)), reader.warnings());
    }
  }
}
