package lastlease.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import lastlease.wire.Observation.Admission;
import lastlease.wire.Observation.Admission.Step;
import lastlease.wire.Observation.Malformed;
import lastlease.wire.Observation.NeighbourSolicitation;
import lastlease.wire.Observation.RouterAdvertisement;
import lastlease.wire.Observation.RouterAdvertisement.Pref64;
import lastlease.wire.Observation.RouterAdvertisement.Prefix;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** IPv6 neighbour discovery, EAP results and 802.11 management. */
class NewSensesTest {
  private static final long MAC = 0x0200_0000_0001L;
  private static final long ACCESS_POINT = 0x0200_0000_00AAL;
  private static final String ROUTER = "fe800000000000000000000000000001";
  private static final String ALL_NODES = "ff020000000000000000000000000001";
  private static final String GROUP = "ff0200000000000000000001ff000005";
  private static final String HOST = "20010db8000000010000000000000005";
  private static final String NONE = "00000000000000000000000000000000";
  private static final String PREFIX =
      "0304 40c0 00278d00 00093a80 00000000 20010db8000000010000000000000000";
  private static final String PREF64 = "2602 0708 0064ff9b0000000000000000";
  private static final String RDNSS = "1903 0000 00000e10 20010db8000000010000000000000053";
  private static final String ADVERTISEMENT = "8600 0000 40c0 0708 00000000 00000000";

  private static @Nullable Observation decode(int linkType, byte[] bytes, int original) {
    return Decoder.decode(new Frame(0, 1, 0, "capture", linkType, bytes, original));
  }

  private static @Nullable Observation ethernet(int type, byte[] packet) {
    byte[] bytes = Frames.ethernet(MAC, type, packet);
    Observation seen = decode(1, bytes, bytes.length);
    assertEquals(seen != null, new FrameView().look(1, bytes, 0, bytes.length));
    return seen;
  }

  @Test
  void aRouterAdvertisementSaysWhatNetworkThisIs() {
    RouterAdvertisement seen =
        assertInstanceOf(
            RouterAdvertisement.class,
            ethernet(
                0x86DD, Frames.icmp6(ROUTER, ALL_NODES, ADVERTISEMENT + PREFIX + PREF64 + RDNSS)));
    assertEquals("fe80::1", seen.from().toString());
    assertEquals(0x0708, seen.routerSeconds());
    assertTrue(seen.managed() && seen.other());
    Ipv6 network = new Ipv6(0x2001_0DB8_0000_0001L, 0);
    assertEquals(List.of(new Prefix(network, 64, true, true, 2_592_000, 604_800)), seen.prefixes());
    // RFC 8781: 13 bits of 8 seconds, then the code of the length.
    assertEquals(
        List.of(new Pref64(new Ipv6(0x0064_FF9B_0000_0000L, 0), 96, 0x0708)), seen.translated());
    assertEquals(List.of(new Ipv6(network.high(), 0x53)), seen.resolvers());
    assertEquals(new MacAddress(MAC), seen.link().source());
  }

  @Test
  void anAdvertisementWithABadOptionIsMalformedUnlessItWasCut() {
    byte[] packet = Frames.icmp6(ROUTER, ALL_NODES, ADVERTISEMENT + PREFIX);
    byte[] zero = Frames.icmp6(ROUTER, ALL_NODES, ADVERTISEMENT + "0300" + PREFIX.substring(4));
    assertEquals(
        "nd-bad-option", assertInstanceOf(Malformed.class, ethernet(0x86DD, zero)).reason());
    byte[] frame = Frames.ethernet(MAC, 0x86DD, packet);
    byte[] cut = Arrays.copyOf(frame, frame.length - 4);
    RouterAdvertisement seen =
        assertInstanceOf(RouterAdvertisement.class, decode(1, cut, frame.length));
    assertEquals(List.of(), seen.prefixes());
    byte[] head = Arrays.copyOf(frame, 14 + 50);
    assertEquals(
        "nd-cut-off", assertInstanceOf(Malformed.class, decode(1, head, frame.length)).reason());
  }

  @Test
  void whatCrossedARouterIsNoNeighbour() {
    byte[] packet = Frames.icmp6(ROUTER, ALL_NODES, ADVERTISEMENT);
    packet[7] = 64;
    assertNull(ethernet(0x86DD, packet));
  }

