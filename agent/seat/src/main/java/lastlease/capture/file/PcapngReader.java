package lastlease.capture.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lastlease.capture.CaptureException;
import lastlease.wire.Frame;
import lastlease.wire.FrameView;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/**
 * Reads pcapng (draft-ietf-opsawg-pcapng): sections and interfaces of all kinds, Enhanced, Simple
 * and the obsolete Packet Blocks. Simple ones carry no time: they are counted and numbered. Unknown
 * blocks are passed over.
 */
public final class PcapngReader implements RecordReader {
  /** Type of a Section Header Block. */
  public static final int SECTION = 0x0A0D0D0A;

  /** Type of an Interface Description Block. */
  public static final int INTERFACE = 1;

  private static final int OLD_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int STATISTICS = 5;
  private static final int ENHANCED_PACKET = 6;

  // Wireshark numbers these as frames; our numbers are to be looked up there.
  private static final int JOURNAL_ENTRY = 9;
  private static final int CUSTOM = 0x00000BAD;
  private static final int CUSTOM_NOT_COPIED = 0x40000BAD;

  /** The magic of a section, as its own byte order writes it. */
  public static final int BYTE_ORDER = 0x1A2B3C4D;

  private static final int LONGEST = 64 << 20;

  /** Of one section; the old Packet Block cannot name more. */
  public static final int MOST_INTERFACES = 65_536;

  /** Told of Interface Statistics Blocks, which carry a session's own records. */
  public interface StatisticsListener {
    /**
     * @param window at the block, which is at hand as a whole
     * @param length of the block, bytes
     */
    void statistics(Window window, int length, boolean little);
  }

  private final Window window;
  private final SourceStats stats;
  private final int source;
  private final @Nullable StatisticsListener listener;
  private final List<Interface> interfaces = new ArrayList<>();
  private final boolean alwaysNamed;
  private final FrameView view = new FrameView();
  private boolean little;

  /** Something was read that counts: a block that is neither a section nor an interface. */
  private boolean begun;

  /**
   * @param listener for a session's journal; null for foreign captures
   * @param alwaysNamed frames bear their interface's name even where there is only one
   */
  public PcapngReader(
      Window window,
      SourceStats stats,
      int source,
      @Nullable StatisticsListener listener,
      boolean alwaysNamed) {
    this.window = window;
    this.stats = stats;
    this.source = source;
    this.listener = listener;
    this.alwaysNamed = alwaysNamed;
    // A session is read as far as it can be: nobody can capture it again.
    this.begun = listener != null;
  }

  @Override
  public @Nullable Frame next() throws IOException {
    while (window.need(12)) {
      int type = window.i32(0, true);
      if (type == SECTION) {
        Saying wrong = section();
        if (wrong != null) {
          return stop(wrong);
        }
      }
      int length = window.i32(4, little);
      if (length < 12 || length > LONGEST) {
        return stop(Saying.of("pcapng.block").with("at", window.offset()));
      }
      if (!window.need(length)) {
        if (isDescription(type)) {
          return stop(Saying.of("pcapng.endsOrDamaged").with("at", window.offset()));
        }
        break;
      }
      int known = type == SECTION ? type : window.i32(0, little);
      if (!endsAsItBegins(length)) {
        Saying told = Saying.of("pcapng.ends").with("at", window.offset());
        if (!begun) {
          return stop(told);
        }
        stats.warn(Saying.of("pcapng.readAllTheSame").with("what", told));
      }
      Frame frame = block(known, length);
      window.advance(length);
      window.skip(-length & 3);
      if (frame != null) {
        return frame;
      }
    }
    if (window.available() > 0) {
      if (!begun && interfaces.isEmpty()) {
        return stop(Saying.of("pcapng.endsWithin").with("at", window.offset()));
      }
      stats.warn(Saying.of("capture.cut").with("at", window.offset()));
      window.advance(window.available());
    }
    return null;
  }

