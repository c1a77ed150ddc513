package lastlease.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkLayerTest {
  private static final long MAC = 0x0200_0000_0001L;
  private static final byte[] IP = Frames.ipv4(DhcpBytes.discover(MAC, 7).bytes());

  private static Observation.Dhcp decoded(int linkType, byte[] bytes) {
    Frame frame = new Frame(0, 1, 1_000_000, "capture", linkType, bytes, bytes.length);
    return assertInstanceOf(Observation.Dhcp.class, Decoder.decode(frame));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 12, 101, 105, 108, 113, 127, 228, 276})
  void everyLinkTypeGivesTheSameMessage(int linkType) {
    Observation.Dhcp dhcp = decoded(linkType, Frames.of(linkType, MAC, IP));
    assertEquals(decoded(1, Frames.of(1, MAC, IP)).message(), dhcp.message());
    boolean addressed = linkType != 0 && linkType != 108 && linkType < 200 && linkType != 101;
    if (addressed && linkType != 12 || linkType == 276) {
      assertEquals(new MacAddress(MAC), dhcp.link().source());
    }
  }

  @Test
  void nestedTagsNameTheSegmentAndPriorityTagsDoNot() {
    assertEquals("", decoded(1, Frames.ethernet(MAC, 0x0800, IP)).seen().vlan());
    assertEquals("20", decoded(1, Frames.ethernet(MAC, 0x0800, IP, 20)).seen().vlan());
    assertEquals("100.20", decoded(1, Frames.ethernet(MAC, 0x0800, IP, 100, 20)).seen().vlan());
    assertEquals("20", decoded(1, Frames.ethernet(MAC, 0x0800, IP, 0, 20)).seen().vlan());
    assertEquals("", decoded(1, Frames.ethernet(MAC, 0x0800, IP, 0x6000)).seen().vlan());
  }

  @Test
  void encryptedWirelessFramesSayNothing() {
    byte[] frame = Frames.of(105, MAC, IP);
    frame[1] |= 0x40;
    assertNull(Decoder.decode(new Frame(0, 1, 0, "capture", 105, frame, frame.length)));
  }

  @Test
  void arpIsReadAndCutArpIsCounted() {
    byte[] bytes = Frames.ethernet(MAC, 0x0806, Frames.arp(MAC, 0, 0x0A000005));
    Observation.Arp arp =
        assertInstanceOf(
            Observation.Arp.class,
            Decoder.decode(new Frame(0, 1, 0, "capture", 1, bytes, bytes.length)));
    assertEquals(Ipv4.parse("10.0.0.5"), arp.target());
    assertEquals(true, arp.isProbe());
    Observation cut =
        Decoder.decode(new Frame(0, 1, 0, "capture", 1, Arrays.copyOf(bytes, 30), bytes.length));
    assertEquals("arp-cut-off", assertInstanceOf(Observation.Malformed.class, cut).reason());
  }

  @Test
  void anyPacketFromLinkLocalIsASighting() {
    byte[] ip = Frames.ipv4(new byte[8], 0xA9FE1234, 0xE00000FB, 5353, 5353);
    byte[] bytes = Frames.of(1, MAC, ip);
    Observation seen = Decoder.decode(new Frame(0, 1, 0, "capture", 1, bytes, bytes.length));
    assertEquals(
        Ipv4.parse("169.254.18.52"),
        assertInstanceOf(Observation.LinkLocalTraffic.class, seen).from());
  }
}
