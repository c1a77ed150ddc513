package lastlease.reports.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import lastlease.reports.Client;
import lastlease.reports.PoolReport;
import lastlease.reports.render.chart.AnswerChart;
import lastlease.reports.render.chart.LaneChart;
import lastlease.reports.render.chart.Lanes;
import lastlease.reports.render.chart.RoundStep;
import lastlease.reports.render.chart.TimeAxis;
import lastlease.reports.render.chart.TimelineChart;
import lastlease.reports.render.page.Drawing;
import lastlease.reports.render.page.Page;
import lastlease.reports.render.section.Situation;
import lastlease.reports.render.words.Addresses;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Localizer;
import lastlease.reports.render.words.Phrases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pictures show, by their shapes. */
class ChartsTest {
  private static final Phrases TOKYO = new Phrases(Language.EN, ZoneId.of("Asia/Tokyo"));
  private static final Instant AT = Reports.AT;

  private static List<Drawing.Shape> shapes(Drawing drawing, String look) {
    return drawing.shapes().stream().filter(shape -> shape.look().equals(look)).toList();
  }

  private static List<Drawing.Shape> marks(Drawing drawing, String sign) {
    return drawing.shapes().stream()
        .filter(shape -> shape.kind() == Drawing.Kind.MARK && shape.text().equals(sign))
        .toList();
  }

  private static double percent(String value) {
    return Double.parseDouble(value.replace("%", ""));
  }

  private static Situation situation(int clients) {
    PoolReport report = Localizer.localize(Reports.exhausted("x", false, clients), TOKYO);
    return Situation.of(report.segments().get(0), report, TOKYO);
  }

  @ParameterizedTest
  @CsvSource({"PT2S", "PT92S", "PT17M", "PT4H", "PT31H", "P9D", "P60D"})
  void labelsHaveRoom(Duration length) {
    TimeAxis axis = new TimeAxis(AT, AT.plus(length), List.of());
    Drawing.Canvas canvas = new Drawing.Canvas();
    axis.labels(canvas, 16, TOKYO);
    List<Drawing.Shape> labels = canvas.done(22, "").shapes();
    assertTrue(labels.size() >= 2, labels.toString());
    for (int i = 1; i < labels.size(); i++) {
      double apart = percent(labels.get(i).x()) - percent(labels.get(i - 1).x());
      // 800 pixels wide: 60 between labels.
      assertTrue(apart >= 7.5, apart + " % apart");
    }
    long onPhones = labels.stream().filter(label -> !label.look().contains("t2")).count();
    assertTrue(onPhones <= 5, labels.toString());
    assertEquals(labels.size(), new HashSet<>(labels).size());
  }

  @Test
  void fullHoursAreThoseOfTheZone() {
    Phrases kolkata = new Phrases(Language.EN, ZoneId.of("Asia/Kolkata"));
    TimeAxis axis = new TimeAxis(AT, AT.plus(Duration.ofHours(8)), List.of());
    Drawing.Canvas canvas = new Drawing.Canvas();
    axis.labels(canvas, 16, kolkata);
    canvas
        .done(22, "")
        .shapes()
        .forEach(label -> assertTrue(label.text().matches(".*:00|11-24"), label.text()));
  }

  @Test
  void gapsAreHatchedOverWhateverIsBelow() {
    PoolReport.Gap gap = new PoolReport.Gap(AT.plusSeconds(20), AT.plusSeconds(30), "time-jump");
    TimeAxis axis = new TimeAxis(AT, AT.plusSeconds(60), List.of(gap));
    Drawing drawing = new TimelineChart(situation(3), axis, false).draw().drawing();
    List<Drawing.Shape> blind = shapes(drawing, "blind");
    assertEquals(3, blind.size(), "before, after, and the gap");
    double from = axis.at(gap.from());
    assertEquals(from, percent(blind.get(2).x()), 0.01);
    assertEquals(axis.at(gap.to()) - from, percent(blind.get(2).x2()), 0.02);
    int lastArea = drawing.shapes().lastIndexOf(last(shapes(drawing, "f-s")));
    assertTrue(drawing.shapes().indexOf(blind.get(2)) > lastArea, "above the areas");
    for (Drawing.Shape area : shapes(drawing, "f-s")) {
      assertTrue(percent(area.x()) + percent(area.x2()) <= axis.at(axis.to()) + 0.02);
    }
  }

  private static Drawing.Shape last(List<Drawing.Shape> shapes) {
    return shapes.get(shapes.size() - 1);
  }