  /** Blocks that say how to read what follows; cut off, or longer than the file, all is lost. */
  private boolean isDescription(int type) {
    return !begun
        && (type == SECTION || interfaces.isEmpty() || window.i32(0, little) == INTERFACE);
  }

  /** Where there was nothing yet, the capture as a whole cannot be read. */
  private @Nullable Frame stop(Saying why) throws CaptureException {
    return stats.stopped(why, begun);
  }

  /** The length stands at both ends; writers that do not pad have it nobody knows where. */
  private boolean endsAsItBegins(int length) {
    return (length & 3) != 0 || window.i32(length - 4, little) == length;
  }

  /** Learns the byte order of a new section; says what is wrong where it cannot be read. */
  private @Nullable Saying section() throws IOException {
    if (!window.need(16)) {
      return Saying.of("pcapng.endsInSection").with("at", window.offset());
    }
    int order = window.i32(8, false);
    if (order != BYTE_ORDER && Integer.reverseBytes(order) != BYTE_ORDER) {
      return Saying.of("pcapng.section").with("at", window.offset());
    }
    little = order != BYTE_ORDER;
    interfaces.clear();
    int major = window.u16(12, little);
    return major == 1
        ? null
        : Saying.of("pcapng.version").with("at", window.offset()).with("version", major);
  }

  private @Nullable Frame block(int type, int length) throws CaptureException {
    begun |= type != SECTION && type != INTERFACE;
    switch (type) {
      case INTERFACE -> {
        if (length < 20) {
          return stop(Saying.of("pcapng.interface").with("at", window.offset()));
        }
        if (interfaces.size() >= MOST_INTERFACES) {
          stats.warn(Saying.of("pcapng.interfaces").with("most", MOST_INTERFACES));
        } else {
          Interface added = Interface.read(window, length, little, interfaces.size());
          interfaces.add(added);
          stats.linkType(added.linkType());
        }
      }
      case ENHANCED_PACKET -> {
        return length < 32
            ? null
            : packet(window.i32(8, little), window.i32(12, little), window.i32(16, little), length);
      }
      case OLD_PACKET -> {
        return length < 32
            ? null
            : packet(window.u16(8, little), window.i32(12, little), window.i32(16, little), length);
      }
      case SIMPLE_PACKET -> {
        stats.frameWithoutTime();
      }
      case CUSTOM, CUSTOM_NOT_COPIED, JOURNAL_ENTRY -> stats.notAFrame();
      case STATISTICS -> {
        if (listener != null) {
          listener.statistics(window, length, little);
        }
      }
      default -> {
        // Name resolution, decryption secrets and unknown blocks say nothing about DHCP.
      }
    }
    return null;
  }

  private @Nullable Frame packet(int index, int high, int low, int length) {
    if (index < 0 || index >= interfaces.size()) {
      long number = stats.notAFrame();
      stats.warn(Saying.of("pcapng.undescribed").with("number", number));
      return null;
    }
    Interface from = interfaces.get(index);
    int captured = window.i32(20, little);
    int original = window.i32(24, little);
    if (captured < 0 || captured > length - 32) {
      stats.warn(Saying.of("pcapng.longer").with("number", stats.notAFrame()));
      return null;
    }
    long micros = from.micros((long) high << 32 | low & 0xFFFF_FFFFL);
    if (!Frame.isTime(micros)) {
      stats.frameWithoutTime();
      return null;
    }
    long number = stats.frame(micros);
    int at = window.at() + 28;
    int linkType = from.linkType();
    if (!from.read()) {
      stats.unread(linkType);
      return null;
    }
    if (!stats.isWanted(view, linkType, window.bytes(), at, at + captured, micros)) {
      return null;
    }
    int wire = Math.max(0, Math.max(captured, original) - from.fcs());
    byte[] bytes = Arrays.copyOfRange(window.bytes(), at, at + Math.min(captured, wire));
    return new Frame(source, number, micros, point(from), linkType, bytes, wire);
  }

  private String point(Interface from) {
    return alwaysNamed || interfaces.size() > 1 ? from.name() : Frame.CAPTURE;
  }
}
