package lastlease.capture.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * A window on an input that moves forward: the bytes from {@link #at} on are in {@link #bytes}, as
 * many as were asked for. One array is filled again and again.
 */
public final class Window {
  /** What fits a core's cache is read and looked at there. */
  private static final int INITIAL = 1 << 18;

  /** Where bytes come from: fills a part of an array, returns how many, -1 at the end. */
  @FunctionalInterface
  public interface Filler {
    int fill(byte[] into, int from, int length) throws IOException;
  }

  private final Filler filler;
  private byte[] bytes;
  private int at;
  private int end;
  private long before;

  Window(Filler filler) {
    this(filler, INITIAL);
  }

  /**
   * @param initial bytes; it grows when more are needed at a time
   */
  public Window(Filler filler, int initial) {
    this.filler = filler;
    this.bytes = new byte[initial];
  }

  static Window of(InputStream in) {
    return new Window(in::read);
  }

  /** A window on a channel. */
  public static Window of(ReadableByteChannel channel) {
    return new Window((into, from, length) -> channel.read(ByteBuffer.wrap(into, from, length)));
  }

  /**
   * Brings in bytes until there are so many from {@link #at} on; false when the input ends before.
   */
  public boolean need(int count) throws IOException {
    while (end - at < count) {
      makeRoom(count);
      int got = filler.fill(bytes, end, bytes.length - end);
      if (got < 0) {
        return false;
      }
      end += got;
    }
    return true;
  }

  private void makeRoom(int count) {
    if (at + count <= bytes.length && end < bytes.length) {
      return;
    }
    byte[] target = count > bytes.length ? new byte[Math.max(count, bytes.length * 2)] : bytes;
    System.arraycopy(bytes, at, target, 0, end - at);
    bytes = target;
    before += at;
    end -= at;
    at = 0;
  }

  /** Moves on by as many bytes as {@link #need} brought in at least. */
  void advance(int count) {
    at += count;
  }

  /** Moves on by any number of bytes; false when the input ends before. */
  boolean skip(long count) throws IOException {
    long left = count;
    while (left > 0) {
      int step = (int) Math.min(left, INITIAL);
      if (!need(step)) {
        return false;
      }
      advance(step);
      left -= step;
    }
    return true;
  }

  /** What is in the window; it changes when the window moves. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where it stands in {@link #bytes}. */
  public int at() {
    return at;
  }

  /** Bytes at hand. */
  int available() {
    return end - at;
  }

  /** Offset of {@link #at} from the beginning of the input. */
  long offset() {
    return before + at;
  }

  /**
   * Four bytes at an offset from where it stands.
   *
   * @param little whether the lowest comes first
   */
  public int i32(int offset, boolean little) {
    int from = at + offset;
    int value =
        bytes[from] & 0xFF
            | (bytes[from + 1] & 0xFF) << 8
            | (bytes[from + 2] & 0xFF) << 16
            | bytes[from + 3] << 24;
    return little ? value : Integer.reverseBytes(value);
  }

  /**
   * Two bytes, unsigned, at an offset from where it stands.
   *
   * @param little whether the lowest comes first
   */
  public int u16(int offset, boolean little) {
    int one = bytes[at + offset] & 0xFF;
    int two = bytes[at + offset + 1] & 0xFF;
    return little ? two << 8 | one : one << 8 | two;
  }
}
