package lastlease.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A pcap file under construction. */
public final class PcapBytes {
  /** The three magic numbers. */
  public enum Form {
    MICROS(0xA1B2C3D4),
    NANOS(0xA1B23C4D),
    /** Kuznetzov's: eight bytes more a record. */
    MODIFIED(0xA1B2CD34);

    private final int magic;

    Form(int magic) {
      this.magic = magic;
    }
  }

  private final Form form;
  private final ByteOrder order;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Begins a file. */
  public PcapBytes(Form form, ByteOrder order, int linkType) {
    this.form = form;
    this.order = order;
    bytes.writeBytes(
        ByteBuffer.allocate(24)
            .order(order)
            .putInt(form.magic)
            .putShort((short) 2)
            .putShort((short) 4)
            .putLong(0)
            .putInt(262_144)
            .putInt(linkType)
            .array());
  }

  /** The ordinary form. */
  public static PcapBytes ethernet() {
    return new PcapBytes(Form.MICROS, ByteOrder.LITTLE_ENDIAN, 1);
  }

  /** Adds a whole frame. */
  public PcapBytes frame(long micros, byte[] frame) {
    return frame(micros, frame, frame.length);
  }

  /** Adds a frame that was longer on the wire. */
  public PcapBytes frame(long micros, byte[] frame, int original) {
    long fraction = micros % 1_000_000 * (form == Form.NANOS ? 1000 : 1);
    ByteBuffer header = ByteBuffer.allocate(form == Form.MODIFIED ? 24 : 16).order(order);
    header.putInt((int) (micros / 1_000_000)).putInt((int) fraction);
    header.putInt(frame.length).putInt(original);
    bytes.writeBytes(header.array());
    bytes.writeBytes(frame);
    return this;
  }

  /** The file. */
  public byte[] bytes() {
    return bytes.toByteArray();
  }
}
