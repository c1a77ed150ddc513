package lastlease.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is handed on holds no lower half of a MAC address, and says the same otherwise. */
class MaskTest {
  private static final long MAC = 0x3C22_FBA1_B2C3L;
  private static final String LOWER = "a1b2c3";
  private static final byte[] IP = Frames.ipv4(DhcpBytes.discover(MAC, 7).bytes());
  private static final String STATION = "3c22fba1b2c3";
  private static final String ACCESS_POINT = "3c22fba1b2c3";

  private final Mask mask = new Mask(new byte[16]);

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
  void aTunnelThatIsNotOpenedIsLeftOut() {
    byte[] eoip = Frames.of(1, MAC, Frames.ip(97, Frames.joined("3000", Frames.of(1, MAC, IP))));
    assertNull(mask.apply(new Frame(0, 1, 0, "wlan0", 1, eoip, eoip.length)));
  }
}
