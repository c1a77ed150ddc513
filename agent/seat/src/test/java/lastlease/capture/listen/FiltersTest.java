package lastlease.capture.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import java.util.TreeMap;
import lastlease.wire.DhcpBytes;
import lastlease.wire.FrameView;
import lastlease.wire.Frames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pcap4j.core.BpfProgram;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.Pcaps;
import org.pcap4j.packet.namednumber.DataLinkType;

/** The kernel's filters, compiled and run by libpcap on no interface, beside the view. */
class FiltersTest {
  private static final long MAC = 0x0200_0000_0001L;
  private static final byte[] IP = Frames.ipv4(DhcpBytes.discover(MAC, 7).bytes());
  private static final byte[] WEB = Frames.ipv4(new byte[40], 0x0A000005, 0x08080808, 50_000, 443);
  private static final byte[] ADVERTISEMENT =
      Frames.icmp6(
          "fe800000000000000000000000000001",
          "ff020000000000000000000000000001",
          "8600 0000 40c0 0708 00000000 00000000");

  private static boolean passes(int linkType, byte[] frame) throws Exception {
    PcapHandle handle;
    try {
      handle = Pcaps.openDead(DataLinkType.getInstance(linkType), 65_536);
    } catch (LinkageError | PcapNativeException e) {
      assumeTrue(false, "libpcap is not installed: " + e);
      return false;
    }
    BpfProgram filter =
        handle.compileFilter(
            Filters.of(linkType), BpfCompileMode.OPTIMIZE, PcapHandle.PCAP_NETMASK_UNKNOWN);
    boolean passed = filter.applyFilter(frame);
    filter.free();
    handle.close();
    return passed;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 105, 113, 127})
  void everyLinkTypeHasAFilterThatCompilesAndLetsDhcpPass(int linkType) throws Exception {
    assertEquals(true, passes(linkType, Frames.of(linkType, MAC, IP)));
    assertEquals(false, passes(linkType, Frames.of(linkType, MAC, WEB)));
  }

  @Test
  void onEthernetAllThatTheViewWantsPasses() throws Exception {
    Map<String, byte[]> frames = new TreeMap<>();
    frames.put("tagged", Frames.ethernet(MAC, 0x0800, IP, 20));
    frames.put("tagged twice", Frames.ethernet(MAC, 0x0806, Frames.arp(MAC, 0, 5), 20, 30));
    frames.put("advertisement", Frames.ethernet(MAC, 0x86DD, ADVERTISEMENT));
    frames.put("advertisement, tagged", Frames.ethernet(MAC, 0x86DD, ADVERTISEMENT, 20));
    frames.put("EAP", Frames.ethernet(MAC, 0x888E, new byte[] {1, 0, 0, 4, 4, 9, 0, 4}));
    byte[] inner = Frames.of(1, MAC, IP);
    frames.put("ERSPAN", Frames.of(1, MAC, Frames.ip(47, Frames.joined("000088be", inner))));
    byte[] vxlan = Frames.joined("0800000000138900", inner);
    frames.put("VXLAN", Frames.of(1, MAC, Frames.ipv4(vxlan, 1, 2, 50_000, 4789)));
    byte[] capwap = Frames.joined("0010020000000000", inner);
    frames.put("CAPWAP", Frames.of(1, MAC, Frames.ipv4(capwap, 1, 2, 5247, 50_000)));
    Map<String, Boolean> wanted = new TreeMap<>();
    Map<String, Boolean> passed = new TreeMap<>();
    for (Map.Entry<String, byte[]> one : frames.entrySet()) {
      wanted.put(one.getKey(), new FrameView().look(1, one.getValue(), 0, one.getValue().length));
      passed.put(one.getKey(), passes(1, one.getValue()));
    }
    assertEquals(wanted, passed);
    assertEquals(false, wanted.containsValue(false));
    assertEquals(false, passes(1, Frames.ethernet(MAC, 0x86DD, new byte[60])));
  }

  @Test
  void onWirelessWhoIsLetInPasses() throws Exception {
    byte[] deauthentication =
        Frames.joined("c0000000 020000000001 0200000000aa 0200000000aa 1000 0f00", new byte[0]);
    byte[] beacon =
        Frames.joined("80000000 ffffffffffff 0200000000aa 0200000000aa 1000", new byte[40]);
    assertEquals(true, passes(105, deauthentication));
    assertEquals(false, passes(105, beacon));
  }
}
