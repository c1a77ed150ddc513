package lastlease.reports.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import lastlease.reports.PoolReport;
import lastlease.reports.render.words.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A clock that was set is told by how much, and is no time of blindness. */
class ClockTextTest {
  private static PoolReport with(PoolReport.Gap gap) {
    PoolReport r = Reports.exhausted("x", false, 3);
    PoolReport.Input i = r.input();
    PoolReport.Input input =
        new PoolReport.Input(
            i.sources(),
            i.from(),
            i.to(),
            i.frames(),
            i.relevantFrames(),
            i.malformedFrames(),
            i.framesWithoutTime(),
            i.copies(),
            i.lostFrames(),
            List.of(gap),
            i.segmentsOmitted());
    return new PoolReport(
        r.schema(),
        r.tool(),
        r.generatedAt(),
        r.title(),
        r.language(),
        r.options(),
        input,
        r.verdict(),
        r.confidence(),
        r.severity(),
        r.now(),
        r.segments());
  }

  @ParameterizedTest
  @CsvSource({
    "EN,clock-step,-3600500,machine's clock was set back by 1 h",
    "EN,clock-step,90000,machine's clock was set forward by 1 min 30 s",
    "EN,time-shift,-7200000,the time in the capture steps back by 2 h",
    "EN,time-shift,90000,'goes on as before, 1 min 30 s later'",
    "JA,clock-step,-3600500,この機器の時計が1時間",
    "JA,time-shift,-7200000,キャプチャ内の時刻が2時間戻って"
  })
  void byHowMuchItWasSet(Language language, String reason, long shift, String words)
      throws IOException {
    Instant at = Reports.AT.plusSeconds(9);
    PoolReport report = with(new PoolReport.Gap(at, at, reason, shift));
    for (Format format : List.of(Format.TEXT, Format.HTML)) {
      String told =
          Reports.render(format, language, report).replace('\u00a0', ' ').replace("&#39;", "'");
      assertTrue(told.contains(words), format + ": " + told);
    }
    assertEquals(List.of(), report.input().blindGaps());
  }
}