  @Test
  void aSolicitationToAGroupSaysThatAHostSpeaksIpv6() {
    String asks = "8700 0000 00000000" + HOST;
    NeighbourSolicitation check =
        assertInstanceOf(
            NeighbourSolicitation.class, ethernet(0x86DD, Frames.icmp6(NONE, GROUP, asks)));
    assertTrue(check.isDuplicateCheck());
    assertEquals("2001:db8:0:1::5", check.target().toString());
    NeighbourSolicitation first =
        assertInstanceOf(
            NeighbourSolicitation.class, ethernet(0x86DD, Frames.icmp6(HOST, GROUP, asks)));
    assertFalse(first.isDuplicateCheck());
    assertEquals(check.target(), first.from());
    // Whether a known neighbour is still there is asked of itself, all the time.
    assertNull(ethernet(0x86DD, Frames.icmp6(HOST, ROUTER, asks)));
  }

  @Test
  void theResultOfEapIsTold() {
    byte[] failure = Frames.ethernet(MAC, 0x888E, new byte[] {1, 0, 0, 4, 4, 9, 0, 4});
    failure[5] = 7;
    Arrays.fill(failure, 0, 5, (byte) 2);
    Admission seen = assertInstanceOf(Admission.class, decode(1, failure, failure.length));
    assertEquals(Step.EAP, seen.step());
    assertFalse(seen.granted());
    assertEquals(MacAddress.parse("02:02:02:02:02:07"), seen.station());
    Admission toAll =
        assertInstanceOf(Admission.class, ethernet(0x888E, new byte[] {1, 0, 0, 4, 3, 9, 0, 4}));
    assertTrue(toAll.granted());
    assertNull(toAll.station());
    assertNull(ethernet(0x888E, new byte[] {1, 0, 0, 5, 1, 9, 0, 5, 1}));
  }

  private static byte[] management(int subtype, long to, long from, String body) {
    String header =
        HexFormat.of().toHexDigits((byte) (subtype << 4)) + "000000" + hex(to) + hex(from);
    return Frames.joined(header + hex(ACCESS_POINT) + "1000" + body, new byte[0]);
  }

  private static String hex(long mac) {
    return String.format("%012x", mac);
  }

  private static @Nullable Observation wireless(int subtype, long to, long from, String body) {
    byte[] frame = management(subtype, to, from, body);
    return decode(105, frame, frame.length);
  }

  @Test
  void accessPointsSayWhomTheyLetIn() {
    Admission refused =
        assertInstanceOf(Admission.class, wireless(1, MAC, ACCESS_POINT, "0104 1100 00c0"));
    assertEquals(Step.ASSOCIATION, refused.step());
    assertFalse(refused.granted());
    assertEquals(17, refused.code());
    assertEquals(new MacAddress(MAC), refused.station());
    Admission let =
        assertInstanceOf(Admission.class, wireless(3, MAC, ACCESS_POINT, "0104 0000 01c0"));
    assertTrue(let.granted());
    Admission failed =
        assertInstanceOf(Admission.class, wireless(11, MAC, ACCESS_POINT, "0300 0200 0f00"));
    assertEquals(Step.AUTHENTICATION, failed.step());
    assertEquals(15, failed.code());
    // What the station itself sends, and SAE that goes on with a token, decide nothing.
    assertNull(wireless(11, ACCESS_POINT, MAC, "0300 0100 0000"));
    assertNull(wireless(11, MAC, ACCESS_POINT, "0300 0100 4c00"));
  }

  @Test
  void whoeverSendsADeauthenticationTheStationIsNamed() {
    Admission sent = assertInstanceOf(Admission.class, wireless(12, MAC, ACCESS_POINT, "0f00"));
    assertEquals(new MacAddress(MAC), sent.station());
    assertEquals(15, sent.code());
    Admission left = assertInstanceOf(Admission.class, wireless(10, ACCESS_POINT, MAC, "0800"));
    assertEquals(new MacAddress(MAC), left.station());
    assertEquals(Step.DISASSOCIATION, left.step());
    Admission all =
        assertInstanceOf(Admission.class, wireless(12, 0xFFFF_FFFF_FFFFL, ACCESS_POINT, "0300"));
    assertNull(all.station());
    assertEquals(
        "wlan-too-short",
        assertInstanceOf(Malformed.class, wireless(12, MAC, ACCESS_POINT, "")).reason());
  }

  @Test
  void addressesAreWrittenAsRfc5952WantsThem() {
    assertEquals("::", new Ipv6(0, 0).toString());
    assertEquals("::1", new Ipv6(0, 1).toString());
    assertEquals(
        "2001:db8::1:0:0:1", new Ipv6(0x2001_0DB8_0000_0000L, 0x0001_0000_0000_0001L).toString());
    assertEquals(
        "2001:db8:0:1:1:1:1:1",
        new Ipv6(0x2001_0DB8_0000_0001L, 0x0001_0001_0001_0001L).toString());
    assertEquals("64:ff9b::", new Ipv6(0x0064_FF9B_0000_0000L, 0).toString());
  }
}
