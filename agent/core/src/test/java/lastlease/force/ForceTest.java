package lastlease.force;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.IntFunction;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Verdict;
import lastlease.track.Clients;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frames;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However many are made up: the venue's own devices are named, and what did not fit is counted. */
class ForceTest {
  private static final int MILLION = 1_000_000;

  /** More than are kept before the table is cleared up. */
  private static final int CROWD = Clients.LIMIT + Clients.SLACK + 5_000;

  private final Random random = new Random(7);

  private long mac() {
    return random.nextLong() & 0xFEFF_FFFF_FFFFL | 0x0200_0000_0000L;
  }

  private static byte[] frame(long mac, DhcpBytes message, int... vlans) {
    return Frames.ethernet(mac, 0x0800, Frames.ipv4(message.bytes()), vlans);
  }

  private byte[] reboot() {
    long mac = mac();
    int address = random.nextInt(0x1_0000);
    return frame(
        mac,
        DhcpBytes.request(3, mac, random.nextInt())
            .option(50, 10, 9, address >>> 8, address & 0xff));
  }

  private byte[] named(long mac) {
    return frame(
        mac, DhcpBytes.discover(mac, random.nextInt()).option(12, "host-" + random.nextInt()));
  }

  private byte[] heard() {
    return Frames.ethernet(
        mac(), 0x0806, Frames.arp(mac(), 0x0A00_0000 | random.nextInt(0x100_0000), 0x0A09_0001));
  }

  private byte[] tagged(int i) {
    long mac = mac();
    int vlan = i % 10_000;
    return frame(mac, DhcpBytes.discover(mac, random.nextInt()), vlan / 4094 + 1, vlan % 4094 + 1);
  }

  private static void flooded(int count, IntFunction<byte[]> made) {
    PoolReport report = new Flooded().in(count, made);
    assertEquals(Verdict.STARVATION_ATTACK, report.verdict());
    assertEquals(Flooded.VICTIMS, Flooded.named(report));
    Segment.Totals totals = report.segments().get(0).totals();
    // Who was dropped after its first frame, and is heard again, is counted again.
    long twice = totals.clients() - count - 11;
    assertTrue(twice >= 0 && twice <= Flooded.VICTIMS, "clients: " + totals.clients());
    assertEquals(
        totals.clients() - report.segments().get(0).clients().size(), totals.clientsOmitted());
    assertTrue(totals.madeUp() > count * 0.99, "made up: " + totals.madeUp());
  }

  private void manyHosts(int count) {
    PoolReport report = new Flooded().in(count, i -> heard());
    assertEquals(Verdict.POOL_EXHAUSTED, report.verdict());
    assertEquals(Flooded.VICTIMS, Flooded.named(report));
    assertTrue(report.segments().get(0).totals().addressesForgotten() > 0);
  }

  private void manyTags(int count) {
    PoolReport report = new Flooded(77).in(count, this::tagged);
    assertEquals(Verdict.POOL_EXHAUSTED, report.verdict());
    assertEquals(Flooded.VICTIMS, Flooded.named(report));
    assertEquals(256, report.segments().size());
    assertEquals(10_000 + 1 - 256, report.input().segmentsOmitted());
  }

  @Test
  void rebootsOfStrangersHideNobody() {
    flooded(CROWD, i -> reboot());
  }

  @Test
  void namesOfStrangersHideNobody() {
    flooded(CROWD, i -> named(mac()));
  }

  @Test
  void hostsHeardByArpHideNobody() {
    manyHosts(120_000);
  }

  @Test
  void tenThousandTagsHideNobody() {
    manyTags(10_000);
  }

  @Test
  void oneWithManyNamesIsOne() {
    PoolReport report = new Flooded().in(CROWD, i -> named(0x3C22_FB00_0001L));
    assertEquals(Verdict.POOL_EXHAUSTED, report.verdict());
    assertEquals(Flooded.VICTIMS, Flooded.named(report));
    assertEquals(12, report.segments().get(0).totals().clients());
  }

  @Test
  @Tag("deep")
  void aMillionReboots() {
    flooded(MILLION, i -> reboot());
  }

  @Test
  @Tag("deep")
  void twoHundredThousandNames() {
    flooded(200_000, i -> named(mac()));
  }

  @Test
  @Tag("deep")
  void aMillionHosts() {
    manyHosts(MILLION);
  }

  @Test
  @Tag("deep")
  void tenThousandTagsTwentyTimes() {
    manyTags(200_000);
  }
}
