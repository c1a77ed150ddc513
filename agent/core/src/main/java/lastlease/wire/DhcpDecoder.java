package lastlease.wire;

import lastlease.wire.DhcpMessage.Type;
import org.jspecify.annotations.Nullable;

/** Turns the payload of a UDP datagram on port 67 or 68 into a {@link DhcpMessage}. */
final class DhcpDecoder {
  private static final int HEADER = 240;
  private static final int FIXED = 236;
  private static final int COOKIE = 0x6382_5363;
  private static final int BOOTREQUEST = 1;
  private static final int BOOTREPLY = 2;

  /** What came of it: a message, or the reason why there is none. */
  record Result(@Nullable DhcpMessage message, @Nullable String reason) {
    static Result bad(String reason) {
      return new Result(null, reason);
    }
  }

  private DhcpDecoder() {}

  /**
   * Decodes a message.
   *
   * @param at where its op byte stands
   * @param end as far as captured, exclusive
   * @param cut the capture or a fragment ended before the datagram did
   */
  static Result decode(byte[] bytes, int at, int end, boolean cut) {
    if (end - at < FixedFields.NEEDED) {
      return Result.bad(cut ? "dhcp-cut-off" : "dhcp-too-short");
    }
    FixedFields fixed = FixedFields.of(bytes, at, end);
    if (fixed.op() != BOOTREQUEST && fixed.op() != BOOTREPLY) {
      return Result.bad("dhcp-bad-op");
    }
    if (end - at < HEADER) {
      return cut
          ? new Result(message(fixed, Type.CUT_OFF, RawOptions.none(), true), null)
          : Result.bad("dhcp-too-short");
    }
    int cookie = Ipv4.bits(bytes, at + FIXED);
    if (cookie != COOKIE) {
      // BOOTP without vendor extensions (RFC 951) has nothing but zeros there.
      return cookie == 0
          ? new Result(message(fixed, Type.BOOTP, RawOptions.none(), cut), null)
          : Result.bad("dhcp-bad-cookie");
    }
    RawOptions options = RawOptions.of(bytes, at, end);
    if (options.pastEnd() && !cut) {
      return Result.bad("dhcp-option-past-end");
    }
    boolean truncated = cut && !options.ended();
    Integer code = options.octet(53);
    Type type = code != null ? Type.of(code) : truncated ? Type.CUT_OFF : Type.BOOTP;
    return new Result(message(fixed, type, options, truncated), null);
  }

  private static DhcpMessage message(
      FixedFields fixed, Type type, RawOptions options, boolean truncated) {
    String hostname = options.text(12);
    Integer code = options.octet(53);
    return new DhcpMessage(
        fixed.op() == BOOTREPLY,
        type,
        code == null ? 0 : code,
        fixed.xid(),
        fixed.secs(),
        fixed.broadcast(),
        fixed.hops(),
        fixed.ciaddr(),
        fixed.yiaddr(),
        fixed.siaddr(),
        fixed.giaddr(),
        fixed.chaddr(),
        options.address(54),
        options.address(50),
        options.number(51),
        options.number(58),
        options.number(59),
        options.address(1),
        options.addresses(3),
        options.addresses(6),
        options.hex(61),
        hostname != null ? hostname : options.fqdn(81),
        options.text(60),
        options.text(56),
        options.codes(55),
        options.number(108),
        options.octet(116),
        options.has(80),
        options.has(82),
        truncated);
  }
}
