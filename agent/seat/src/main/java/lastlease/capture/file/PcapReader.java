package lastlease.capture.file;

import java.io.IOException;
import java.util.Arrays;
import lastlease.capture.CaptureException;
import lastlease.wire.Frame;
import lastlease.wire.FrameView;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/** Reads pcap: both byte orders, micro- and nanoseconds, and the "modified" form. */
final class PcapReader implements RecordReader {
  static final int MICROS = 0xA1B2C3D4;
  static final int NANOS = 0xA1B23C4D;
  static final int MODIFIED = 0xA1B2CD34;
  private static final int HEADER = 24;

  /** As libpcap writes at most (MAXIMUM_SNAPLEN), unless the header says more. */
  private static final int LONGEST_USUAL = 1 << 18;

  /** Whatever the header says. */
  private static final int LONGEST = 64 << 20;

  private final Window window;
  private final SourceStats stats;
  private final int source;
  private final boolean little;
  private final boolean nanos;
  private final int recordHeader;
  private final int linkType;
  private final int fcs;
  private final int longest;
  private final boolean read;
  private final FrameView view = new FrameView();

  PcapReader(Window window, SourceStats stats, int source) throws IOException {
    this.window = window;
    this.stats = stats;
    this.source = source;
    if (!window.need(HEADER)) {
      throw new CaptureException(Saying.of("pcap.header"));
    }
    int magic = window.i32(0, false);
    this.little = magic != MICROS && magic != NANOS && magic != MODIFIED;
    int ordered = window.i32(0, little);
    this.nanos = ordered == NANOS;
    this.recordHeader = ordered == MODIFIED ? 24 : 16;
    int network = window.i32(20, little);
    this.linkType = network & 0xFFFF;
    this.read = LinkTypes.isRead(linkType);
    this.fcs = (network & 0x0400_0000) != 0 ? (network >>> 28) * 2 : 0;
    this.longest = Math.min(LONGEST, Math.max(LONGEST_USUAL, window.i32(16, little)));
    window.advance(HEADER);
    stats.linkType(linkType);
  }

  static boolean isMagic(int bigEndian) {
    int swapped = Integer.reverseBytes(bigEndian);
    return bigEndian == MICROS
        || bigEndian == NANOS
        || bigEndian == MODIFIED
        || swapped == MICROS
        || swapped == NANOS
        || swapped == MODIFIED;
  }

  @Override
  public @Nullable Frame next() throws IOException {
    long number = stats.frames();
    while (window.need(recordHeader)) {
      int captured = window.i32(8, little);
      if (captured < 0 || captured > longest) {
        return stats.stopped(Saying.of("pcap.record").with("at", window.offset()), number > 0);
      }
      if (!window.need(recordHeader + captured)) {
        break;
      }
      long seconds = window.i32(0, little) & 0xFFFF_FFFFL;
      long fraction = window.i32(4, little) & 0xFFFF_FFFFL;
      int original = window.i32(12, little);
      int at = window.at() + recordHeader;
      window.advance(recordHeader + captured);
      long micros = seconds * 1_000_000 + (nanos ? fraction / 1000 : fraction);
      number = stats.frame(micros);
      if (!read) {
        stats.unread(linkType);
      } else if (stats.isWanted(view, linkType, window.bytes(), at, at + captured, micros)) {
        int wire = Math.max(0, Math.max(captured, original) - fcs);
        int length = Math.min(captured, wire);
        byte[] bytes = Arrays.copyOfRange(window.bytes(), at, at + length);
        return new Frame(source, number, micros, Frame.CAPTURE, linkType, bytes, wire);
      }
    }
    if (window.available() > 0) {
      stats.warn(Saying.of("capture.cut").with("at", window.offset()));
      window.advance(window.available());
    }
    return null;
  }
}
