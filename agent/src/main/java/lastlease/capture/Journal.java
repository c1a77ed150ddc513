package lastlease.capture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a session's journal: a pcapng of everything that the core consumed, in its order. What is
 * no frame stands in timestamped Interface Statistics Blocks, in a custom option (2988, under the
 * documentation enterprise number 32473) as JSON: Wireshark and tcpdump pass over it, so that frame
 * numbers stay the same there.
 */
public final class Journal implements Closeable {
  static final int CUSTOM_TEXT = 2988;
  static final int ENTERPRISE = 32473;
  private static final int BLOCK = 1 << 16;
  private static final int SPARE = 4096;

  private final FileChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(BLOCK + SPARE).order(ByteOrder.LITTLE_ENDIAN);
  private final List<String> interfaces = new ArrayList<>();
  private final long limit;
  private long written;
  private boolean full;

  private Journal(FileChannel channel, long limit) throws IOException {
    this.channel = channel;
    this.limit = limit;
    this.written = channel.size();
  }

  /**
   * Opens a journal, and begins a new section in it.
   *
   * @param limit bytes; beyond it nothing more is written
   */
  public static Journal open(Path file, long limit) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    Journal journal = new Journal(channel, limit);
    journal.section();
    return journal;
  }

  private void section() {
    int at = begin(PcapngReader.SECTION);
    buffer.putInt(0x1A2B3C4D).putShort((short) 1).putShort((short) 0).putLong(-1);
    end(at);
  }

  /** Adds a frame. */
  public void frame(Frame frame) throws IOException {
    int index = interfaceOf(frame.point(), frame.linkType());
    if (!room(frame.bytes().length)) {
      return;
    }
    int at = begin(6);
    buffer
        .putInt(index)
        .putInt((int) (frame.micros() >>> 32))
        .putInt((int) frame.micros())
        .putInt(frame.bytes().length)
        .putInt(frame.originalLength())
        .put(frame.bytes());
    pad(frame.bytes().length);
    end(at);
  }

  /**
   * Adds a record that is no frame.
   *
   * @param json one flat object
   */
  public void record(long micros, String json) throws IOException {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    interfaceOf(interfaces.isEmpty() ? Frame.CAPTURE + "/1" : interfaces.get(0));
    if (!room(text.length)) {
      return;
    }
    int at = begin(5);
    buffer.putInt(0).putInt((int) (micros >>> 32)).putInt((int) micros);
    buffer.putShort((short) CUSTOM_TEXT).putShort((short) (text.length + 4)).putInt(ENTERPRISE);
    buffer.put(text);
    pad(text.length);
    buffer.putInt(0);
    end(at);
  }

  private int interfaceOf(String point, int linkType) throws IOException {
    return interfaceOf(point + "/" + linkType);
  }

  private int interfaceOf(String key) throws IOException {
    int known = interfaces.indexOf(key);
    if (known >= 0) {
      return known;
    }
    int slash = key.lastIndexOf('/');
    byte[] name = key.substring(0, slash).getBytes(StandardCharsets.UTF_8);
    room(name.length);
    int at = begin(1);
    buffer.putShort(Short.parseShort(key.substring(slash + 1))).putShort((short) 0).putInt(0);
    buffer.putShort((short) 2).putShort((short) name.length).put(name);
    pad(name.length);
    buffer.putInt(0);
    end(at);
    interfaces.add(key);
    return interfaces.size() - 1;
  }

  private boolean room(int length) throws IOException {
    if (full || written + buffer.position() + length > limit) {
      full = true;
      return false;
    }
    if (buffer.remaining() < length + 256) {
      flush();
    }
    return length + 256 <= buffer.capacity();
  }

  private int begin(int type) {
    int at = buffer.position();
    buffer.putInt(type).putInt(0);
    return at;
  }

  private void end(int at) {
    int length = buffer.position() + 4 - at;
    buffer.putInt(length);
    buffer.putInt(at + 4, length);
  }

  private void pad(int length) {
    for (int i = length; (i & 3) != 0; i++) {
      buffer.put((byte) 0);
    }
  }

  /** Brings what was added to the file. */
  public void flush() throws IOException {
    buffer.flip();
    written += buffer.remaining();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  /** Whether the limit was reached: nothing more is written. */
  public boolean isFull() {
    return full;
  }

  @Override
  public void close() throws IOException {
    flush();
    channel.close();
  }
}
