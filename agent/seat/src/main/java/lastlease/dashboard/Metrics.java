package lastlease.dashboard;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import lastlease.reports.Confidence;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.Verdict;
import lastlease.reports.render.words.Plain;
import org.jspecify.annotations.Nullable;

/**
 * The newest report as metrics. Labels are bounded: segments, verdicts, outcomes and subnets, never
 * what devices say of themselves.
 */
final class Metrics implements MultiCollector {
  private static final int SEGMENTS = 32;
  private static final int POOLS = 16;

  private final Latest latest;

  Metrics(Latest latest) {
    this.latest = latest;
  }

  @Override
  public MetricSnapshots collect() {
    Latest.Edition edition = latest.get();
    return edition == null ? MetricSnapshots.of() : of(edition.report());
  }

  private MetricSnapshots of(PoolReport report) {
    List<Segment> segments = shown(report);
    PoolReport.Input input = report.input();
    return MetricSnapshots.builder()
        .metricSnapshot(clients(segments))
        .metricSnapshot(incidents(segments))
        .metricSnapshot(verdicts(segments))
        .metricSnapshot(confidences(segments))
        .metricSnapshot(answers(segments))
        .metricSnapshot(
            pools(
                segments,
                "lastlease_pool_addresses_in_use",
                "Addresses of a pool that are in use, at least.",
                Segment.Pool::inUseAtLeast))
        .metricSnapshot(
            pools(
                segments,
                "lastlease_pool_addresses_possibly_in_use",
                "Addresses of a pool that are in use, at most.",
                Segment.Pool::inUseAtMost))
        .metricSnapshot(
            pools(
                segments,
                "lastlease_pool_capacity_addresses",
                "Addresses that a pool has, where it is known.",
                Segment.Pool::capacity))
        .metricSnapshot(forecasts(segments))
        .metricSnapshot(
            gauge(
                "lastlease_segments",
                "Segments that are kept apart; those in trouble first, 32 have metrics.",
                report.segments().size()))
        .metricSnapshot(
            gauge(
                "lastlease_segments_omitted",
                "Segments that were seen and left out, since there were too many.",
                (double) input.segmentsOmitted()))
        .metricSnapshot(
            counter("lastlease_frames", "Frames seen, relevant or not.", input.frames()))
        .metricSnapshot(
            counter("lastlease_relevant_frames", "Frames of interest.", input.relevantFrames()))
        .metricSnapshot(
            counter("lastlease_lost_frames", "Frames that were dropped.", input.lostFrames()))
        .metricSnapshot(
            gauge(
                "lastlease_last_frame_timestamp_seconds",
                "When the last frame was seen, in Unix time.",
                seconds(report.input().to())))
        .metricSnapshot(
            gauge(
                "lastlease_capturing",
                "1 while frames can be seen, 0 while blind.",
                latest.blindness() == null ? 1 : 0))
        .metricSnapshot(
            InfoSnapshot.builder()
                .name("lastlease_build")
                .help("Version of lastlease.")
                .dataPoint(
                    InfoSnapshot.InfoDataPointSnapshot.builder()
                        .labels(labels("version", report.tool().version()))
                        .build())
                .build())
        .build();
  }

  /** Those in trouble first, then those where most happens. */
  private static List<Segment> shown(PoolReport report) {
    return report.segments().stream()
        .sorted(
            Comparator.comparing(Metrics::isOpen, Comparator.reverseOrder())
                .thenComparing(
                    segment -> segment.totals().clients(), Comparator.<Long>reverseOrder()))
        .limit(SEGMENTS)
        .toList();
  }

  private static boolean isOpen(Segment segment) {
    return segment.incidents().stream().anyMatch(incident -> incident.ended() == null);
  }

  /** Frames bring some of them: what a scraper or a terminal shows is harmless and short. */
  private static Labels labels(String... namesAndValues) {
    String[] plain = namesAndValues.clone();
    for (int i = 1; i < plain.length; i += 2) {
      plain[i] = Plain.text(plain[i]);
    }
    return Labels.of(plain);
  }

  private static double seconds(@Nullable Instant at) {
    return at == null ? Double.NaN : at.toEpochMilli() / 1000.0;
  }

  private static GaugeSnapshot clients(List<Segment> segments) {
    GaugeSnapshot.Builder gauge =
        GaugeSnapshot.builder().name("lastlease_clients").help("Clients by their last state.");
    for (Segment segment : segments) {
      segment
          .totals()
          .byOutcome()
          .forEach(
              (outcome, count) ->
                  gauge.dataPoint(
                      point(count, "segment", segment.id(), "outcome", outcome.name())));
    }
    return gauge.build();
  }

