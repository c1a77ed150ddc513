package lastlease.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TunnelsTest {
  private static final long SWITCH = 0x0010_1800_0001L;
  private static final long MAC = 0x0200_0000_0001L;
  private static final byte[] IP = Frames.ipv4(DhcpBytes.discover(MAC, 7).bytes());
  private static final byte[] INNER = Frames.of(1, MAC, IP);
  private static final byte[] TAGGED = Frames.ethernet(MAC, 0x0800, IP, 30);
  private static final byte[] WIRELESS = Frames.of(105, MAC, IP);

  private static byte[] outer(byte[] packet) {
    return Frames.of(1, SWITCH, packet);
  }

  private static byte[] gre(String header, byte[] inner) {
    return outer(Frames.ip(47, Frames.joined(header, inner)));
  }

  private static byte[] udp(int from, int to, String header, byte[] inner) {
    return outer(Frames.ipv4(Frames.joined(header, inner), 0x0A000001, 0x0A000002, from, to));
  }

  private static byte[] swapped() {
    byte[] inner = WIRELESS.clone();
    inner[0] = WIRELESS[1];
    inner[1] = WIRELESS[0];
    return inner;
  }

  private static @Nullable Observation decode(byte[] frame) {
    return Decoder.decode(new Frame(0, 1, 0, "capture", 1, frame, frame.length));
  }

  static Stream<Arguments> opened() {
    String capwap = "00 10 02 00 00000000";
    String wireless = "00 10 03 00 00000000";
    String status = "00 20 03 20 00000000 0400000000000000";
    return Stream.of(
        Arguments.of("VXLAN", udp(50_000, 4789, "08000000 00138900", INNER), "vni5001"),
        Arguments.of("VXLAN, tagged", udp(50_000, 4789, "08000000 00138900", TAGGED), "vni5001.30"),
        Arguments.of("Ethernet in GRE", gre("0000 6558", INNER), ""),
        Arguments.of("Ethernet in GRE with a key", gre("2000 6558 00000007", TAGGED), "30"),
        Arguments.of("IP in GRE", gre("0000 0800", IP), ""),
        Arguments.of("ERSPAN I", gre("0000 88be", INNER), ""),
        Arguments.of("ERSPAN II", gre("1000 88be 00000001 1014 0801 00000000", INNER), "20"),
        Arguments.of(
            "ERSPAN II, tagged", gre("1000 88be 00000001 1014 1801 00000000", TAGGED), "30"),
        Arguments.of(
            "ERSPAN III", gre("1000 22eb 00000001 2014 0801 00000000 00000000", INNER), "20"),
        Arguments.of(
            "ERSPAN III with a platform's header",
            gre("1000 22eb 00000001 2014 0801 00000000 00000001 0000000000000000", INNER),
            "20"),
        Arguments.of("CAPWAP, 802.3", udp(40_000, 5247, capwap, INNER), ""),
        Arguments.of("CAPWAP, 802.11", udp(5247, 40_000, wireless, WIRELESS), ""),
        Arguments.of("CAPWAP, 802.11 with status", udp(40_000, 5247, status, WIRELESS), ""),
        Arguments.of("CAPWAP, swapped", udp(40_000, 5247, status, swapped()), ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("opened")
  void whatIsInATunnelIsSeenAsIfItWereThere(String name, byte[] frame, String vlan) {
    Observation.Dhcp dhcp = assertInstanceOf(Observation.Dhcp.class, decode(frame), name);
    Observation.Dhcp plain = assertInstanceOf(Observation.Dhcp.class, decode(INNER));
    assertEquals(plain.message(), dhcp.message());
    assertEquals(vlan, dhcp.seen().vlan());
    if (!name.equals("IP in GRE")) {
      assertEquals(plain.link(), dhcp.link());
    }
    assertTrue(new FrameView().look(1, frame, 0, frame.length));
  }

  static Stream<Arguments> closed() {
    byte[] some = new byte[40];
    return Stream.of(
        Arguments.of(Tunnel.EOIP, outer(Frames.ip(97, Frames.joined("3000", INNER)))),
        Arguments.of(Tunnel.EOIP, gre("2001 6400 0054 0007", INNER)),
        Arguments.of(Tunnel.LWAPP, udp(20_105, 12_222, "00 00 0028 0000", some)),
        Arguments.of(Tunnel.CAPWAP_DTLS, udp(40_000, 5247, "01000000 17 feff 0001", some)));
  }

  @ParameterizedTest
  @MethodSource("closed")
  void aTunnelThatIsNotOpenedIsNamed(Tunnel tunnel, byte[] frame) {
    FrameView view = new FrameView();
    assertFalse(view.look(1, frame, 0, frame.length));
    assertEquals(tunnel, view.closedTunnel());
    assertEquals(tunnel, assertInstanceOf(Observation.ClosedTunnel.class, decode(frame)).tunnel());
    byte[] next = Frames.of(1, MAC, Frames.ipv4(new byte[40], 0x0A000005, 0x08080808, 50_000, 443));
    assertFalse(view.look(1, next, 0, next.length));
    assertNull(view.closedTunnel());
  }

  @Test
  void onlyOneLayerIsOpened() {
    byte[] once = udp(50_000, 4789, "08000000 00138900", INNER);
    assertNull(decode(gre("0000 6558", once)));
  }

  @Test
  void keepAlivesLaterFragmentsAndOtherUsesOfThePortsSayNothing() {
    assertNull(decode(udp(40_000, 5247, "00 10 02 08 00000000", INNER)));
    assertNull(decode(udp(40_000, 5247, "00 10 02 80 00010040", INNER)));
    assertNull(decode(udp(50_000, 4789, "00000000 00138900", INNER)));
    assertNull(decode(udp(20_105, 12_222, "00 00 0011 0000", new byte[40])));
  }

  @Test
  void mutatedAndCutTunnelsNeverThrow() {
    long seed = 20261128;
    Random random = new Random(seed);
    byte[][] frames =
        Stream.concat(opened(), closed()).map(one -> (byte[]) one.get()[1]).toArray(byte[][]::new);
    int useful = 0;
    for (int round = 0; round < 100_000; round++) {
      byte[] bytes = frames[random.nextInt(frames.length)].clone();
      for (int i = random.nextInt(4); i > 0; i--) {
        bytes[14 + random.nextInt(Math.min(80, bytes.length - 14))] = (byte) random.nextInt();
      }
      byte[] cut =
          random.nextBoolean() ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      try {
        useful += decode(cut) == null ? 0 : 1;
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", round " + round, e);
      }
    }
    assertTrue(useful > 20_000, "observations: " + useful);
  }
}
