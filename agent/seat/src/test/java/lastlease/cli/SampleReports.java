package lastlease.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lastlease.capture.file.CaptureReader;
import lastlease.cli.option.GivenOptions;
import lastlease.live.Progress;
import lastlease.reports.Confidence;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.session.Surroundings;
import org.jspecify.annotations.Nullable;

/** Reports as the core makes them, and variants of their one incident. */
public final class SampleReports {
  /** Of the whole {@link VenueCapture}: one open incident, POOL_EXHAUSTED. */
  public static final PoolReport FULL = firstOf(1);

  private SampleReports() {}

  /** The report of the first of so many parts of the capture. */
  public static PoolReport firstOf(int parts) {
    return of(new VenueCapture().hostname("<script>alert(1)</script>").inParts(parts).get(0));
  }

  /** The report of a capture. */
  public static PoolReport of(byte[] capture) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Surroundings here =
        Surroundings.of(
            new ByteArrayInputStream(new byte[0]),
            nowhere,
            nowhere,
            StandardCharsets.UTF_8,
            Map.of(),
            () -> Instant.parse("2026-11-24T12:00:00Z"),
            ZoneOffset.UTC,
            Locale.US,
            false,
            false);
    try (CaptureReader reader = new CaptureReader()) {
      reader.add("-", new ByteArrayInputStream(capture));
      return new GivenOptions()
          .run(reader, here, false)
          .analyze(Progress.NONE, List.of(), Instant.EPOCH);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The incident of {@link #FULL}. */
  public static Incident incident() {
    return FULL.segments().get(0).incidents().get(0);
  }

  /** The same incident in another state. */
  public static Incident incident(
      Verdict verdict, Confidence confidence, Severity severity, @Nullable Instant ended) {
    Incident i = incident();
    return new Incident(
        i.id(),
        verdict,
        confidence,
        severity,
        i.rivals(),
        i.began(),
        i.detected(),
        ended,
        ended == null ? null : Incident.EndCode.ADDRESSES_FREED,
        i.clients(),
        i.evidence(),
        i.advice(),
        i.revisions(),
        i.ruledOut());
  }

  /** A report with these incidents, and otherwise as {@link #FULL}. */
  public static PoolReport with(Incident... incidents) {
    return with(FULL.confidence(), incidents);
  }

  /** The same, with a verdict that is as sure as its incident. */
  public static PoolReport confirmed(Incident incident) {
    return with(incident.confidence(), incident);
  }

  /** The same segment under another name. */
  public static Segment named(String id, Segment s) {
    return segment(id, s.confidence(), s.incidents(), s);
  }

  private static Segment segment(
      String id, @Nullable Confidence confidence, List<Incident> incidents, Segment s) {
    return segment(id, confidence, incidents, s.pools(), s);
  }

  private static Segment segment(
      String id,
      @Nullable Confidence confidence,
      List<Incident> incidents,
      List<Segment.Pool> pools,
      Segment s) {
    return new Segment(
        id,
        s.verdict(),
        confidence,
        s.severity(),
        s.now(),
        s.vantage(),
        s.ownAddresses(),
        pools,
        s.servers(),
        s.totals(),
        s.clients(),
        s.timeline(),
        s.answerTimes(),
        incidents);
  }

  /** The same, of a pool whose size is known. */
  public static PoolReport sized(int capacity) {
    Segment s = FULL.segments().get(0);
    List<Segment.Pool> pools =
        s.pools().stream()
            .map(
                p ->
                    new Segment.Pool(
                        p.subnet(),
                        p.leaseSeconds(),
                        p.lowestSeen(),
                        p.highestSeen(),
                        p.inUseAtLeast(),
                        p.inUseAtMost(),
                        capacity,
                        Segment.CapacityBasis.CONFIGURED,
                        p.forecastFullAt(),
                        p.capacityLeftOut(),
                        p.forecastFrom(),
                        p.forecastTo(),
                        p.table()))
            .toList();
    return withSegments(List.of(segment(s.id(), s.confidence(), s.incidents(), pools, s)));
  }

  /** A report with these segments, and otherwise as {@link #FULL}. */
  public static PoolReport withSegments(List<Segment> segments) {
    return report(FULL.confidence(), segments);
  }

  private static PoolReport with(@Nullable Confidence confidence, Incident... incidents) {
    Segment s = FULL.segments().get(0);
    return report(confidence, List.of(segment(s.id(), confidence, List.of(incidents), s)));
  }

  private static PoolReport report(@Nullable Confidence confidence, List<Segment> segments) {
    PoolReport r = FULL;
    return new PoolReport(
        r.schema(),
        r.tool(),
        r.generatedAt(),
        r.title(),
        r.language(),
        r.options(),
        r.input(),
        r.verdict(),
        confidence,
        r.severity(),
        r.now(),
        segments);
  }
}
