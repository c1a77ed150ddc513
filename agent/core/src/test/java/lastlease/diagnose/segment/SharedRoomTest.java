package lastlease.diagnose.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import lastlease.diagnose.given.Settings;
import lastlease.leases.LeaseBook;
import lastlease.wire.Decoder;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frame;
import lastlease.wire.Frames;
import lastlease.wire.Observation;
import org.junit.jupiter.api.Test;

/** What all segments together keep is bounded, and the fullest give. */
class SharedRoomTest {
  private static final int LIMIT = 100;

  /** Keeps a number, part of which it cannot give. */
  private static final class Box {
    private final int firm;
    private int size;

    Box(int size, int firm) {
      this.size = size;
      this.firm = firm;
    }

    void keep(int most) {
      size = Math.max(firm, Math.min(size, most));
    }
  }

  private static void grow(SharedRoom<Box> room, List<Box> all, Box one, int by) {
    room.before(one);
    one.size += by;
    room.after(one, all);
  }

  private static SharedRoom<Box> room() {
    return new SharedRoom<>(LIMIT, box -> box.size, Box::keep);
  }

  private static List<Integer> sizes(List<Box> all) {
    return all.stream().map(box -> box.size).toList();
  }

  @Test
  void theFullestGiveUntilAllFitAndTheSmallKeepAll() {
    SharedRoom<Box> room = room();
    List<Box> all = IntStream.range(0, 4).mapToObj(i -> new Box(0, 0)).toList();
    grow(room, all, all.get(0), 5);
    grow(room, all, all.get(1), 60);
    grow(room, all, all.get(2), 10);
    assertEquals(List.of(5, 60, 10, 0), sizes(all));
    grow(room, all, all.get(3), 51);
    assertEquals(List.of(5, 42, 10, 42), sizes(all), "5 + 10 stay, the rest is shared");
  }

  @Test
  void whoMustKeepMoreIsNotAskedAgainUntilAsManyHaveCome() {
    SharedRoom<Box> room = room();
    List<Box> all = List.of(new Box(0, 120), new Box(0, 0));
    grow(room, all, all.get(0), 120);
    grow(room, all, all.get(1), 6);
    assertEquals(List.of(120, 6), sizes(all), "it fits its share");
    grow(room, all, all.get(1), 25);
    assertEquals(List.of(120, 31), sizes(all));
    grow(room, all, all.get(1), 30);
    assertEquals(List.of(120, 50), sizes(all));
  }

  @Test
  void aSegmentThatLeavesTakesItsShareAlong() {
    SharedRoom<Box> room = room();
    Box gone = new Box(0, 0);
    grow(room, List.of(gone), gone, 100);
    room.left(gone);
    Box next = new Box(0, 0);
    grow(room, List.of(next), next, 100);
    assertEquals(100, next.size);
  }

  @Test
  void clientsOfManyVlansAreBoundedTogetherAndTheOnesOfASmallOneStay() {
    LeaseBook leases = new LeaseBook();
    SegmentTable table =
        new SegmentTable(
            id -> new SegmentCore(id, Settings.NONE, leases, () -> false, 0, () -> {}), 1000, 1000);
    int made = 3_500;
    for (int i = 0; i < made; i++) {
      int vlan = i < 5 ? 4000 : 1 + i % 70;
      long mac = 0x0200_0000_0000L + i;
      byte[] packet = Frames.ipv4(DhcpBytes.discover(mac, i).bytes());
      byte[] bytes = Frames.ethernet(mac, 0x0800, packet, vlan);
      long at = i * 1000L;
      Observation seen =
          Objects.requireNonNull(
              Decoder.decode(new Frame(0, i + 1, at, Frame.CAPTURE, 1, bytes, bytes.length)));
      SegmentCore core = Objects.requireNonNull(table.of(seen.seen().segment(), at));
      table.step(core, seen, at);
    }
    int kept = table.all().stream().mapToInt(core -> core.track().clients().kept()).sum();
    long omitted = table.all().stream().mapToLong(core -> core.track().clients().omitted()).sum();
    assertTrue(kept <= 1_250, kept + " kept");
    assertEquals(made, kept + omitted, "who left is counted");
    SegmentCore small = table.all().iterator().next();
    assertEquals(5, small.track().clients().kept());
  }
}
