package lastlease.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lastlease.wire.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Reads pcapng (draft-ietf-opsawg-pcapng): sections and interfaces of all kinds, Enhanced, Simple
 * and the obsolete Packet Blocks. Simple ones carry no time: they are counted and numbered. Unknown
 * blocks are passed over.
 */
final class PcapngReader implements RecordReader {
  static final int SECTION = 0x0A0D0D0A;
  static final int INTERFACE = 1;
  private static final int OLD_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int STATISTICS = 5;
  private static final int ENHANCED_PACKET = 6;

  // Wireshark numbers these as frames; our numbers are to be looked up there.
  private static final int JOURNAL_ENTRY = 9;
  private static final int CUSTOM = 0x00000BAD;
  private static final int CUSTOM_NOT_COPIED = 0x40000BAD;

  private static final int BYTE_ORDER = 0x1A2B3C4D;
  private static final int LONGEST = 64 << 20;

  /** Of one section; the old Packet Block cannot name more. */
  static final int MOST_INTERFACES = 65_536;

  /** Told of Interface Statistics Blocks, which carry a session's own records. */
  interface StatisticsListener {
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
  private boolean little;

  /**
   * @param listener for a session's journal; null for foreign captures
   * @param alwaysNamed frames bear their interface's name even where there is only one
   */
  PcapngReader(
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
  }

  @Override
  public @Nullable Frame next() throws IOException {
    while (window.need(12)) {
      int type = window.i32(0, true);
      if (type == SECTION && !section()) {
        return null;
      }
      int length = window.i32(4, little);
      if (length < 12 || length > LONGEST) {
        stats.warn("the block at byte " + window.offset() + " is damaged; reading stopped there");
        return null;
      }
      if (!window.need(length)) {
        break;
      }
      int known = type == SECTION ? type : window.i32(0, little);
      Frame frame = block(known, length);
      window.advance(length);
      window.skip(-length & 3);
      if (frame != null) {
        return frame;
      }
    }
    if (window.available() > 0) {
      stats.warn("the file is cut off at byte " + window.offset() + "; all whole frames were read");
      window.advance(window.available());
    }
    return null;
  }

  /** Learns the byte order of a new section; false when it cannot be read. */
  private boolean section() throws IOException {
    if (!window.need(16)) {
      return true;
    }
    int order = window.i32(8, false);
    if (order != BYTE_ORDER && Integer.reverseBytes(order) != BYTE_ORDER) {
      stats.warn("the section at byte " + window.offset() + " is damaged; reading stopped there");
      return false;
    }
    little = order != BYTE_ORDER;
    interfaces.clear();
    int major = window.u16(12, little);
    if (major != 1) {
      stats.warn(
          "the section at byte "
              + window.offset()
              + " is of pcapng version "
              + major
              + ", which nobody defined; reading stopped there");
      return false;
    }
    return true;
  }

  private @Nullable Frame block(int type, int length) {
    switch (type) {
      case INTERFACE -> {
        if (length >= 20 && interfaces.size() >= MOST_INTERFACES) {
          stats.warn("more than " + MOST_INTERFACES + " interfaces; the rest are passed over");
        } else if (length >= 20) {
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
        stats.frame();
        stats.withoutTime();
      }
      case CUSTOM, CUSTOM_NOT_COPIED, JOURNAL_ENTRY -> stats.frame();
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
    long number = stats.frame();
    if (index < 0 || index >= interfaces.size()) {
      stats.warn("frame " + number + " names an interface that is not described; it was skipped");
      return null;
    }
    Interface from = interfaces.get(index);
    int captured = window.i32(20, little);
    int original = window.i32(24, little);
    if (captured < 0 || captured > length - 32) {
      stats.warn("frame " + number + " is longer than its block; it was skipped");
      return null;
    }
    long micros = from.micros((long) high << 32 | low & 0xFFFF_FFFFL);
    stats.time(micros);
    int at = window.at() + 28;
    if (!LinkTypes.isRead(from.linkType())) {
      stats.unread(from.linkType());
      return null;
    }
    if (Prefilter.matters(from.linkType(), window.bytes(), at, at + captured)) {
      stats.relevant();
    } else if (!stats.isPulse(micros)) {
      return null;
    }
    stats.handedOn(micros);
    int wire = Math.max(0, Math.max(captured, original) - from.fcs());
    byte[] bytes = Arrays.copyOfRange(window.bytes(), at, at + Math.min(captured, wire));
    return new Frame(source, number, micros, point(from), from.linkType(), bytes, wire);
  }

  private String point(Interface from) {
    return alwaysNamed || interfaces.size() > 1 ? from.name() : Frame.CAPTURE;
  }
}
