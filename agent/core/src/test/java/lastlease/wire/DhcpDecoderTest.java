package lastlease.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import lastlease.wire.DhcpMessage.Type;
import org.dhcp4java.DHCPPacket;
import org.junit.jupiter.api.Test;

class DhcpDecoderTest {
  private static final long MAC = 0x0200_0000_0001L;

  private static DhcpMessage message(DhcpBytes bytes) {
    return message(bytes.bytes());
  }

  private static DhcpMessage message(byte[] bytes) {
    return Objects.requireNonNull(DhcpDecoder.decode(bytes, false).message());
  }

  @Test
  void namesInUtf8StayWhatTheyAre() {
    assertEquals(
        "田中のiPhone", message(DhcpBytes.discover(MAC, 1).option(12, "田中のiPhone")).hostname());
  }

  @Test
  void overloadedFieldsAreRead() {
    byte[] file = {12, 3, 'a', 'b', 'c', (byte) 255};
    byte[] sname = {51, 4, 0, 0, 14, 16, (byte) 255};
    DhcpBytes both = DhcpBytes.reply(5, MAC, 1).fixed(108, file).fixed(44, sname);
    assertEquals("abc", message(both.option(52, 3)).hostname());
    assertEquals(3600L, message(both).leaseSeconds());
    // Without option 52 the same bytes are a boot file and a server name.
    assertNull(message(DhcpBytes.reply(5, MAC, 1).fixed(108, file)).hostname());
  }

  @Test
  void fragmentsOfOneOptionAreJoined() {
    assertEquals(
        "abcdef",
        message(DhcpBytes.discover(MAC, 1).option(12, "abc").option(61, 1, 2).option(12, "def"))
            .hostname());
  }

  @Test
  void messagesOver1500BytesAreRead() {
    DhcpBytes long1 = DhcpBytes.discover(MAC, 1);
    for (int i = 0; i < 8; i++) {
      long1.option(224, "x".repeat(255));
    }
    DhcpMessage message = message(long1.option(12, "last"));
    assertEquals(Type.DISCOVER, message.type());
    assertEquals("last", message.hostname());
  }

  @Test
  void optionsOfAWrongLengthCountAsAbsent() {
    DhcpMessage message =
        message(
            DhcpBytes.reply(2, MAC, 1)
                .option(54, 10, 0, 0)
                .option(51, 1)
                .option(3, 10, 0, 0, 1, 9)
                .option(1, 255, 255, 255, 0));
    assertNull(message.serverId());
    assertNull(message.leaseSeconds());
    assertEquals(List.of(), message.routers());
    assertEquals(Ipv4.parse("255.255.255.0"), message.subnetMask());
  }

  @Test
  void whatTheSnapLengthCutIsTruncatedAndNotAbsent() {
    byte[] whole = DhcpBytes.discover(MAC, 1).option(12, "abc").bytes();
    DhcpMessage cut =
        Objects.requireNonNull(
            DhcpDecoder.decode(Arrays.copyOf(whole, whole.length - 3), true).message());
    assertTrue(cut.truncated());
    assertEquals(Type.DISCOVER, cut.type());
    DhcpMessage head =
        Objects.requireNonNull(DhcpDecoder.decode(Arrays.copyOf(whole, 60), true).message());
    assertEquals(Type.CUT_OFF, head.type());
    assertFalse(message(whole).truncated());
  }

  @Test
  void reasonsNameWhatIsWrong() {
    byte[] whole = DhcpBytes.discover(MAC, 1).bytes();
    assertEquals("dhcp-too-short", DhcpDecoder.decode(Arrays.copyOf(whole, 20), false).reason());
    assertEquals("dhcp-cut-off", DhcpDecoder.decode(Arrays.copyOf(whole, 20), true).reason());
    byte[] cookie = whole.clone();
    cookie[236] = 1;
    assertEquals("dhcp-bad-cookie", DhcpDecoder.decode(cookie, false).reason());
    byte[] op = whole.clone();
    op[0] = 9;
    assertEquals("dhcp-bad-op", DhcpDecoder.decode(op, false).reason());
  }

  @Test
  void dhcp4javaSaysTheSameWhereItApplies() throws Exception {
    long seed = 20261124;
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      DhcpBytes bytes =
          (random.nextBoolean()
                  ? DhcpBytes.request(1 + random.nextInt(8), mac(random), round)
                  : DhcpBytes.reply(1 + random.nextInt(8), mac(random), round))
              .secs(random.nextInt(65_536))
              .fixed(12, some(random, 16))
              .option(54, octets(random))
              .option(50, octets(random))
              .option(51, octets(random))
              .option(12, "host-" + random.nextInt(1000));
      String told = "seed " + seed + ", round " + round;
      DHCPPacket packet = DHCPPacket.getPacket(bytes.bytes(), 0, bytes.bytes().length, true);
      DhcpMessage message = message(bytes);
      assertEquals(packet.getXid(), message.xid(), told);
      assertEquals(packet.getSecs() & 0xFFFF, message.secs(), told);
      assertEquals(packet.getDHCPMessageType(), (byte) message.typeCode(), told);
      assertEquals(packet.getYiaddr().getHostAddress(), message.yiaddr().toString(), told);
      assertEquals(packet.getGiaddr().getHostAddress(), message.giaddr().toString(), told);
      assertEquals(
          packet.getOptionAsInetAddr((byte) 54).getHostAddress(),
          String.valueOf(message.serverId()),
          told);
      assertEquals(
          packet.getOptionAsInteger((byte) 51).intValue() & 0xFFFF_FFFFL,
          message.leaseSeconds(),
          told);
      assertEquals(
          new String(packet.getOptionRaw((byte) 12), StandardCharsets.UTF_8),
          message.hostname(),
          told);
    }
  }

  private static long mac(Random random) {
    return random.nextLong() & 0xFEFF_FFFF_FFFFL | 1;
  }

  private static byte[] some(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static int[] octets(Random random) {
    return random.ints(4, 0, 256).toArray();
  }
}