  private static GaugeSnapshot incidents(List<Segment> segments) {
    GaugeSnapshot.Builder gauge =
        GaugeSnapshot.builder().name("lastlease_open_incidents").help("Incidents that go on.");
    for (Segment segment : segments) {
      Map<List<String>, Long> open = new LinkedHashMap<>();
      for (Incident incident : segment.incidents()) {
        if (incident.ended() == null) {
          Confidence confidence = incident.confidence();
          open.merge(
              List.of(incident.verdict().name(), confidence.name(), incident.severity().name()),
              1L,
              Long::sum);
        }
      }
      open.forEach(
          (what, count) ->
              gauge.dataPoint(
                  point(
                      count,
                      "segment",
                      segment.id(),
                      "verdict",
                      what.get(0),
                      "confidence",
                      what.get(1),
                      "severity",
                      what.get(2))));
    }
    return gauge.build();
  }

  private static StateSetSnapshot verdicts(List<Segment> segments) {
    return states(
        "lastlease_verdict",
        "The verdict of a segment now: 1 for one of them.",
        segments,
        Verdict.values(),
        (segment, verdict) -> segment.now().verdict() == verdict);
  }

  private static StateSetSnapshot confidences(List<Segment> segments) {
    return states(
        "lastlease_verdict_confidence",
        "How sure the verdict of a segment is: 1 for one of them, or for none.",
        segments,
        Confidence.values(),
        (segment, confidence) -> segment.now().confidence() == confidence);
  }

  private static <E extends Enum<E>> StateSetSnapshot states(
      String name, String help, List<Segment> segments, E[] all, BiPredicate<Segment, E> isNow) {
    StateSetSnapshot.Builder set = StateSetSnapshot.builder().name(name).help(help);
    for (Segment segment : segments) {
      StateSetSnapshot.StateSetDataPointSnapshot.Builder states =
          StateSetSnapshot.StateSetDataPointSnapshot.builder()
              .labels(labels("segment", segment.id()));
      for (E one : all) {
        states.state(one.name(), isNow.test(segment, one));
      }
      set.dataPoint(states.build());
    }
    return set.build();
  }

  private static HistogramSnapshot answers(List<Segment> segments) {
    HistogramSnapshot.Builder histogram =
        HistogramSnapshot.builder()
            .name("lastlease_answer_seconds")
            .help("From a client's first DISCOVER to its answer.");
    for (Segment segment : segments) {
      List<Long> upper = segment.answerTimes().upperMillis();
      List<Long> counts = segment.answerTimes().counts();
      ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
      for (int i = 0; i < counts.size(); i++) {
        double bound = i < upper.size() ? upper.get(i) / 1000.0 : Double.POSITIVE_INFINITY;
        buckets.bucket(bound, counts.get(i));
      }
      histogram.dataPoint(
          HistogramSnapshot.HistogramDataPointSnapshot.builder()
              .classicHistogramBuckets(buckets.build())
              .sum(segment.answerTimes().sumMillis() / 1000.0)
              .labels(labels("segment", segment.id()))
              .build());
    }
    return histogram.build();
  }

  /** One quantity of each pool; what is not known has no sample. */
  private static GaugeSnapshot pools(
      List<Segment> segments,
      String name,
      String help,
      Function<Segment.Pool, @Nullable Integer> of) {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
    for (Segment segment : segments) {
      for (Segment.Pool pool : segment.pools().stream().limit(POOLS).toList()) {
        Integer value = of.apply(pool);
        if (value != null) {
          gauge.dataPoint(point(value, "segment", segment.id(), "subnet", pool.subnet()));
        }
      }
    }
    return gauge.build();
  }

  /** Only where a pool of known size fills. */
  private static GaugeSnapshot forecasts(List<Segment> segments) {
    GaugeSnapshot.Builder gauge =
        GaugeSnapshot.builder()
            .name("lastlease_pool_full_timestamp_seconds")
            .help("When a pool is full if devices go on arriving so: about, earliest, latest.");
    for (Segment segment : segments) {
      for (Segment.Pool pool : segment.pools().stream().limit(POOLS).toList()) {
        forecast(gauge, segment.id(), pool.subnet(), "about", pool.forecastFullAt());
        forecast(gauge, segment.id(), pool.subnet(), "earliest", pool.forecastFrom());
        forecast(gauge, segment.id(), pool.subnet(), "latest", pool.forecastTo());
      }
    }
    return gauge.build();
  }

  private static void forecast(
      GaugeSnapshot.Builder gauge,
      String segment,
      String subnet,
      String what,
      @Nullable Instant at) {
    if (at != null) {
      gauge.dataPoint(
          point(at.toEpochMilli() / 1000.0, "segment", segment, "subnet", subnet, "what", what));
    }
  }

  private static CounterSnapshot counter(String name, String help, long value) {
    return CounterSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder().value((double) value).build())
        .build();
  }

  private static GaugeSnapshot gauge(String name, String help, double value) {
    return GaugeSnapshot.builder().name(name).help(help).dataPoint(point(value)).build();
  }

  private static GaugeSnapshot.GaugeDataPointSnapshot point(
      double value, String... namesAndValues) {
    return GaugeSnapshot.GaugeDataPointSnapshot.builder()
        .value(value)
        .labels(labels(namesAndValues))
        .build();
  }
}
