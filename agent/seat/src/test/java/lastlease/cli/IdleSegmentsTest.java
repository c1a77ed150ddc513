package lastlease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frames;
import lastlease.wire.PcapBytes;
import org.junit.jupiter.api.Test;

/** All places are taken by segments where somebody was served, and then come others. */
class IdleSegmentsTest {
  private static final long T0 = 1_795_000_000_000_000L;
  private static final int FIRST = 1000;
  private static final int LAST = 1254;
  private static final int TROUBLED = 7;

  private final TreeMap<Long, byte[]> frames = new TreeMap<>();

  private void add(double seconds, byte[] frame) {
    long at = T0 + (long) (seconds * 1_000_000);
    while (frames.containsKey(at)) {
      at++;
    }
    frames.put(at, frame);
  }

  private void ask(double seconds, int vlan, int device) {
    long mac = 0x3C22_FB00_0000L + vlan * 100L + device;
    byte[] packet = Frames.ipv4(DhcpBytes.discover(mac, vlan * 100 + device).bytes());
    add(seconds, Frames.ethernet(mac, 0x0800, packet, vlan));
  }

  private void serve(double seconds, int vlan) {
    ask(seconds, vlan, 1);
    long mac = 0x3C22_FB00_0000L + vlan * 100L + 1;
    byte[] request =
        DhcpBytes.request(3, mac, vlan * 100 + 1)
            .option(50, 10, 0, 0, 11)
            .option(54, 10, 0, 0, 1)
            .bytes();
    add(seconds + 0.2, Frames.ethernet(mac, 0x0800, Frames.ipv4(request), vlan));
    add(seconds + 0.3, Frames.ethernet(mac, 0x0806, Frames.arp(mac, 0, 0x0A00000B), vlan));
    announce(seconds + 1.3, vlan);
  }

  private void announce(double seconds, int vlan) {
    long mac = 0x3C22_FB00_0000L + vlan * 100L + 1;
    byte[] arp = Frames.arp(mac, 0x0A00000B, 0x0A00000B);
    add(seconds, Frames.ethernet(mac, 0x0806, arp, vlan));
  }

  @Test
  void theLongestSilentOneGoesButNoneInTrouble() {
    for (int round = 0; round < 5; round++) {
      for (int device = 0; device < 5; device++) {
        ask((4 << round) + device * 0.1, TROUBLED, device);
      }
    }
    for (int vlan = FIRST; vlan <= LAST; vlan++) {
      serve(70 + (vlan - FIRST) * 0.05, vlan);
    }
    for (int seconds = 200; seconds < 900; seconds += 100) {
      announce(seconds, FIRST);
    }
    for (int seconds = 150; seconds < 900; seconds += 60) {
      ask(seconds, TROUBLED, 1);
    }
    ask(350, 2000, 1);
    ask(850, 2001, 1);
    PcapBytes file = PcapBytes.ethernet();
    frames.forEach(file::frame);
    PoolReport report = SampleReports.of(file.bytes());
    Set<String> kept = report.segments().stream().map(Segment::id).collect(Collectors.toSet());
    assertEquals(256, kept.size());
    assertFalse(kept.contains("capture.2000"), "nobody was silent for long");
    assertTrue(kept.contains("capture.2001"), "a place was free again");
    assertTrue(kept.contains("capture." + FIRST), "it was not silent");
    assertFalse(kept.contains("capture." + (FIRST + 1)), "it was silent for longest");
    assertEquals(2, report.input().segmentsOmitted());
    Segment troubled =
        report.segments().stream()
            .filter(segment -> segment.id().equals("capture." + TROUBLED))
            .findFirst()
            .orElseThrow();
    assertEquals(null, troubled.incidents().get(0).ended(), "an open incident is not silent");
  }
}
