package lastlease.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameViewTest {
  private static final long MAC = 0x0200_0000_0001L;
  private static final byte[] IP = Frames.ipv4(DhcpBytes.discover(MAC, 7).bytes());

  private final FrameView view = new FrameView();

  private static Frame frame(int linkType, byte[] bytes) {
    return new Frame(0, 1, 0, "capture", linkType, bytes, bytes.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 12, 101, 105, 108, 113, 127, 228, 276})
  void whereAFrameStandsMakesNoDifference(int linkType) {
    long seed = 20261124L + linkType;
    Random random = new Random(seed);
    byte[] whole = Frames.of(linkType, MAC, IP);
    int decoded = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = whole.clone();
      for (int i = random.nextInt(4); i > 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      byte[] cut =
          Arrays.copyOf(
              bytes, random.nextInt(5) == 0 ? random.nextInt(bytes.length) : bytes.length);
      Observation seen = Decoder.decode(frame(linkType, cut));
      byte[] buffer = new byte[cut.length + 200];
      random.nextBytes(buffer);
      int at = random.nextInt(200);
      System.arraycopy(cut, 0, buffer, at, cut.length);
      boolean matters = view.look(linkType, buffer, at, at + cut.length);
      String told = "seed " + seed + ": " + HexFormat.of().formatHex(cut);
      // ARP of other hardware matters by its type and says nothing.
      assertTrue(matters || seen == null || seen instanceof Observation.ClosedTunnel, told);
      decoded += seen instanceof Observation.Dhcp ? 1 : 0;
    }
    assertTrue(decoded > 1_000, "messages: " + decoded);
  }

  @Test
  void ordinaryTrafficIsLeftOut() {
    byte[] web = Frames.of(1, MAC, Frames.ipv4(new byte[40], 0x0A000005, 0x08080808, 50_000, 443));
    assertFalse(view.look(1, web, 0, web.length));
    byte[] v6 = Frames.ethernet(MAC, 0x86DD, new byte[60]);
    assertFalse(view.look(1, v6, 0, v6.length));
    byte[] keys = Frames.ethernet(MAC, 0x888E, new byte[] {1, 3, 0, 95, 3, 0, 0, 0});
    assertFalse(view.look(1, keys, 0, keys.length));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x40, 0x44, 0x46, 0x4F})
  void aWrongHeaderLengthOfADhcpMessageIsCounted(int firstByte) {
    byte[] bytes = Frames.of(1, MAC, IP);
    bytes[14] = (byte) firstByte;
    assertTrue(view.look(1, bytes, 0, bytes.length));
    assertEquals(
        "ip-bad-header-length",
        assertInstanceOf(Observation.Malformed.class, Decoder.decode(frame(1, bytes))).reason());
  }

  @ParameterizedTest
  @ValueSource(ints = {0x46, 0x4F})
  void aWrongHeaderLengthBetweenRelayAndServerIsCountedToo(int firstByte) {
    byte[] relayed = Frames.ipv4(DhcpBytes.discover(MAC, 1).bytes(), 0x0A000002, 1, 67, 67);
    byte[] bytes = Frames.of(1, MAC, relayed);
    bytes[14] = (byte) firstByte;
    assertInstanceOf(Observation.Malformed.class, Decoder.decode(frame(1, bytes)));
  }

  @Test
  void realHeaderOptionsAreNotAWrongLength() {
    byte[] plain = Frames.of(1, MAC, IP);
    // Router alert (RFC 2113): four bytes between the header and UDP.
    byte[] longer = new byte[plain.length + 4];
    System.arraycopy(plain, 0, longer, 0, 34);
    System.arraycopy(new byte[] {(byte) 148, 4, 0, 0}, 0, longer, 34, 4);
    System.arraycopy(plain, 34, longer, 38, plain.length - 34);
    longer[14] = 0x46;
    assertInstanceOf(Observation.Dhcp.class, Decoder.decode(frame(1, longer)));
  }

  @Test
  void valuesThatComeAgainAreTheSame() {
    byte[] bytes = Frames.ethernet(MAC, 0x0800, IP, 100, 20);
    Observation.Dhcp one =
        assertInstanceOf(Observation.Dhcp.class, Decoder.decode(frame(1, bytes)));
    Observation.Dhcp two =
        assertInstanceOf(Observation.Dhcp.class, Decoder.decode(frame(1, bytes.clone())));
    assertSame(one.link(), two.link());
    assertSame(one.seen().vlan(), two.seen().vlan());
    assertSame(one.link().source(), one.message().chaddr());
    assertNull(Decoder.decode(frame(9, bytes)));
  }
}
