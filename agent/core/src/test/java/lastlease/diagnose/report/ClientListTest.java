package lastlease.diagnose.report;

import static lastlease.simulator.Packets.EVERYBODY;
import static lastlease.simulator.Packets.arp;
import static lastlease.simulator.Packets.fromClient;
import static lastlease.simulator.Packets.octets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Objects;
import lastlease.diagnose.given.Settings;
import lastlease.diagnose.segment.SegmentCore;
import lastlease.leases.LeaseBook;
import lastlease.reports.Client;
import lastlease.reports.Client.Outcome;
import lastlease.simulator.Packets;
import lastlease.wire.Decoder;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frame;
import org.junit.jupiter.api.Test;

/** Names that a flood made up are counted, not listed; and who asks for all gets all. */
class ClientListTest {
  private static final long T0 = 1_795_000_000_000_000L;
  private static final long GUEST = 0xA4C3_F000_0000L;

  /** No network interface has the bit of groups. */
  private static final long MADE_UP = 0x0100_0000_0000L;

  private static final int SERVER = 0x0A00_0001;
  private static final int ADDRESS = 0x0A00_0010;
  private static final int NAMES = 30;

  private final SegmentCore core =
      new SegmentCore("capture", Settings.NONE, new LeaseBook(), () -> true, T0, () -> {});
  private long now = T0;
  private long frames;

  private void sends(byte[] bytes) {
    now += 200_000;
    passes();
    Frame frame = new Frame(0, ++frames, now, Frame.CAPTURE, 1, bytes, bytes.length);
    core.step(Objects.requireNonNull(Decoder.decode(frame)), now);
  }

  private void passes() {
    while (core.wakeAt() <= now) {
      core.wake();
    }
  }

  private void asks(long mac) {
    sends(message(DhcpBytes.discover(mac, xid(mac)), mac));
  }

  private static int xid(long mac) {
    return (int) (mac * 0x9E37_79B9L);
  }

  private void takes(long mac, int address) {
    DhcpBytes request = DhcpBytes.request(3, mac, xid(mac));
    sends(message(request.option(50, octets(address)).option(54, octets(SERVER)), mac));
    sends(arp(mac, 0, address));
    sends(arp(mac, address, address));
    now += 15_000_000;
    passes();
  }

  private static byte[] message(DhcpBytes bytes, long mac) {
    return fromClient(bytes, mac, EVERYBODY, 0, Packets.BROADCAST);
  }

  private ClientList list() {
    return new ClientList(core, now);
  }

  private static List<String> ids(List<Client> clients) {
    return clients.stream().map(Client::id).toList();
  }

  @Test
  void withoutAFloodAllAreListed() {
    asks(GUEST);
    takes(GUEST, ADDRESS);
    asks(GUEST + 1);
    ClientList list = list();
    assertEquals(List.of("c1", "c2"), ids(list.listed()));
    assertSame(list.listed(), list.all(), "nothing is written twice");
    assertEquals(list.listed(), list.holders());
    assertEquals(1, list.outcomes().get(Outcome.BOUND));
    assertEquals(0, list.madeUpNamed());
  }

  @Test
  void madeUpNamesAreCountedAndWrittenForWhoAsksForAll() {
    asks(GUEST);
    takes(GUEST, ADDRESS);
    for (int i = 0; i < NAMES; i++) {
      asks(MADE_UP + i * 0x10_0101L);
    }
    takes(MADE_UP, ADDRESS + 1);
    ClientList list = list();
    assertEquals(List.of("c1"), ids(list.listed()));
    assertEquals(List.of("c1", "c2"), ids(list.holders()), "it had an address of the pool");
    assertEquals(NAMES + 1, list.size());
    assertEquals(NAMES + 1, list.all().size());
    assertEquals(list.listed(), list.all().subList(0, 1));
    assertEquals("c" + (NAMES + 1), list.all().get(NAMES).id());
    assertEquals(NAMES + 1, list.outcomes().values().stream().mapToLong(Long::longValue).sum());
    assertEquals(1, list.outcomes().get(Outcome.BOUND), "nobody has what a made-up name took");
    assertEquals(NAMES, core.madeUpNames());
  }
}
