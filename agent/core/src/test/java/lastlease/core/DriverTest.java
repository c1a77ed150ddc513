package lastlease.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lastlease.diagnose.Diagnosis;
import lastlease.diagnose.given.Settings;
import lastlease.reports.PoolReport;
import lastlease.track.moment.Times;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frame;
import lastlease.wire.Frames;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DriverTest {
  private static final long T0 = 1_795_000_000_000_000L;
  private static final long MAC = 0x3C22_FB00_0000L;

  private long number;

  private static Driver driver() {
    return new Driver(new Input.Start(T0, "test", "file", null, Settings.NONE));
  }

  private Input.Captured discover(int client, double seconds) {
    return discover(0, client, seconds);
  }

  private Input.Captured discover(int source, int client, double seconds) {
    byte[] bytes =
        Frames.of(1, MAC + client, Frames.ipv4(DhcpBytes.discover(MAC + client, client).bytes()));
    return new Input.Captured(
        new Frame(source, ++number, at(seconds), Frame.CAPTURE, 1, bytes, bytes.length));
  }

  private static long at(double seconds) {
    return T0 + Math.round(seconds * 1e6);
  }

  /** Three devices that ask in growing pauses, and are never answered. */
  private List<Input> unanswered() {
    return unanswered(0, 4, 12, 28);
  }

  private List<Input> unanswered(double... pauses) {
    number = 0;
    List<Input> inputs = new ArrayList<>();
    for (double pause : pauses) {
      for (int client = 1; client <= 3; client++) {
        inputs.add(discover(client, pause + client * 0.3));
      }
    }
    return inputs;
  }

  private static PoolReport report(Driver driver) {
    return driver.report(
        new Heading(new PoolReport.Tool("test", "0"), Instant.EPOCH, List.of(), false));
  }

  private static PoolReport report(List<Input> inputs) {
    Driver driver = driver();
    inputs.forEach(driver::take);
    return report(driver);
  }

  private static List<Double> clients(PoolReport report) {
    return report.segments().get(0).clients().stream()
        .map(client -> (micros(client.firstDiscover()) - T0) / 1e6)
        .toList();
  }

  private static long micros(@Nullable Instant at) {
    return at == null ? 0 : at.getEpochSecond() * 1_000_000 + at.getNano() / 1000;
  }

  /** A device that gives up, and another one much later: nothing was due between them. */
  private List<Input> quiet(double until) {
    return List.of(discover(1, 0), new Input.Time(at(200)), discover(2, until));
  }

  @Test
  void anHourWithoutAnythingDueIsNoGap() {
    PoolReport report = report(quiet(4200));
    assertEquals(List.of(), report.input().gaps());
  }

  @Test
  void moreThanADayWithoutAFrameWasNotWatched() {
    PoolReport report = report(quiet(90_000));
    assertEquals(
        List.of(at(200), at(90_000)),
        report.input().gaps().stream()
            .flatMap(gap -> Stream.of(micros(gap.from()), micros(gap.to())))
            .toList());
  }

  @Test
  void whatIsFiveMinutesEarlyIsTakenAtTheTimeThatItIs() {
    PoolReport report = report(List.of(discover(1, 400), discover(2, 100), discover(3, 401)));
    assertEquals(List.of(400.0, 400.0, 401.0), clients(report));
    assertEquals(List.of(), report.input().gaps());
  }

  @Test
  void aLongerStepBackShiftsWhatFollowsAndIsTold() {
    PoolReport report =
        report(List.of(discover(1, 4000), discover(2, 400), discover(3, 401.5), discover(4, 460)));
    assertEquals(List.of(4000.0, 4000.0, 4001.5, 4060.0), clients(report));
    Instant when = Times.instant(at(4000));
    assertEquals(
        List.of(new PoolReport.Gap(when, when, "time-shift", -3_600_000L)), report.input().gaps());
    assertEquals(Times.instant(at(4060)), report.input().to());
  }

  @Test
  void eachStepBackIsAddedToTheOnesBefore() {
    PoolReport report =
        report(List.of(discover(1, 4000), discover(2, 400), discover(3, 0), discover(4, 1)));
    // 400 s are told as 4000; 0 would be 3600, more than five minutes before.
    assertEquals(List.of(4000.0, 4000.0, 4000.0, 4001.0), clients(report));
    assertEquals(2, report.input().gaps().size());
  }

  @Test
  void oneOrTwoWrongTimesShiftNothingThatFollows() {
    PoolReport report =
        report(
            List.of(
                discover(1, 4000),
                discover(2, 0),
                discover(3, 4001),
                discover(4, 400),
                discover(5, 401),
                discover(6, 4003),
                discover(7, 4500)));
    assertEquals(List.of(4000.0, 4000.0, 4001.0, 4001.0, 4002.0, 4003.0, 4500.0), clients(report));
    SourceTime time = new SourceTime();
    assertEquals(at(4000), time.of(at(4000)));
    assertEquals(at(4000), time.of(at(0)));
    assertEquals(at(4001), time.passed(at(4001)));
    assertEquals(at(4001), time.of(at(4001)));
  }

  @Test
  void theSecondOfTwoWrongTimesMayBeTheLowerOne() {
    PoolReport report =
        report(
            List.of(
                discover(1, 4000),
                discover(2, 400),
                discover(3, 0),
                discover(4, 4001),
                discover(5, 4500)));
    assertEquals(List.of(4000.0, 4000.0, 4000.0, 4001.0, 4500.0), clients(report));
  }

  @Test
  void aWrongTimeAfterAStepBackTakesNothingOfTheStep() {
    PoolReport report =
        report(
            List.of(
                discover(1, 4000),
                discover(2, 400),
                discover(3, 0),
                discover(4, 401),
                discover(5, 402)));
    assertEquals(List.of(4000.0, 4000.0, 4000.0, 4001.0, 4002.0), clients(report));
  }

  @Test
  void theNextRightTimeMayComeAfterALongSilence() {
    PoolReport report =
        report(List.of(discover(1, 4000), discover(2, 0), discover(3, 4700), discover(4, 4701)));
    assertEquals(List.of(4000.0, 4000.0, 4700.0, 4701.0), clients(report));
    SourceTime time = new SourceTime();
    assertEquals(at(4000), time.of(at(4000)));
    assertEquals(at(4000), time.of(at(0)));
    assertEquals(at(4700), time.passed(at(4700)));
    assertEquals(at(4700), time.of(at(4700)));
  }

  @Test
  void aStepBackOfThreeFramesIsAnotherTime() {
    PoolReport report =
        report(
            List.of(
                discover(1, 4000),
                discover(2, 400),
                discover(3, 401),
                discover(4, 402),
                discover(5, 4003)));
    assertEquals(List.of(4000.0, 4000.0, 4001.0, 4002.0, 7603.0), clients(report));
  }

  @Test
  void aStepBackOfOneSourceIsNoneOfAnother() {
    PoolReport report =
        report(
            List.of(
                discover(0, 1, 1000),
                discover(1, 2, 1001),
                discover(0, 3, 401),
                discover(1, 4, 1002),
                discover(0, 5, 403)));
    assertEquals(List.of(1000.0, 1001.0, 1001.0, 1002.0, 1003.0), clients(report));
    assertEquals(1, report.input().gaps().size());
  }

  @Test
  void sourcesOfACaptureAreOrderedByTheSameTime() {
    SourceTime time = new SourceTime();
    assertEquals(at(1000), time.of(at(1000)));
    assertEquals(at(800), time.of(at(800)));
    assertEquals(at(1000), time.of(at(600)));
    assertEquals(at(1002), time.of(at(602)));
    assertEquals(at(1102), time.of(at(702)));
  }

  @Test
  void aClockThatIsSetIsToldAndLosesNothing() {
    List<Input> plain = unanswered();
    List<Input> stepped = new ArrayList<>(plain);
    stepped.add(5, new Input.ClockStep(at(4.9), -3_600_000_000L));
    PoolReport before = report(plain);
    PoolReport after = report(stepped);
    assertEquals(before.segments(), after.segments());
    Instant when = Times.instant(at(4.9));
    assertEquals(
        List.of(new PoolReport.Gap(when, when, "clock-step", -3_600_000L)), after.input().gaps());
    assertFalse(after.input().gaps().get(0).blind());
  }

  @Test
  void timeThatIsNotWrittenDownChangesNothing() {
    List<Input> written = new ArrayList<>(unanswered());
    written.add(4, new Input.Lost(at(4.8), 3));
    written.add(new Input.Gap(at(45), at(50), "interface-down"));
    written.add(new Input.Lost(at(55), 7));
    written.add(new Input.End(at(60)));
    Driver live = driver();
    for (Input next : written) {
      long begins = next instanceof Input.Gap gap ? gap.from() : next.micros();
      long now = live.now().orElse(begins);
      for (long time = now; time < begins; time += 170_000) {
        live.take(new Input.Time(time));
      }
      live.take(next);
    }
    assertEquals(report(written), report(live));
  }

  @Test
  void changesComeWhenTheCoreWantedToWake() {
    Driver driver = driver();
    // Nobody asks at the moment from which it may be told.
    for (Input input : unanswered(0, 4, 11, 28)) {
      while (driver.nextWake().orElse(Long.MAX_VALUE) < input.micros()) {
        List<Diagnosis.Change> changes = driver.take(new Input.Time(driver.nextWake().getAsLong()));
        if (!changes.isEmpty()) {
          PoolReport told = report(driver);
          assertEquals(told.segments().get(0).incidents().get(0), changes.get(0).incident());
          assertEquals(told.segments().get(0).id(), changes.get(0).segment());
          return;
        }
      }
      assertEquals(List.of(), driver.take(input), "it is told by a frame, not by time");
    }
    fail("nothing is told of three who ask in vain for half a minute");
  }

  @Test
  void framesAreCountedWhetherTheyMatterOrNot() {
    Driver driver = driver();
    driver.take(discover(1, 0));
    byte[] other = Frames.ethernet(MAC, 0x86DD, new byte[40]);
    driver.take(new Input.Captured(new Frame(0, 2, at(1), Frame.CAPTURE, 1, other, other.length)));
    driver.take(new Input.Passed(at(1), 40, 3));
    PoolReport.Input input = report(driver).input();
    assertEquals(42, input.frames());
    assertEquals(1, input.relevantFrames());
    assertEquals(3, input.framesWithoutTime());
    assertEquals(Times.instant(at(1)), input.to());
  }
}
