package lastlease.capture.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import lastlease.capture.CaptureException;
import lastlease.capture.Reading;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frame;
import lastlease.wire.Frames;
import lastlease.wire.PcapngBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PcapngReaderTest {
  private static final long MAC = 0x0200_0000_0001L;
  private static final long SECONDS = 1_795_000_000L;
  private static final byte[] IP = Frames.ipv4(DhcpBytes.discover(MAC, 7).bytes());
  private static final byte[] DISCOVER = Frames.of(1, MAC, IP);

  private static ByteOrder order(String name) {
    return name.equals("little") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
  }

  @ParameterizedTest
  @ValueSource(strings = {"little", "big"})
  void packetsOfBothKindsGiveNumbersAndTimes(String name) throws IOException {
    byte[] file =
        new PcapngBytes()
            .section(order(name))
            .iface(1, "wlan0")
            .packet(0, SECONDS * 1_000_000 + 5, DISCOVER)
            .oldPacket(0, SECONDS * 1_000_000 + 6, DISCOVER)
            .bytes();
    Reading read = Reading.of(file);
    assertEquals(List.of(1L, 2L), read.numbers());
    assertEquals(List.of(SECONDS * 1_000_000 + 5, SECONDS * 1_000_000 + 6), read.times());
    assertArrayEquals(DISCOVER, read.frames().get(1).bytes());
    // One interface: the observation point needs no name of its own.
    assertEquals("capture", read.frames().get(0).point());
  }

  @ParameterizedTest
  @ValueSource(strings = {"little", "big"})
  void eachInterfaceHasItsLinkTypeResolutionOffsetAndCheckSequence(String name) throws IOException {
    PcapngBytes file = new PcapngBytes().section(order(name));
    file.iface(1, "nanos", file.option(9, (byte) 9));
    file.iface(113, "binary", file.option(9, (byte) 0x8A));
    file.iface(101, "offset", file.offset(SECONDS));
    file.iface(1, "checked", file.option(13, (byte) 4));
    file.packet(0, SECONDS * 1_000_000_000 + 1_999, DISCOVER);
    file.packet(1, SECONDS * 1024 + 512, Frames.of(113, MAC, IP));
    file.packet(2, 250_000, IP);
    file.packet(3, SECONDS * 1_000_000, Arrays.copyOf(DISCOVER, DISCOVER.length + 4));
    Reading read = Reading.of(file.bytes());
    assertEquals(
        List.of(
            SECONDS * 1_000_000 + 1,
            SECONDS * 1_000_000 + 500_000,
            SECONDS * 1_000_000 + 250_000,
            SECONDS * 1_000_000),
        read.times());
    assertEquals(
        List.of("nanos", "binary", "offset", "checked"),
        read.frames().stream().map(Frame::point).toList());
    assertArrayEquals(DISCOVER, read.frames().get(3).bytes());
    assertEquals(List.of("EN10MB", "LINUX_SLL", "RAW"), read.stats().linkTypes());
  }

  @Test
  void aNewSectionForgetsTheInterfacesAndMayTurnTheByteOrder() throws IOException {
    byte[] file =
        new PcapngBytes()
            .section(ByteOrder.LITTLE_ENDIAN)
            .iface(1, "a")
            .packet(0, SECONDS * 1_000_000, DISCOVER)
            .section(ByteOrder.BIG_ENDIAN)
            .iface(101, "b")
            .packet(0, SECONDS * 1_000_000 + 1, IP)
            .bytes();
    Reading read = Reading.of(file);
    assertEquals(List.of(1L, 2L), read.numbers());
    assertEquals(List.of(1, 101), read.frames().stream().map(Frame::linkType).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {2_097_153, 3_000_001, 21})
  void aBlockOfUnevenLengthIsPassedOver(int length) throws IOException {
    byte[] before = new PcapngBytes().section(ByteOrder.LITTLE_ENDIAN).iface(1, "a").bytes();
    byte[] after = new PcapngBytes().packet(0, SECONDS * 1_000_000, DISCOVER).bytes();
    ByteBuffer file =
        ByteBuffer.allocate(before.length + length + (-length & 3) + after.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(before)
            .putInt(0x999)
            .putInt(length);
    file.position(before.length + length + (-length & 3));
    file.put(after);
    assertEquals(List.of(1L), Reading.of(file.array()).numbers());
  }

  @Test
  void simplePacketsAreNumberedButHaveNoTime() throws IOException {
    byte[] file =
        new PcapngBytes()
            .section(ByteOrder.LITTLE_ENDIAN)
            .iface(1, "a")
            .simplePacket(DISCOVER)
            .packet(0, SECONDS * 1_000_000, DISCOVER)
            .simplePacket(DISCOVER)
            .bytes();
    Reading read = Reading.of(file);
    assertEquals(List.of(2L), read.numbers());
    assertEquals(2, read.stats().framesWithoutTime());
    assertEquals(
        List.of("2 frames carry no time, or one that cannot be: counted, not diagnosed"),
        read.warnings());
  }

  /** As damage makes them: reports have years of four digits. */
  @Test
  void timesThatCannotBeAreNone() throws IOException {
    long year2106 = 1L << 32;
    byte[] file =
        new PcapngBytes()
            .section(ByteOrder.LITTLE_ENDIAN)
            .iface(1, "a")
            .packet(0, year2106 * 1_000_000, DISCOVER)
            .packet(0, SECONDS * 1_000_000, DISCOVER)
            .packet(0, -1, DISCOVER)
            .packet(0, Long.MAX_VALUE, DISCOVER)
            .packet(0, year2106 * 1_000_000 - 1, DISCOVER)
            .bytes();
    Reading read = Reading.of(file);
    assertEquals(List.of(2L, 5L), read.numbers());
    assertEquals(3, read.stats().framesWithoutTime());
  }

  @Test
  void unknownBlocksArePassedOverAndForeignRecordsSayNothing() throws IOException {
    PcapngBytes file = new PcapngBytes().section(ByteOrder.LITTLE_ENDIAN).iface(1, "a");
    file.block(0x0BAD_F00D, new byte[64]);
    // A statistics block as a journal has it: in a foreign capture it is only that.
    file.block(5, new byte[16]);
    file.packet(0, SECONDS * 1_000_000, DISCOVER);
    Reading read = Reading.of(file.bytes());
    assertEquals(List.of(1L), read.numbers());
    assertEquals(List.of(), read.warnings());
  }

  @Test
  void aPacketOfAnInterfaceThatNobodyDescribedIsSkippedAndSaid() throws IOException {
    byte[] file =
        new PcapngBytes()
            .section(ByteOrder.LITTLE_ENDIAN)
            .iface(1, "a")
            .packet(7, SECONDS * 1_000_000, DISCOVER)
            .packet(0, SECONDS * 1_000_000, DISCOVER)
            .bytes();
    Reading read = Reading.of(file);
    assertEquals(List.of(2L), read.numbers());
    assertEquals(
        List.of("frame 1 names an interface that is not described; it was skipped"),
        read.warnings());
  }

  @ParameterizedTest
  @ValueSource(strings = {"little", "big"})
  void aFileCutAnywhereGivesAllWholeFrames(String name) throws IOException {
    PcapngBytes begun = new PcapngBytes().section(order(name)).iface(1, "a");
    int first = begun.bytes().length;
    byte[] file =
        begun
            .packet(0, SECONDS * 1_000_000, DISCOVER)
            .packet(0, SECONDS * 1_000_000 + 1, DISCOVER)
            .bytes();
    int block = (file.length - first) / 2;
    for (int length = first; length < file.length; length++) {
      Reading read = Reading.of(Arrays.copyOf(file, length));
      int whole = (length - first) / block;
      assertEquals(whole, read.frames().size(), "cut at " + length);
      boolean clean = (length - first) % block == 0;
      assertEquals(clean ? 0 : 1, read.warnings().size(), "cut at " + length);
      assertTrue(
          clean || read.warnings().get(0).contains("byte " + (first + whole * block)),
          read.warnings()::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"little", "big"})
  void aCaptureDamagedInItsFirstBlocksIsRefusedInOneLine(String name) {
    byte[] whole =
        new PcapngBytes()
            .section(order(name))
            .iface(1, "a")
            .packet(0, SECONDS * 1_000_000, DISCOVER)
            .bytes();
    int iface = 28;
    // Byte order, version, and the lengths at either end of both blocks.
    assertRefused(changed(whole, name, 8, 0x12345678));
    assertRefused(changed(whole, name, 12, 9));
    assertRefused(changed(whole, name, 4, 5));
    assertRefused(changed(whole, name, 4, 0x7FFFFFFF));
    assertRefused(changed(whole, name, 24, 32));
    assertRefused(changed(whole, name, iface + 4, 16));
    assertRefused(changed(whole, name, iface + 4, -1));
    // Lengths that reach beyond the file.
    assertRefused(changed(whole, name, 4, 0x10000));
    assertRefused(changed(whole, name, iface + 4, 0x10000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"little", "big"})
  void aCaptureThatEndsWithinItsDescriptionIsRefusedToo(String name) {
    byte[] whole = new PcapngBytes().section(order(name)).iface(1, "a").bytes();
    for (int length = 4; length < whole.length; length++) {
      if (length != 28) {
        assertRefused(Arrays.copyOf(whole, length));
      }
    }
  }

  private static byte[] changed(byte[] whole, String name, int at, int value) {
    byte[] file = whole.clone();
    ByteBuffer.wrap(file).order(order(name)).putInt(at, value);
    return file;
  }

  private static void assertRefused(byte[] file) {
    CaptureException refused = assertThrows(CaptureException.class, () -> Reading.of(file));
    String told = String.valueOf(refused.getMessage());
    assertTrue(told.contains("byte ") && told.lines().count() == 1, told);
  }

  @Test
  void aBlockThatDoesNotEndAsItBeginsIsReadAndSaid() throws IOException {
    byte[] file =
        new PcapngBytes()
            .section(ByteOrder.LITTLE_ENDIAN)
            .iface(1, "a")
            .packet(0, SECONDS * 1_000_000, DISCOVER)
            .packet(0, SECONDS * 1_000_000 + 1, DISCOVER)
            .bytes();
    file[file.length - 4] ^= 4;
    Reading read = Reading.of(file);
    assertEquals(List.of(1L, 2L), read.numbers());
    assertEquals(1, read.warnings().size());
    assertTrue(
        read.warnings().get(0).endsWith("does not end as it begins; it was read all the same"),
        read.warnings()::toString);
  }

  @Test
  void damageAfterAFrameStopsThereAndIsSaid() throws IOException {
    PcapngBytes begun = new PcapngBytes().section(ByteOrder.LITTLE_ENDIAN).iface(1, "a");
    begun.packet(0, SECONDS * 1_000_000, DISCOVER);
    int at = begun.bytes().length;
    byte[] file = begun.packet(0, SECONDS * 1_000_000, DISCOVER).bytes();
    file[at + 4] = 3;
    file[at + 5] = 0;
    Reading read = Reading.of(file);
    assertEquals(List.of(1L), read.numbers());
    assertEquals(
        List.of("the block at byte " + at + " is damaged; reading stopped there"), read.warnings());
  }

  @Test
  void aFileIsWarnedOfOnceWhetherOrNotAnythingInItMatters(@TempDir Path folder) throws IOException {
    byte[] web = Frames.of(1, MAC, Frames.ipv4(new byte[20], 0x0A000002, 0x0A000001, 5000, 443));
    byte[] file =
        new PcapngBytes()
            .section(ByteOrder.LITTLE_ENDIAN)
            .iface(1, "a")
            .packet(9, SECONDS * 1_000_000, web)
            .bytes();
    Path path = Files.write(folder.resolve("cut.pcapng"), Arrays.copyOf(file, file.length + 3));
    try (CaptureReader reader = new CaptureReader()) {
      reader.add(path);
      while (reader.next() != null) {
        // Nothing in it matters.
      }
      assertEquals(
          List.of(
              "frame 1 names an interface that is not described; it was skipped",
              "the file is cut off at byte " + file.length + "; all whole frames were read"),
          reader.sources().get(0).stats().warnings().stream().map(Object::toString).toList());
    }
  }

  @Test
  void aFileDamagedAtItsBeginningIsRefusedWhenItIsOpened(@TempDir Path folder) throws IOException {
    byte[] file = new PcapngBytes().section(ByteOrder.LITTLE_ENDIAN).iface(1, "a").bytes();
    file[28 + 4] = 3;
    Path path = Files.write(folder.resolve("damaged.pcapng"), file);
    try (CaptureReader reader = new CaptureReader()) {
      assertThrows(CaptureException.class, () -> reader.add(path));
    }
  }

  @Test
  void framesInTunnelsThatAreNotOpenedAreCountedAndOneAMinuteIsHandedOn() throws IOException {
    byte[] eoip = Frames.of(1, MAC, Frames.ip(97, Frames.joined("3000", DISCOVER)));
    PcapngBytes file = new PcapngBytes().section(ByteOrder.LITTLE_ENDIAN).iface(1, "a");
    file.packet(0, SECONDS * 1_000_000, DISCOVER);
    for (int i = 1; i <= 130; i++) {
      file.packet(0, (SECONDS + i) * 1_000_000, eoip);
    }
    Reading read = Reading.of(file.bytes());
    assertEquals(List.of(1L, 2L, 62L, 122L), read.numbers());
    assertEquals(1, read.stats().relevantFrames());
    assertEquals(
        List.of(
            "130 frames are in a tunnel (EoIP), which is not opened: clients in it are not seen"),
        read.warnings());
  }

  @Test
  void namesOfInterfacesAreMadeHarmlessBoundedAndKeptApart() throws IOException {
    List<String> told =
        List.of("\u001b[31mred", "\u009b[31mred", "a\nb", "x".repeat(60_000), " ", "wlan0", "無線");
    PcapngBytes file = new PcapngBytes().section(ByteOrder.LITTLE_ENDIAN);
    told.forEach(name -> file.iface(1, name));
    for (int i = 0; i < told.size(); i++) {
      file.packet(i, SECONDS * 1_000_000 + i, DISCOVER);
    }
    List<String> points = Reading.of(file.bytes()).frames().stream().map(Frame::point).toList();
    assertEquals(
        List.of(
            "\ufffd[31mred-0",
            "\ufffd[31mred-1",
            "a\ufffdb-2",
            "x".repeat(62) + "-3",
            "capture-4",
            "wlan0",
            "無線"),
        points);
    // A session's journal is read with the names that it was written with.
    PcapngBytes again = new PcapngBytes().section(ByteOrder.LITTLE_ENDIAN);
    again.iface(1, "first");
    points.forEach(name -> again.iface(1, name));
    for (int i = 0; i < points.size(); i++) {
      again.packet(i + 1, SECONDS * 1_000_000 + i, DISCOVER);
    }
    assertEquals(points, Reading.of(again.bytes()).frames().stream().map(Frame::point).toList());
  }

  @Test
  void whatIsWrongAMillionTimesIsWarnedOfAFewTimes() throws IOException {
    PcapngBytes file = new PcapngBytes().section(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 1000; i++) {
      file.packet(7, SECONDS * 1_000_000, DISCOVER);
    }
    List<String> warnings = Reading.of(file.bytes()).warnings();
    assertEquals(11, warnings.size(), warnings::toString);
    assertEquals("… and 990 more of the kind", warnings.get(10));
  }
}
