package lastlease.wire.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import lastlease.wire.Decoder;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frame;
import lastlease.wire.Frames;
import lastlease.wire.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is handed on holds no lower half of a MAC address, and says the same otherwise. */
class MaskTest {
  private static final long MAC = 0x3C22_FBA1_B2C3L;
  private static final String LOWER = "a1b2c3";
  private static final java.nio.charset.Charset LATIN =
      java.nio.charset.StandardCharsets.ISO_8859_1;
  private static final int OPTIONS_ASKED_FOR = 55;

  /** As long as no address, time or type is. */
  private static final String WORD = "annas-mac";

  private static final byte[] IP = Frames.ipv4(DhcpBytes.discover(MAC, 7).bytes());
  private static final String STATION = "3c22fba1b2c3";
  private static final String ACCESS_POINT = "3c22fba1b2c3";

  private final Mask mask = new Mask(words -> words.startsWith("dhcpcd") ? "dhcpcd" : "");

  static Stream<Arguments> frames() {
    byte[] inner = Frames.of(1, MAC, IP);
    // Addresses and the link-layer option are made of the MAC address (RFC 4291, A).
    byte[] advertisement =
        Frames.icmp6(
            "fe800000000000003e22fbfffea1b2c3",
            "ff020000000000000000000000000001",
            "8600 0000 40c0 0708 00000000 00000000 0101" + STATION);
    byte[] solicitation =
        Frames.icmp6(
            "fe800000000000003e22fbfffea1b2c3",
            "ff0200000000000000000001ffa1b2c3",
            "8700 0000 00000000 20010db8000000003e22fbfffea1b2c3 0101" + STATION);
    byte[] eap = {1, 0, 0, 4, 4, 9, 0, 4};
    return Stream.of(
        Arguments.of("DHCP", 1, inner),
        Arguments.of("ARP", 1, Frames.ethernet(MAC, 0x0806, Frames.arp(MAC, 0, 5), 20)),
        Arguments.of("802.11", 105, Frames.of(105, MAC, IP)),
        Arguments.of("advertisement", 1, Frames.ethernet(MAC, 0x86DD, advertisement)),
        Arguments.of("solicitation", 1, Frames.ethernet(MAC, 0x86DD, solicitation)),
        Arguments.of("EAP", 1, Frames.ethernet(MAC, 0x888E, eap)),
        Arguments.of(
            "deauthentication",
            105,
            Frames.joined(
                "c0000000" + STATION + ACCESS_POINT + ACCESS_POINT + "1000 0f00" + STATION,
                new byte[30])),
        Arguments.of(
            "VXLAN",
            1,
            Frames.of(
                1,
                MAC,
                Frames.ipv4(Frames.joined("0800000000138900", inner), 1, 2, 50_000, 4789))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("frames")
  void noLowerHalfOfAnAddressIsLeft(String name, int linkType, byte[] bytes) {
    Frame frame = new Frame(0, 1, 5, "wlan0", linkType, bytes, bytes.length);
    Frame masked = Objects.requireNonNull(mask.apply(frame), name);
    assertFalse(HexFormat.of().formatHex(masked.bytes()).contains(LOWER), name);
    Observation before = Objects.requireNonNull(Decoder.decode(frame), name);
    Observation after = Objects.requireNonNull(Decoder.decode(masked), name);
    assertEquals(before.getClass(), after.getClass());
    assertEquals(5, masked.micros());
  }

  @Test
  void ofAMessageOnlyOptionsAreLeftThatNameNobody() {
    byte[] sent =
        Frames.of(
            1,
            MAC,
            Frames.ipv4(
                DhcpBytes.discover(MAC, 7)
                    .option(12, "Anna's iPhone")
                    .option(15, "anna.example")
                    .option(43, "secret")
                    .option(60, "dhcpcd-9.4.1:Linux-5.10:x86_64")
                    .option(61, 1, 0x3C, 0x22, 0xFB, 0xA1, 0xB2, 0xC3)
                    .option(77, "anna")
                    .option(81, "\0\0\0anna")
                    .option(82, 1, 3, 0xA1, 0xB2, 0xC3)
                    .option(97, 0, 0xA1, 0xB2, 0xC3)
                    .option(119, "anna")
                    .option(200, "anna")
                    .option(52, 1)
                    .bytes()));
    Observation.Dhcp before = (Observation.Dhcp) decoded(sent);
    Observation.Dhcp after = (Observation.Dhcp) decoded(masked(sent));
    assertEquals("Anna's iPhone", before.message().hostname());
    assertEquals("h1", after.message().hostname());
    assertEquals("dhcpcd", after.message().vendorClass());
    String chaddr = String.valueOf(after.message().chaddr());
    assertEquals("3c:22:fb:e0:00:01", chaddr);
    assertEquals("01" + chaddr.replace(":", ""), after.message().clientId());
    assertEquals(before.message().parameters(), after.message().parameters());
    String text = new String(masked(sent), java.nio.charset.StandardCharsets.ISO_8859_1);
    for (String word : List.of("nna", "secret", "Linux", "x86", "example")) {
      assertFalse(text.contains(word), word);
    }
  }

  /** Among them relay information, vendors' own, names and whatever will be invented. */
  @Test
  void ofNoOptionAWordIsLeftWhereverItStands() {
    for (int code = 1; code < 255; code++) {
      if (code == OPTIONS_ASKED_FOR) {
        // Codes, of which any can be asked for.
        continue;
      }
      byte[] among = DhcpBytes.discover(MAC, 7).option(code, WORD).bytes();
      int told = code;
      assertFalse(text(among).contains(WORD), () -> "option " + told);
      for (int field : new int[] {44, 108}) {
        byte[] overloaded = DhcpBytes.discover(MAC, 7).option(52, field == 44 ? 2 : 1).bytes();
        put(overloaded, field, code, WORD);
        assertFalse(text(overloaded).contains(WORD), () -> "option " + told + " at " + field);
      }
    }
  }

  @Test
  void namesOfServersAndFilesAreLeftOut() {
    byte[] message = DhcpBytes.discover(MAC, 7).bytes();
    System.arraycopy(WORD.getBytes(LATIN), 0, message, 44, WORD.length());
    System.arraycopy(WORD.getBytes(LATIN), 0, message, 108, WORD.length());
    assertFalse(text(message).contains(WORD));
  }

  private static void put(byte[] message, int at, int code, String word) {
    message[at] = (byte) code;
    message[at + 1] = (byte) word.length();
    System.arraycopy(word.getBytes(LATIN), 0, message, at + 2, word.length());
    message[at + 2 + word.length()] = (byte) 255;
  }

  private String text(byte[] message) {
    byte[] sent = Frames.of(1, MAC, Frames.ipv4(message));
    assertEquals(Observation.Dhcp.class, decoded(sent).getClass());
    return new String(masked(sent), LATIN);
  }

  @Test
  void aClassOfNoKnownFamilyIsLeftOut() {
    byte[] sent =
        Frames.of(1, MAC, Frames.ipv4(DhcpBytes.discover(MAC, 7).option(60, "Anna").bytes()));
    assertNull(((Observation.Dhcp) decoded(masked(sent))).message().vendorClass());
  }

  @Test
  void theSameDeviceIsTheSameThroughoutAndNumbersFollowArrival() {
    byte[] first = masked(Frames.ethernet(MAC, 0x0806, Frames.arp(MAC, 0, 5), 20));
    byte[] second = masked(Frames.ethernet(MAC + 1, 0x0806, Frames.arp(MAC + 1, 0, 5), 20));
    byte[] again = masked(Frames.ethernet(MAC, 0x0806, Frames.arp(MAC, 0, 5), 20));
    assertEquals("3c22fbe00001", HexFormat.of().formatHex(first, 6, 12));
    assertEquals("3c22fbe00002", HexFormat.of().formatHex(second, 6, 12));
    assertArrayEquals(first, again);
  }

  @Test
  void groupsThatAreMadeOfAnAddressAreMaskedAndTheirMembersInterfacesToo() {
    byte[] sent = Frames.of(1, MAC, IP);
    System.arraycopy(HexFormat.of().parseHex("3333ffa1b2c3"), 0, sent, 0, 6);
    assertFalse(HexFormat.of().formatHex(masked(sent)).contains(LOWER));
    Frame named = new Frame(0, 1, 0, "wlx3c22fba1b2c3", 1, sent, sent.length);
    assertEquals("interface-1", Objects.requireNonNull(mask.apply(named)).point());
  }

  private byte[] masked(byte[] bytes) {
    return Objects.requireNonNull(mask.apply(new Frame(0, 1, 5, "wlan0", 1, bytes, bytes.length)))
        .bytes();
  }

  private static Observation decoded(byte[] bytes) {
    return Objects.requireNonNull(
        Decoder.decode(new Frame(0, 1, 5, "wlan0", 1, bytes, bytes.length)));
  }

  @Test
  void aTunnelThatIsNotOpenedIsLeftOut() {
    byte[] eoip = Frames.of(1, MAC, Frames.ip(97, Frames.joined("3000", Frames.of(1, MAC, IP))));
    assertNull(mask.apply(new Frame(0, 1, 0, "wlan0", 1, eoip, eoip.length)));
  }
}
