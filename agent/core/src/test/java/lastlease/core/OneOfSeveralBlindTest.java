package lastlease.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lastlease.diagnose.given.Settings;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frame;
import lastlease.wire.Frames;
import org.junit.jupiter.api.Test;

/** Of several interfaces one is down for a while: the others know nothing of it. */
class OneOfSeveralBlindTest {
  private static final long T0 = 1_795_000_000_000_000L;
  private static final long MAC = 0x3C22_FB00_0000L;
  private static final String DOWN = "interface-down";

  private static long at(double seconds) {
    return T0 + Math.round(seconds * 1e6);
  }

  /** Three devices that ask in growing pauses, and are never answered. */
  private static List<Input> unanswered(String point, int source, double from, double... pauses) {
    List<Input> inputs = new ArrayList<>();
    long number = 0;
    for (double pause : pauses) {
      for (int client = 1; client <= 3; client++) {
        int own = source * 100 + client;
        byte[] bytes =
            Frames.of(1, MAC + own, Frames.ipv4(DhcpBytes.discover(MAC + own, own).bytes()));
        long when = at(from + pause + client * 0.3 + source * 0.01);
        inputs.add(
            new Input.Captured(new Frame(source, ++number, when, point, 1, bytes, bytes.length)));
      }
    }
    return inputs;
  }

  /** As a live session has them, by time; those of one time in the order given. */
  private static PoolReport report(List<Input> inputs) {
    Driver driver = new Driver(new Input.Start(T0, "a,b", "interface", null, Settings.NONE));
    inputs.stream().sorted(Comparator.comparingLong(Input::micros)).forEach(driver::take);
    return driver.report(
        new Heading(new PoolReport.Tool("test", "0"), Instant.EPOCH, List.of(), false));
  }

  private static Segment segment(PoolReport report, String id) {
    return report.segments().stream()
        .filter(segment -> segment.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<Input> all(List<Input> some, Input... more) {
    List<Input> all = new ArrayList<>(some);
    all.addAll(List.of(more));
    return all;
  }

  @Test
  void whatIsSeenOnTheOtherStands() {
    List<Input> inputs = new ArrayList<>(unanswered("a", 0, 0, 0));
    inputs.addAll(unanswered("b", 1, 0, 0, 4, 12, 28));
    inputs.add(new Input.End(at(60)));
    Segment undisturbed = segment(report(inputs), "b");
    assertFalse(undisturbed.incidents().isEmpty());
    PoolReport disturbed =
        report(all(inputs, new Input.Blind(at(2), "a"), new Input.Gap(at(2), at(20), DOWN, "a")));
    assertEquals(undisturbed, segment(disturbed, "b"));
    assertEquals(1, disturbed.input().gaps().size());
  }

  @Test
  void nothingIsConcludedFromTheSilenceOfTheOneThatIsDown() {
    List<Input> down = unanswered("a", 0, 0, 0, 4);
    Segment alone =
        segment(report(all(down, new Input.Gap(at(6), at(50), DOWN), new Input.End(at(60)))), "a");
    List<Input> both = new ArrayList<>(down);
    both.addAll(unanswered("b", 1, 6, 0, 4, 12, 28));
    both.add(new Input.Blind(at(6), "a"));
    both.add(new Input.Gap(at(6), at(50), DOWN, "a"));
    both.add(new Input.End(at(60)));
    assertEquals(alone, segment(report(both), "a"));
  }

  @Test
  void theFirstThatIsBackDoesNotMakeTheOtherSee() {
    List<Input> inputs = new ArrayList<>(unanswered("a", 0, 0, 0, 4));
    inputs.addAll(unanswered("b", 1, 0, 0, 4));
    inputs.add(new Input.Blind(at(6), "a"));
    inputs.add(new Input.Blind(at(6.5), "b"));
    inputs.add(new Input.Gap(at(6), at(10), DOWN, "a"));
    inputs.addAll(unanswered("a", 0, 11, 0, 4, 12, 28));
    inputs.add(new Input.Time(at(55)));
    PoolReport report = report(inputs);
    assertTrue(segment(report, "b").incidents().isEmpty(), "judged while blind");
    assertFalse(segment(report, "a").incidents().isEmpty());
  }

  @Test
  void whoGoesOnAfterTheEndSeesAgain() {
    List<Input> inputs = new ArrayList<>(unanswered("a", 0, 0, 0, 4));
    inputs.add(new Input.End(at(7)));
    inputs.add(new Input.Gap(at(7), at(9), "agent-stopped"));
    inputs.addAll(unanswered("a", 0, 11, 0, 4, 12, 28));
    inputs.add(new Input.Time(at(55)));
    Segment never = segment(report(inputs), "a");
    assertFalse(never.incidents().isEmpty());
    assertEquals(never, segment(report(all(inputs, new Input.Blind(at(6), "a"))), "a"));
  }
}
