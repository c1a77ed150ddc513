package lastlease.lab.bench;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes Ethernet frames into a file: pcapng where its name ends so, else pcap. */
final class CaptureWriter implements Closeable {
  private final OutputStream out;
  private final boolean blocks;
  private final ByteBuffer header = ByteBuffer.allocate(28).order(ByteOrder.LITTLE_ENDIAN);
  private long written;

  CaptureWriter(Path file) throws IOException {
    this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
    this.blocks = file.toString().endsWith(".pcapng");
    ByteBuffer begin = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
    if (blocks) {
      begin.putInt(0x0A0D0D0A).putInt(28).putInt(0x1A2B3C4D).putShort((short) 1);
      begin.putShort((short) 0).putLong(-1).putInt(28);
      begin.putInt(1).putInt(20).putShort((short) 1).putShort((short) 0).putInt(0).putInt(20);
    } else {
      begin.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4).putLong(0);
      begin.putInt(262_144).putInt(1);
    }
    put(begin);
  }

  void frame(long micros, byte[] frame) throws IOException {
    frame(micros, frame, frame.length);
  }

  /** Writes the first bytes of an array as a whole frame. */
  void frame(long micros, byte[] bytes, int length) throws IOException {
    header.clear();
    int padding = -length & 3;
    if (blocks) {
      header.putInt(6).putInt(32 + length + padding).putInt(0);
      header.putInt((int) (micros >>> 32)).putInt((int) micros);
    } else {
      header.putInt((int) (micros / 1_000_000)).putInt((int) (micros % 1_000_000));
    }
    put(header.putInt(length).putInt(length));
    out.write(bytes, 0, length);
    written += length;
    if (blocks) {
      header.clear();
      put(header.putInt(0).putInt(32 + length + padding), 4 - padding);
    }
  }

  private void put(ByteBuffer bytes) throws IOException {
    put(bytes, 0);
  }

  private void put(ByteBuffer bytes, int from) throws IOException {
    out.write(bytes.array(), bytes.arrayOffset() + from, bytes.position() - from);
    written += bytes.position() - from;
  }

  /** Bytes of the file so far. */
  long written() {
    return written;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
