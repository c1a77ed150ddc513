package lastlease.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lastlease.diagnose.given.Settings;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frame;
import lastlease.wire.Frames;
import org.junit.jupiter.api.Test;

/** Which of too many VLANs stay: 256 are kept. */
class SegmentsKeptTest {
  private static final long T0 = 1_795_000_000_000_000L;
  private static final long MAC = 0x0200_0000_0000L;
  private static final int KEPT = 256;

  private final Driver driver =
      new Driver(new Input.Start(T0, "test", "file", null, Settings.NONE));
  private long number;

  /** A device of its own asks in a VLAN, a hundredth of a second after whoever asked before. */
  private void asks(int vlan) {
    long mac = MAC + ++number;
    byte[] packet = Frames.ipv4(DhcpBytes.discover(mac, (int) number).bytes());
    byte[] bytes = Frames.ethernet(mac, 0x0800, packet, vlan);
    driver.take(
        new Input.Captured(
            new Frame(0, number, T0 + number * 10_000, Frame.CAPTURE, 1, bytes, bytes.length)));
  }

  private void ask(int first, int last) {
    for (int vlan = first; vlan <= last; vlan++) {
      asks(vlan);
    }
  }

  private PoolReport report() {
    return driver.report(
        new Heading(new PoolReport.Tool("test", "0"), Instant.EPOCH, List.of(), false));
  }

  private Set<Integer> kept() {
    return report().segments().stream()
        .map(Segment::id)
        .map(id -> Integer.valueOf(id.substring(id.indexOf('.') + 1)))
        .collect(Collectors.toSet());
  }

  @Test
  void theLongestSilentOfThoseHeardOnceGoesFirst() {
    ask(1, KEPT + 3);
    assertEquals(KEPT, kept().size());
    assertEquals(3, report().input().segmentsOmitted());
    assertFalse(kept().contains(1) || kept().contains(2) || kept().contains(3), kept().toString());
  }

  @Test
  void whereAnotherAskedSinceAllWereLookedAtStays() {
    ask(1, KEPT + 1);
    asks(3);
    ask(KEPT + 2, KEPT + 10);
    assertTrue(kept().contains(3), kept().toString());
    assertFalse(kept().contains(2) || kept().contains(4), kept().toString());
  }

  @Test
  void whenAllWereHeardTwiceTheLongestSilentGoes() {
    ask(1, KEPT);
    ask(1, KEPT);
    asks(KEPT + 1);
    assertFalse(kept().contains(1), kept().toString());
    asks(KEPT + 2);
    assertTrue(kept().contains(2), "what was heard but once goes before it");
    assertFalse(kept().contains(KEPT + 1), kept().toString());
  }
}
