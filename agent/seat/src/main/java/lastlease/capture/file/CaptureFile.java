package lastlease.capture.file;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import lastlease.capture.CaptureException;
import lastlease.core.Input;
import lastlease.core.SourceTime;
import lastlease.wire.Frame;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/** One open source: a capture file or stream, plain or gzip, of either format. */
final class CaptureFile implements Closeable {
  private static final int GZIP = 0x1F8B;

  private final String name;
  private final String kind;
  private final SourceStats stats = new SourceStats();
  private final Closeable resource;
  private RecordReader reader;
  private final SourceTime time = new SourceTime();
  private final Deque<Ordered> pending = new ArrayDeque<>();
  private long handedOn;
  private long told;
  private long toldWithoutTime;
  private boolean ended;

  /** An input, and the time that it comes at among those of other sources. */
  record Ordered(long at, Input input) {}

  private CaptureFile(String name, String kind, Closeable resource, Window window, int source)
      throws IOException {
    this.name = name;
    this.kind = kind;
    this.resource = resource;
    this.reader = reader(window, source);
  }

  /**
   * Opens a file.
   *
   * @throws IOException with one line for the user: missing, unreadable, or not a capture
   */
  static CaptureFile open(Path path, int source) throws IOException {
    if (Files.isDirectory(path)) {
      throw new CaptureException(Saying.of("capture.directory"));
    }
    FileChannel channel;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      throw new CaptureException(Saying.of("capture.missing"));
    } catch (java.nio.file.AccessDeniedException e) {
      throw new CaptureException(Saying.of("capture.denied"));
    }
    try {
      CaptureFile file = new CaptureFile(path.toString(), "file", channel, window(channel), source);
      // One that is damaged at its beginning is refused here, and other files are still read.
      file.fill();
      return file;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Reads a stream; closing it is left to whoever brought it. */
  static CaptureFile stream(String name, InputStream in, int source) throws IOException {
    PushbackInputStream pushed = new PushbackInputStream(in, 2);
    byte[] two = pushed.readNBytes(2);
    pushed.unread(two);
    boolean gzip = two.length == 2 && ((two[0] & 0xFF) << 8 | two[1] & 0xFF) == GZIP;
    InputStream plain = gzip ? unzipped(pushed) : pushed;
    return new CaptureFile(name, "stream", () -> {}, Window.of(plain), source);
  }

  private static Window window(FileChannel channel) throws IOException {
    Window plain = Window.of(channel);
    if (!plain.need(2) || plain.u16(0, false) != GZIP) {
      return plain;
    }
    channel.position(0);
    InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
    return Window.of(unzipped(in));
  }

  private static InputStream unzipped(InputStream in) throws IOException {
    try {
      return new Unzipped(in);
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      throw damaged();
    }
  }

  private RecordReader reader(Window window, int source) throws IOException {
    try {
      return begun(window, source);
    } catch (java.io.EOFException | java.util.zip.ZipException e) {
      throw damaged();
    }
  }

  private RecordReader begun(Window window, int source) throws IOException {
    if (!window.need(4)) {
      throw new CaptureException(
          Saying.of(window.available() == 0 ? "capture.empty" : "capture.short"));
    }
    int magic = window.i32(0, false);
    if (PcapReader.isMagic(magic)) {
      return new PcapReader(window, stats, source);
    }
    if (magic == PcapngReader.SECTION) {
      return new PcapngReader(window, stats, source, null, false);
    }
    window.need(16);
    throw new CaptureException(Lookalike.of(window.bytes(), window.at(), window.available()));
  }

  private static CaptureException damaged() {
    return new CaptureException(Saying.of("capture.gzip"));
  }

  /**
   * The next input: a frame that can matter, or one a minute of the others; how many were passed
   * over; and where frames cease for long, or at the end, how late it was. Null at the end.
   */
  @Nullable Ordered next() throws IOException {
    if (pending.isEmpty()) {
      fill();
    }
    return pending.poll();
  }

  private void fill() throws IOException {
    if (ended) {
      return;
    }
    Frame frame = frame();
    if (frame == null) {
      ended = true;
      passed(stats.lastMicros());
      passedTime(stats.lastMicros());
      return;
    }
    OptionalLong silence = stats.takeSilence();
    if (silence.isPresent()) {
      passedTime(silence.getAsLong());
    }
    handedOn++;
    if (!stats.mattered()) {
      passed(frame.micros());
    }
    pending.add(new Ordered(time.of(frame.micros()), new Input.Captured(frame)));
  }

  private void passedTime(long micros) {
    if (micros != Long.MIN_VALUE) {
      long at = time.passed(micros);
      pending.add(new Ordered(at, new Input.Time(at)));
    }
  }

  private void passed(long micros) {
    long frames = stats.frames() - handedOn - told;
    long withoutTime = stats.framesWithoutTime() - toldWithoutTime;
    if (frames > 0) {
      told += frames;
      toldWithoutTime += withoutTime;
      long at = micros == Long.MIN_VALUE ? 0 : time.passed(micros);
      pending.add(new Ordered(at, new Input.Passed(at, frames, withoutTime)));
    }
  }

  private @Nullable Frame frame() throws IOException {
    try {
      return reader.next();
    } catch (java.io.EOFException | java.util.zip.ZipException e) {
      stats.warn(Saying.of("capture.cutGzip"));
      return null;
    }
  }

  String name() {
    return name;
  }

  String kind() {
    return kind;
  }

  SourceStats stats() {
    return stats;
  }

  /** What was counted stays; its window is given back. */
  @Override
  public void close() throws IOException {
    reader = () -> null;
    resource.close();
  }
}
