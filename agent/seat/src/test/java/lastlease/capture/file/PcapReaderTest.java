package lastlease.capture.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import lastlease.capture.CaptureException;
import lastlease.capture.Reading;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frame;
import lastlease.wire.Frames;
import lastlease.wire.PcapBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PcapReaderTest {
  private static final long MAC = 0x0200_0000_0001L;
  private static final long T0 = 1_795_000_000_123_456L;
  private static final byte[] DISCOVER =
      Frames.of(1, MAC, Frames.ipv4(DhcpBytes.discover(MAC, 7).bytes()));
  private static final byte[] OTHER =
      Frames.of(1, MAC, Frames.ipv4(new byte[20], 0x0A000002, 0x0A000001, 5000, 443));

  static Stream<Arguments> forms() {
    return Stream.of(PcapBytes.Form.values())
        .flatMap(
            form ->
                Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                    .map(order -> Arguments.of(form, order)));
  }

  private static PcapBytes three(PcapBytes file) {
    return file.frame(T0, DISCOVER).frame(T0 + 1, OTHER).frame(T0 + 999_999, DISCOVER);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyFormGivesNumbersTimesAndBytes(PcapBytes.Form form, ByteOrder order) throws IOException {
    Reading read = Reading.of(three(new PcapBytes(form, order, 1)).bytes());
    assertEquals(List.of(1L, 3L), read.numbers());
    assertEquals(List.of(T0, T0 + 999_999), read.times());
    assertArrayEquals(DISCOVER, read.frames().get(0).bytes());
    assertEquals(3, read.stats().frames());
    assertEquals(2, read.stats().relevantFrames());
    assertEquals(List.of(), read.warnings());
  }

  @Test
  void aCheckSequenceLongerThanItsFrameLosesThatFrameOnly() throws IOException {
    // The upper bits of the link type: a check sequence of 30 bytes behind each frame.
    int linkType = 0xF400_0001;
    PcapBytes file = new PcapBytes(PcapBytes.Form.MICROS, ByteOrder.LITTLE_ENDIAN, linkType);
    byte[] whole = Arrays.copyOf(DISCOVER, DISCOVER.length + 30);
    Reading read = Reading.of(file.frame(T0, new byte[10]).frame(T0 + 1, whole).bytes());
    assertArrayEquals(DISCOVER, read.frames().get(read.frames().size() - 1).bytes());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aFileCutAnywhereGivesAllWholeFramesAndNamesTheOffset(PcapBytes.Form form, ByteOrder order)
      throws IOException {
    byte[] file = three(new PcapBytes(form, order, 1)).bytes();
    int header = form == PcapBytes.Form.MODIFIED ? 24 : 16;
    int first = 24 + header + DISCOVER.length;
    int second = first + header + OTHER.length;
    for (int length = 24; length < file.length; length++) {
      Reading read = Reading.of(Arrays.copyOf(file, length));
      int whole = length >= second ? 2 : length >= first ? 1 : 0;
      int start = whole == 2 ? second : whole == 1 ? first : 24;
      assertEquals(whole, read.stats().frames(), "cut at " + length);
      assertEquals(
          length == start
              ? List.of()
              : List.of("the file is cut off at byte " + start + "; all whole frames were read"),
          read.warnings(),
          "cut at " + length);
    }
  }

  @Test
  void aFileWithinItsHeaderIsNoCapture() {
    byte[] file = PcapBytes.ethernet().bytes();
    for (int length = 0; length < 24; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      IOException e = assertThrows(IOException.class, () -> Reading.of(cut), "cut at " + length);
      assertEquals(1, String.valueOf(e.getMessage()).lines().count());
    }
  }

  @Test
  void framesThatTheSnapLengthCutAreMarked() throws IOException {
    byte[] cut = Arrays.copyOf(DISCOVER, 280);
    Frame frame =
        Reading.of(PcapBytes.ethernet().frame(T0, cut, DISCOVER.length).bytes()).frames().get(0);
    assertTrue(frame.truncated());
    assertEquals(DISCOVER.length, frame.originalLength());
  }

  @Test
  void theFrameCheckSequenceIsTakenOff() throws IOException {
    // LinktypeAndAdditionalInfo: f in bit 26, the length in 16-bit words in bits 28 to 31.
    int ethernetWithFcs = 0x2400_0001;
    byte[] file =
        new PcapBytes(PcapBytes.Form.MICROS, ByteOrder.LITTLE_ENDIAN, ethernetWithFcs)
            .frame(T0, Arrays.copyOf(DISCOVER, DISCOVER.length + 4))
            .bytes();
    assertArrayEquals(DISCOVER, Reading.of(file).frames().get(0).bytes());
  }

  @Test
  void gzipAroundItIsTakenOffAlsoWhenCut() throws IOException {
    byte[] plain = three(PcapBytes.ethernet()).bytes();
    byte[] gzip = gzip(plain);
    assertEquals(List.of(1L, 3L), Reading.of(gzip).numbers());
    Reading cut = Reading.of(Arrays.copyOf(gzip, gzip.length - 10));
    assertEquals(1, cut.stats().warnings().size());
  }

  @Test
  void whatCanBeDecompressedOfADamagedFirstBlockIsRead() throws IOException {
    PcapBytes file = PcapBytes.ethernet();
    Random random = new Random(20261124);
    for (int i = 0; i < 1000; i++) {
      byte[] discover = DhcpBytes.discover(MAC + i, random.nextInt()).bytes();
      file.frame(T0 + i, Frames.of(1, MAC + i, Frames.ipv4(discover)));
    }
    byte[] gzip = gzip(file.bytes());
    int half = gzip.length / 2;
    Arrays.fill(gzip, half, half + 64, (byte) 0xFF);
    Reading read = Reading.of(gzip);
    assertTrue(read.frames().size() > 400, read.frames().size() + " frames");
    // What comes out before the damage is noticed is no record any more.
    assertEquals(1, read.warnings().size());
    String told = read.warnings().get(0);
    assertTrue(told.endsWith("is damaged; reading stopped there"), told);
  }

  @Test
  void gzipOfWhichNothingCanBeReadSaysSo() throws IOException {
    byte[] gzip = gzip(three(PcapBytes.ethernet()).bytes());
    Arrays.fill(gzip, 10, gzip.length, (byte) 0xFF);
    assertEquals(
        "damaged gzip file: nothing of it can be read",
        assertThrows(CaptureException.class, () -> Reading.of(gzip)).getMessage());
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    }
    return packed.toByteArray();
  }

  @Test
  void aDamagedLengthStopsThereAndKeepsWhatCameBefore() throws IOException {
    byte[] file = three(PcapBytes.ethernet()).bytes();
    int second = 24 + 16 + DISCOVER.length;
    file[second + 11] = (byte) 0x7F;
    Reading read = Reading.of(file);
    assertEquals(List.of(1L), read.numbers());
    assertEquals(
        List.of("the record at byte " + second + " is damaged; reading stopped there"),
        read.warnings());
  }

  @Test
  void aFirstRecordThatIsDamagedIsRefused() {
    // Both are more than a frame can have; the smaller one is also more than the file has.
    for (int wrong : List.of(11, 10)) {
      byte[] file = three(PcapBytes.ethernet()).bytes();
      file[24 + wrong] = (byte) 0x7F;
      assertEquals(
          "the record at byte 24 is damaged: nothing of it can be read",
          assertThrows(CaptureException.class, () -> Reading.of(file)).getMessage());
    }
  }

  @Test
  void unreadLinkTypesAreCountedAndNamed() throws IOException {
    Reading read =
        Reading.of(three(new PcapBytes(PcapBytes.Form.MICROS, ByteOrder.BIG_ENDIAN, 189)).bytes());
    assertEquals(List.of(), read.frames());
    assertEquals(3, read.stats().frames());
    assertEquals(
        List.of("link type LINKTYPE-189 is not supported: 3 frames were skipped"), read.warnings());
    assertEquals(Map.of("LINKTYPE-189", 3L), read.stats().unreadFrames());
  }
}