  @Test
  void theOnsetIsAtOnePlaceInBothFigures() {
    Situation here = situation(3);
    TimeAxis axis = new TimeAxis(AT.minusSeconds(30), AT.plusSeconds(60), List.of());
    Drawing timeline = new TimelineChart(here, axis, false).draw().drawing();
    Drawing lanes = new Lanes(here, axis).draw().front();
    assertEquals(shapes(timeline, "on").get(0).x(), shapes(lanes, "on").get(0).x());
  }

  @Test
  void sixtyLanesAtMostAndTheRestCounted() {
    TimeAxis axis = new TimeAxis(AT, AT.plusSeconds(60), List.of());
    Page.Lanes lanes = new Lanes(situation(75), axis).draw();
    assertEquals(61, lanes.lanes().size(), "a server's and sixty devices'");
    assertEquals("… and 15 more", lanes.more());
    assertTrue(lanes.lanes().get(0).server());
    assertEquals(1, marks(lanes.lanes().get(0).drawing(), "nak").size());
    assertEquals(1, marks(lanes.lanes().get(0).drawing(), "host").size(), "later than its signs");
  }

  @Test
  void manyDevicesAreBarsFewAreMarks() {
    Drawing few = new AnswerChart(situation(8)).draw();
    assertEquals(8, marks(few, "wai").size());
    Drawing many = new AnswerChart(situation(500)).draw();
    assertEquals(List.of(), marks(many, "wai"));
    assertEquals(1, shapes(many, "b-w").size());
  }

  private static Client client(Client.Outcome outcome, Client.Event... events) {
    return new Client(
        "c1",
        null,
        null,
        null,
        null,
        null,
        false,
        false,
        outcome,
        null,
        null,
        null,
        1,
        AT,
        AT,
        null,
        null,
        null,
        List.of(events),
        0);
  }

  private static Client.Event event(long second, Client.EventKind kind) {
    return new Client.Event(AT.plusSeconds(second), kind, null, null);
  }

  @Test
  void whoAsksAgainHasNoAddressAnyMore() {
    TimeAxis axis = new TimeAxis(AT, AT.plusSeconds(100), List.of());
    Drawing lane =
        new LaneChart(axis)
            .draw(
                client(
                    Client.Outcome.LINK_LOCAL,
                    event(0, Client.EventKind.DISCOVER),
                    event(3, Client.EventKind.BOUND),
                    event(50, Client.EventKind.DISCOVER),
                    event(60, Client.EventKind.LINK_LOCAL_PROBE),
                    event(65, Client.EventKind.LINK_LOCAL_ANNOUNCE)));
    Drawing.Shape bound = shapes(lane, "b-s").get(0);
    assertEquals(axis.at(AT.plusSeconds(50)), percent(bound.x()) + percent(bound.x2()), 0.02);
    assertEquals(2, shapes(lane, "none").size(), "before it was served, and after it lost that");
    assertEquals(1, shapes(lane, "b-c").size());
    assertEquals(1, shapes(lane, "b-l").size());
    assertEquals(2, marks(lane, "dis").size());
  }

  @Test
  void lastFramesOfAnOldAddressAreNoFallback() {
    TimeAxis axis = new TimeAxis(AT, AT.plusSeconds(100), List.of());
    Drawing lane =
        new LaneChart(axis)
            .draw(
                client(
                    Client.Outcome.BOUND,
                    event(0, Client.EventKind.LINK_LOCAL_ANNOUNCE),
                    event(10, Client.EventKind.BOUND),
                    event(11, Client.EventKind.LINK_LOCAL_TRAFFIC)));
    assertEquals(1, shapes(lane, "b-l").size());
    assertEquals(1, shapes(lane, "b-s").size());
  }

  @ParameterizedTest
  @CsvSource({
    "10.77.0.10,10.77.0.14,10.77.0.10–.14",
    "10.77.0.250,10.77.1.3,10.77.0.250–10.77.1.3",
    "10.77.0.10,10.77.0.10,10.77.0.10"
  })
  void rangesLeaveOutWhatIsSaidAlready(String first, String last, String text) {
    assertEquals(text, new Addresses.Range(first, last).text("–"));
  }

  @ParameterizedTest
  @CsvSource({"10.77.0.14,10.77.0.42,.15–.42", "10.77.0.255,10.77.1.0,10.77.1.0"})
  void whatIsNewInAWiderRangeIsTold(String last, String newLast, String text) {
    Addresses.Range narrow = new Addresses.Range("10.77.0.10", last);
    Addresses.Range wide = new Addresses.Range("10.77.0.10", newLast);
    assertEquals(text, Addresses.after(narrow, wide, "–"));
  }

  @ParameterizedTest
  @CsvSource({"3,7,1", "13,4,5", "35,7,5", "1200,4,500", "0.5,7,1"})
  void stepsAreRound(double most, int steps, long step) {
    assertEquals(step, RoundStep.of(most, steps));
  }
}
