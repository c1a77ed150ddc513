package lastlease.capture.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import lastlease.capture.CaptureException;
import lastlease.capture.file.PcapngReader;
import lastlease.words.Saying;

/** The blocks of a journal as bytes: where one ends, and whether they are what a journal has. */
public final class Blocks {
  /** No block of a journal is longer: a frame or a record, with what is around it. */
  public static final int LONGEST = JournalFile.LONGEST + 1024;

  private static final int SHORTEST = 12;

  private Blocks() {}

  /**
   * How many bytes are whole blocks.
   *
   * @param bytes that begin with a block
   * @throws CaptureException where they cannot be blocks of a journal
   */
  public static int whole(byte[] bytes, int length) throws CaptureException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    while (length - at >= SHORTEST) {
      int size = buffer.getInt(at + 4);
      if (size < SHORTEST || size > LONGEST || (size & 3) != 0) {
        throw damaged("blocks.begin", at);
      }
      if (size > length - at) {
        break;
      }
      if (buffer.getInt(at + size - 4) != size) {
        throw damaged("blocks.end", at);
      }
      if (buffer.getInt(at) == PcapngReader.SECTION && !isSection(buffer, at, size)) {
        throw damaged("blocks.section", at);
      }
      at += size;
    }
    return at;
  }

  private static CaptureException damaged(String how, int at) {
    return new CaptureException(Saying.of(how).with("at", at));
  }

  /** Whether a file begins so. */
  public static boolean begins(byte[] bytes) {
    return bytes.length >= 28
        && ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(0) == PcapngReader.SECTION;
  }

  private static boolean isSection(ByteBuffer buffer, int at, int size) {
    return size >= 28
        && buffer.getInt(at + 8) == PcapngReader.BYTE_ORDER
        && buffer.getShort(at + 12) == 1;
  }

  /** Bytes of the first blocks, 0 where they are not all there. */
  static int firstBlocks(byte[] bytes, int count) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    for (int i = 0; i < count; i++) {
      if (bytes.length - at < SHORTEST) {
        return 0;
      }
      int size = buffer.getInt(at + 4);
      if (size < SHORTEST || size > bytes.length - at) {
        return 0;
      }
      at += size;
    }
    return at;
  }
}
