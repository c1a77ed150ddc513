package lastlease.capture.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import lastlease.capture.file.PcapngReader;

/**
 * Where a journal's whole blocks end, and whether a crash left what comes after. A crash leaves
 * half a block and nothing behind it; where whole blocks follow, something was damaged, and they
 * would be lost with it.
 */
final class Tail {
  /** Type, length, and the length once more. */
  private static final int SHORTEST = 12;

  private Tail() {}

  /** Bytes up to the end of the last block before which all are whole. */
  static long wholeBlocks(FileChannel channel) throws IOException {
    ByteBuffer bytes = buffer(SHORTEST);
    long at = 0;
    long length = length(channel, bytes, 0, 0);
    while (length > 0) {
      at += length;
      // The end of this one and the head of the next one are read at once.
      length = length(channel, bytes, at, length);
    }
    return length < 0 ? at + length : at;
  }

  /**
   * The length of the block at a place; 0 where none begins that could be whole. Negative if the
   * one before, of a length that is given, ends otherwise than it began.
   */
  private static long length(FileChannel channel, ByteBuffer bytes, long at, long before)
      throws IOException {
    int behind = before > 0 ? 4 : 0;
    bytes.clear().limit(behind + 8);
    int read = channel.read(bytes, at - behind);
    if (before > 0 && (read < 4 || (bytes.getInt(0) & 0xFFFF_FFFFL) != before)) {
      return -before;
    }
    if (read < behind + 8) {
      return 0;
    }
    long length = bytes.getInt(behind + 4) & 0xFFFF_FFFFL;
    return length >= SHORTEST && at + length <= channel.size() ? length : 0;
  }

  /**
   * Whether a whole block stands anywhere behind the place where the first one is not whole. Blocks
   * begin at multiples of four, as long as all of them are whole.
   *
   * @param from at most some hundred kilobytes before the end
   */
  static boolean isDamaged(FileChannel channel, long from) throws IOException {
    ByteBuffer tail = buffer((int) (channel.size() - from));
    while (tail.hasRemaining() && channel.read(tail, from + tail.position()) > 0) {
      // A read may give less than there is.
    }
    for (int at = 4; at + SHORTEST <= tail.position(); at += 4) {
      int length = tail.getInt(at + 4);
      if (isWritten(tail.getInt(at))
          && length >= SHORTEST
          && length % 4 == 0
          && length <= tail.position() - at
          && tail.getInt(at + length - 4) == length) {
        return true;
      }
    }
    return false;
  }

  /** The four types that journals are written of: interface, statistics, frame, section. */
  private static boolean isWritten(int type) {
    return type == PcapngReader.SECTION || type == 1 || type == 5 || type == 6;
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
