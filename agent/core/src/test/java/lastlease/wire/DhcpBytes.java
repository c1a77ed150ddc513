package lastlease.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A DHCP message under construction (RFC 2131 2). */
public final class DhcpBytes {
  private final ByteBuffer fixed = ByteBuffer.allocate(236);
  private final ByteArrayOutputStream options = new ByteArrayOutputStream();
  private boolean end = true;

  private DhcpBytes(int op) {
    fixed.put(0, (byte) op).put(1, (byte) 1).put(2, (byte) 6);
    options.writeBytes(new byte[] {99, (byte) 130, 83, 99});
  }

  /** A DISCOVER of a client. */
  public static DhcpBytes discover(long mac, int xid) {
    return request(1, mac, xid);
  }

  /** A BOOTREQUEST of a message type. */
  public static DhcpBytes request(int type, long mac, int xid) {
    return new DhcpBytes(1).head(mac, xid).option(53, type);
  }

  /** A BOOTREPLY of a message type. */
  public static DhcpBytes reply(int type, long mac, int xid) {
    return new DhcpBytes(2).head(mac, xid).option(53, type);
  }

  private DhcpBytes head(long mac, int xid) {
    fixed.putInt(4, xid);
    for (int i = 0; i < 6; i++) {
      fixed.put(28 + i, (byte) (mac >>> 40 - 8 * i));
    }
    return this;
  }

  /** The seconds elapsed, 0 to 65535. */
  public DhcpBytes secs(int secs) {
    fixed.putShort(8, (short) secs);
    return this;
  }

  /** Writes into the fixed part: sname is at 44, file at 108. */
  public DhcpBytes fixed(int at, byte... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      fixed.put(at + i, bytes[i]);
    }
    return this;
  }

  /** An option of the given octets. */
  public DhcpBytes option(int code, int... octets) {
    options.write(code);
    options.write(octets.length);
    for (int octet : octets) {
      options.write(octet);
    }
    return this;
  }

  /** An option of text in UTF-8, at most 255 bytes. */
  public DhcpBytes option(int code, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    options.write(code);
    options.write(bytes.length);
    options.writeBytes(bytes);
    return this;
  }

  /** Bytes as they are, well-formed or not. */
  public DhcpBytes raw(int... octets) {
    for (int octet : octets) {
      options.write(octet);
    }
    return this;
  }

  /** Leaves the end option out. */
  public DhcpBytes withoutEnd() {
    end = false;
    return this;
  }

  /** The message. */
  public byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(fixed.array());
    all.writeBytes(options.toByteArray());
    if (end) {
      all.write(255);
    }
    return all.toByteArray();
  }
}
