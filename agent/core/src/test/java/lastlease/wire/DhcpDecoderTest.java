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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DhcpDecoderTest {
  private static final long MAC = 0x0200_0000_0001L;

  private static DhcpMessage message(DhcpBytes bytes) {
    return message(bytes.bytes());
  }

  /** From within a larger array, as in a frame. */
  private static DhcpDecoder.Result decoded(byte[] bytes, boolean cut) {
    byte[] around = new byte[bytes.length + 20];
    Arrays.fill(around, (byte) 0x35);
    System.arraycopy(bytes, 0, around, 7, bytes.length);
    return DhcpDecoder.decode(around, 7, 7 + bytes.length, cut);
  }

  private static DhcpMessage message(byte[] bytes) {
    return Objects.requireNonNull(decoded(bytes, false).message());
  }

  @Test
  void namesInUtf8StayWhatTheyAre() {
    assertEquals(
        "田中のiPhone", message(DhcpBytes.discover(MAC, 1).option(12, "田中のiPhone")).hostname());
  }

  /** RFC 3396: however many pieces there are, empty ones too, each is copied once. */
  @Test
  @Timeout(60)
  void anOptionInThousandsOfPiecesIsJoined() {
    DhcpBytes bytes = DhcpBytes.discover(MAC, 7);
    for (int i = 0; i < 120; i++) {
      bytes.option(60, "x".repeat(255));
    }
    for (int i = 0; i < 15_000; i++) {
      bytes.option(60);
    }
    byte[] large = bytes.option(60, "y").bytes();
    for (int i = 0; i < 2_000; i++) {
      DhcpMessage message = message(large);
      assertEquals(120 * 255 + 1, Objects.requireNonNull(message.vendorClass()).length());
    }
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
        Objects.requireNonNull(decoded(Arrays.copyOf(whole, whole.length - 3), true).message());
    assertTrue(cut.truncated());
    assertEquals(Type.DISCOVER, cut.type());
    DhcpMessage head = Objects.requireNonNull(decoded(Arrays.copyOf(whole, 60), true).message());
    assertEquals(Type.CUT_OFF, head.type());
    assertFalse(message(whole).truncated());
  }

  @Test
  void anOptionLongerThanTheMessageMakesItMalformedUnlessItWasCut() {
    byte[] past = DhcpBytes.discover(MAC, 1).option(12, "abc").raw(55, 200, 1).withoutEnd().bytes();
    assertEquals("dhcp-option-past-end", decoded(past, false).reason());
    DhcpMessage cut = Objects.requireNonNull(decoded(past, true).message());
    assertEquals("abc", cut.hostname());
    assertTrue(cut.truncated());
    // A message that just ends, without the end option, is whole.
    byte[] open = DhcpBytes.discover(MAC, 1).option(12, "abc").withoutEnd().bytes();
    assertEquals("abc", message(open).hostname());
  }

  @Test
  void fragmentsAreJoinedAcrossTheFieldsThatAreHandedOver() {
    byte[] file = {12, 2, 'c', 'd', 12, 1, 'e', (byte) 255};
    DhcpBytes pieces =
        DhcpBytes.reply(5, MAC, 1).fixed(108, file).option(52, 1).option(12, "ab").option(3, 10, 0);
    DhcpMessage message = message(pieces.option(3, 0, 1));
    assertEquals("abcde", message.hostname());
    assertEquals(List.of(Ipv4.parse("10.0.0.1")), message.routers());
  }

  @Test
  void listsOfCodesAreToldApart() {
    DhcpMessage one = message(DhcpBytes.discover(MAC, 1).option(55, 1, 3, 6, 252));
    DhcpMessage other = message(DhcpBytes.discover(MAC, 1).option(55, 1, 3, 6, 251));
    assertEquals(List.of(1, 3, 6, 252), one.parameters());
    assertEquals(List.of(1, 3, 6, 251), other.parameters());
  }

  @Test
  void reasonsNameWhatIsWrong() {
    byte[] whole = DhcpBytes.discover(MAC, 1).bytes();
    assertEquals("dhcp-too-short", decoded(Arrays.copyOf(whole, 20), false).reason());
    assertEquals("dhcp-cut-off", decoded(Arrays.copyOf(whole, 20), true).reason());
    byte[] cookie = whole.clone();
    cookie[236] = 1;
    assertEquals("dhcp-bad-cookie", decoded(cookie, false).reason());
    byte[] op = whole.clone();
    op[0] = 9;
    assertEquals("dhcp-bad-op", decoded(op, false).reason());
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

  /** Where dhcp4java takes mutated bytes, it reads the same fields as we do. */
  @Test
  void dhcp4javaSaysTheSameOfMutatedMessages() {
    long seed = 20261128;
    Random random = new Random(seed);
    byte[] whole =
        DhcpBytes.request(3, MAC, 77)
            .option(61, 1, 2, 0, 0, 0, 0, 1)
            .option(50, 10, 0, 0, 9)
            .option(54, 10, 0, 0, 1)
            .option(12, "guest")
            .option(55, 1, 3, 6, 15, 108)
            .bytes();
    int both = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = whole.clone();
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        int at =
            random.nextBoolean() ? random.nextInt(44) : 236 + random.nextInt(bytes.length - 236);
        bytes[at] = (byte) random.nextInt();
      }
      DHCPPacket packet;
      try {
        packet = DHCPPacket.getPacket(bytes, 0, bytes.length, true);
      } catch (RuntimeException e) {
        continue;
      }
      DhcpMessage message = decoded(bytes, false).message();
      if (message == null || !packet.isDhcp()) {
        continue;
      }
      both++;
      String told = "seed " + seed + ", round " + round;
      assertEquals(packet.getOp() == 2, message.reply(), told);
      assertEquals(packet.getXid(), message.xid(), told);
      assertEquals(packet.getSecs() & 0xFFFF, message.secs(), told);
      assertEquals(packet.getHops() & 0xFF, message.hops(), told);
      assertEquals(packet.getCiaddr().getHostAddress(), message.ciaddr().toString(), told);
      assertEquals(packet.getYiaddr().getHostAddress(), message.yiaddr().toString(), told);
      assertEquals(packet.getSiaddr().getHostAddress(), message.siaddr().toString(), told);
      assertEquals(packet.getGiaddr().getHostAddress(), message.giaddr().toString(), told);
      assertOption(packet, message.requested(), 50, told);
      assertOption(packet, message.serverId(), 54, told);
    }
    assertTrue(both > 5_000, both + " were taken by both");
  }

  private static void assertOption(DHCPPacket packet, @Nullable Ipv4 ours, int code, String told) {
    byte[] raw = packet.getOptionRaw((byte) code);
    // It keeps the last of several options of one code; RFC 3396 joins them, as we do.
    if (raw != null && raw.length == 4 && ours != null) {
      assertEquals(Ipv4.at(raw, 0), ours, told);
    } else if (raw == null) {
      assertNull(ours, told);
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
