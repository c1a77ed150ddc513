package lastlease.capture.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import lastlease.capture.CaptureException;
import lastlease.capture.file.PcapngReader;
import lastlease.wire.Frame;
import lastlease.words.SaidException;
import lastlease.words.Saying;

/**
 * One file of a journal: frames of one link type, and records in timestamped Interface Statistics
 * Blocks, in a custom option (2988, under the documentation enterprise number 32473). Wireshark and
 * tcpdump pass over these, so that frame numbers stay the same there.
 */
final class JournalFile implements Closeable {
  static final int CUSTOM_TEXT = 2988;
  static final int ENTERPRISE = 32473;

  /** An IPv4 packet in any link layer is shorter. */
  static final int LONGEST = 66_000;

  /** An option's length is 16 bits, and some kilobytes are enough for any record. */
  static final int LONGEST_RECORD = 60_000;

  private static final int HEADERS = 256;
  private static final Set<OpenOption> OPTIONS =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);

  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(2 * LONGEST).order(ByteOrder.LITTLE_ENDIAN);
  private final Map<String, Integer> interfaces = new HashMap<>();
  private String first = Frame.CAPTURE;
  private final int linkType;
  private long written;

  private JournalFile(FileChannel channel, int linkType) throws IOException {
    this.channel = channel;
    this.linkType = linkType;
    this.written = channel.size();
  }

  /**
   * Opens a file, and begins a new section in it. What a crash left of a last block is cut off.
   *
   * @param linkType of all its frames
   */
  static JournalFile open(Path file, int linkType) throws IOException {
    FileChannel channel = FileChannel.open(file, OPTIONS, ownerOnly(file));
    try {
      long whole = Tail.wholeBlocks(channel);
      if (channel.size() - whole > 2 * LONGEST || Tail.isDamaged(channel, whole)) {
        throw new CaptureException(
            Saying.of("journal.broken").with("file", file.toString()).with("at", whole));
      }
      channel.truncate(whole);
      channel.position(channel.size());
      JournalFile journal = new JournalFile(channel, linkType);
      journal.section();
      return journal;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private void section() {
    int at = begin(PcapngReader.SECTION);
    buffer.putInt(0x1A2B3C4D).putShort((short) 1).putShort((short) 0).putLong(-1);
    end(at);
  }

  /** Adds a frame. */
  void frame(Frame frame) throws IOException {
    int index = interfaceOf(frame.point());
    room(frame.bytes().length);
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
   * @param json one flat object, at most 60 kB
   */
  void record(long micros, String json) throws IOException {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    interfaceOf(first);
    room(text.length);
    int at = begin(5);
    buffer.putInt(0).putInt((int) (micros >>> 32)).putInt((int) micros);
    buffer.putShort((short) CUSTOM_TEXT).putShort((short) (text.length + 4)).putInt(ENTERPRISE);
    buffer.put(text);
    pad(text.length);
    buffer.putInt(0);
    end(at);
  }

  private int interfaceOf(String point) throws IOException {
    Integer known = interfaces.get(point);
    if (known != null) {
      return known;
    }
    if (interfaces.size() >= PcapngReader.MOST_INTERFACES) {
      interfaces.clear();
      room(HEADERS);
      section();
    }
    if (interfaces.isEmpty()) {
      first = point;
    }
    byte[] name = point.getBytes(StandardCharsets.UTF_8);
    room(name.length);
    int at = begin(1);
    buffer.putShort((short) linkType).putShort((short) 0).putInt(0);
    buffer.putShort((short) 2).putShort((short) name.length).put(name);
    pad(name.length);
    buffer.putInt(0);
    end(at);
    interfaces.put(point, interfaces.size());
    return interfaces.size() - 1;
  }

  private void room(int length) throws IOException {
    if (length > LONGEST) {
      throw new SaidException(Saying.of("journal.tooLong").with("bytes", length));
    }
    if (buffer.remaining() < length + HEADERS) {
      flush();
    }
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
  void flush() throws IOException {
    buffer.flip();
    written += buffer.remaining();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  /** Bytes so far, those that are not yet in the file included. */
  long size() {
    return written + buffer.position();
  }

  /** Closes it; what was not flushed is not written. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
