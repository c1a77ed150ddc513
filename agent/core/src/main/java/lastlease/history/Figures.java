package lastlease.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import lastlease.reports.Client;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.TrendReport;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/** The figures of a session. */
public final class Figures {
  private Figures() {}

  /**
   * What is kept of a session.
   *
   * @param name of its directory
   */
  public static TrendReport.Session of(String name, PoolReport report) {
    Segment segment =
        report.segments().stream()
            .max(
                Comparator.comparingLong(Figures::refused)
                    .thenComparingLong(one -> one.totals().clients()))
            .orElse(null);
    Segment.Pool pool = segment == null ? null : segment.pools().stream().findFirst().orElse(null);
    Instant asked = segment == null ? null : firstAsked(segment);
    Instant fullAt = pool == null ? null : pool.fullAt();
    return new TrendReport.Session(
        name,
        report.title(),
        servers(report),
        report.input().from(),
        report.input().to(),
        report.verdict(),
        report.confidence(),
        segment == null ? 0 : devices(segment),
        pool == null || pool.peak() == null ? null : Long.valueOf(pool.peak().inUse()),
        pool == null || pool.capacity() == null ? null : Long.valueOf(pool.capacity()),
        pool == null ? Segment.CapacityBasis.UNKNOWN : pool.capacityBasis(),
        pool == null ? null : pool.leaseSeconds(),
        asked,
        fullAt,
        asked == null || fullAt == null
            ? null
            : Long.valueOf(Math.max(0, Duration.between(asked, fullAt).toSeconds())),
        segment == null ? 0 : refused(segment));
  }

  /** A guest's phone that serves addresses goes along to other venues: it tells none. */
  private static List<String> servers(PoolReport report) {
    return report.segments().stream()
        .flatMap(segment -> segment.servers().stream())
        .filter(server -> server.role() != Segment.Role.SUSPECT)
        .map(Segment.Server::mac)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }

  private static @Nullable Instant firstAsked(Segment segment) {
    return segment.clients().stream()
        .filter(client -> !client.own())
        .map(Client::firstDiscover)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Each counts once, however often it asked. */
  private static long refused(Segment segment) {
    return segment.incidents().stream()
        .filter(incident -> incident.verdict() == Verdict.POOL_EXHAUSTED)
        .flatMap(incident -> incident.clients().stream())
        .distinct()
        .count();
  }

  private static long devices(Segment segment) {
    long own = segment.clients().stream().filter(Client::own).count();
    long madeUp = segment.totals().madeUp();
    return Math.max(0, segment.totals().clients() - own - madeUp);
  }
}
