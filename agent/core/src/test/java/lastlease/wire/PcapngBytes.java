package lastlease.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A pcapng file under construction, block by block (draft-ietf-opsawg-pcapng). */
public final class PcapngBytes {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

  /** Begins a section; the byte order holds from here. */
  public PcapngBytes section(ByteOrder of) {
    order = of;
    return block(
        0x0A0D0D0A,
        ByteBuffer.allocate(16)
            .order(order)
            .putInt(0x1A2B3C4D)
            .putShort((short) 1)
            .putShort((short) 0)
            .putLong(-1)
            .array());
  }

  /** Describes an interface of microseconds. */
  public PcapngBytes iface(int linkType, String name) {
    return iface(linkType, name, new byte[0]);
  }

  /** Describes an interface with further options, each already encoded in the section's order. */
  public PcapngBytes iface(int linkType, String name, byte[] options) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        ByteBuffer.allocate(8)
            .order(order)
            .putShort((short) linkType)
            .putShort((short) 0)
            .putInt(0)
            .array());
    body.writeBytes(option(2, name.getBytes(StandardCharsets.UTF_8)));
    body.writeBytes(options);
    body.writeBytes(new byte[4]);
    return block(1, body.toByteArray());
  }

  /** An option in the section's order, padded. */
  public byte[] option(int code, byte... value) {
    return ByteBuffer.allocate(4 + (value.length + 3 & ~3))
        .order(order)
        .putShort((short) code)
        .putShort((short) value.length)
        .put(value)
        .array();
  }

  /** if_tsoffset. */
  public byte[] offset(long seconds) {
    return option(14, ByteBuffer.allocate(8).order(order).putLong(seconds).array());
  }

  /** An Enhanced Packet Block; time in the interface's units. */
  public PcapngBytes packet(int iface, long ticks, byte[] frame) {
    return block(
        6,
        padded(
            ByteBuffer.allocate(20)
                .order(order)
                .putInt(iface)
                .putInt((int) (ticks >>> 32))
                .putInt((int) ticks)
                .putInt(frame.length)
                .putInt(frame.length)
                .array(),
            frame));
  }

  /** The obsolete Packet Block. */
  public PcapngBytes oldPacket(int iface, long ticks, byte[] frame) {
    return block(
        2,
        padded(
            ByteBuffer.allocate(20)
                .order(order)
                .putShort((short) iface)
                .putShort((short) 0)
                .putInt((int) (ticks >>> 32))
                .putInt((int) ticks)
                .putInt(frame.length)
                .putInt(frame.length)
                .array(),
            frame));
  }

  /** A Simple Packet Block: no time, no interface. */
  public PcapngBytes simplePacket(byte[] frame) {
    return block(
        3, padded(ByteBuffer.allocate(4).order(order).putInt(frame.length).array(), frame));
  }

  /** Any block; the body's length is a multiple of four. */
  public PcapngBytes block(int type, byte[] body) {
    int length = body.length + 12;
    bytes.writeBytes(
        ByteBuffer.allocate(length)
            .order(order)
            .putInt(type)
            .putInt(length)
            .put(body)
            .putInt(length)
            .array());
    return this;
  }

  private static byte[] padded(byte[] header, byte[] frame) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(header);
    body.writeBytes(frame);
    body.writeBytes(new byte[-frame.length & 3]);
    return body.toByteArray();
  }

  /** The file. */
  public byte[] bytes() {
    return bytes.toByteArray();
  }
}
