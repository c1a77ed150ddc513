package lastlease.diagnose.report;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import lastlease.diagnose.pool.Crowd;
import lastlease.reports.AdviceCode;
import lastlease.reports.Client;
import lastlease.reports.Incident;
import lastlease.reports.Incident.EndCode;
import lastlease.reports.Segment;
import lastlease.reports.Verdict;
import lastlease.reports.WhatIf;
import org.jspecify.annotations.Nullable;

/** Writes which lease time and which pool size would have carried what was seen. */
final class WhatIfWriter {
  /** From a quarter of an hour, shorter than which loads the server, to what home routers have. */
  private static final List<Long> LEASES = List.of(900L, 3600L, 14_400L, 86_400L);

  /** Fewer devices make no crowd. */
  private static final int CROWD = 5;

  private WhatIfWriter() {}

  /**
   * Replays a segment's crowd.
   *
   * @param main the incident that sets the segment's verdict, empty if there is none
   * @param clients asked for where there is something to replay
   * @param omitted devices that are not among the clients, since there were too many
   * @return null where there is nothing to replay
   */
  static @Nullable WhatIf of(
      Optional<Incident> main,
      List<Segment.Pool> pools,
      Supplier<? extends Collection<Client>> clients,
      long omitted) {
    Long capacity = main.filter(WhatIfWriter::isFull).map(full -> size(full, pools)).orElse(null);
    if (capacity == null) {
      return null;
    }
    Crowd crowd = Crowd.of(clients.get(), held(pools));
    if (crowd.visits().size() < CROWD) {
      return null;
    }
    List<Long> sizes = sizes(capacity, main.get());
    return new WhatIf(
        crowd.visits().size(),
        omitted,
        crowd.held(),
        sizes,
        LEASES.stream().map(seconds -> replayed(crowd, seconds, sizes)).toList());
  }

  /**
   * Addresses that there were: of a pool that was made larger since, those that its advice told.
   */
  private static @Nullable Long size(Incident full, List<Segment.Pool> pools) {
    Integer capacity = pools.isEmpty() ? null : pools.get(0).capacity();
    Long known = capacity == null ? null : Long.valueOf(capacity);
    return full.endedBecause() != EndCode.POOL_ENLARGED
        ? known
        : full.advice().stream()
            .map(advice -> advice.params().get(before(advice.code())))
            .filter(Number.class::isInstance)
            .map(now -> ((Number) now).longValue())
            .findFirst()
            .orElse(known);
  }

  private static String before(AdviceCode code) {
    return code == AdviceCode.KEEP_POOL ? "before" : "now";
  }

  private static boolean isFull(Incident incident) {
    return incident.verdict() == Verdict.POOL_EXHAUSTED
        || incident.verdict() == Verdict.POOL_NEARLY_FULL;
  }

  private static WhatIf.Lease replayed(Crowd crowd, long seconds, List<Long> sizes) {
    double lease = seconds;
    return new WhatIf.Lease(
        seconds,
        crowd.needed(lease),
        sizes.stream().map(size -> crowd.refused(size, lease)).toList());
  }

  /** Leases of devices that never spoke in view, by the server's own table. */
  private static long held(List<Segment.Pool> pools) {
    return pools.stream()
        .map(Segment.Pool::table)
        .filter(Objects::nonNull)
        .mapToLong(Segment.LeaseTable::silent)
        .max()
        .orElse(0);
  }

  /** As it is, half as large again, twice as large, and what is advised. */
  private static List<Long> sizes(long now, Incident main) {
    TreeSet<Long> sizes = new TreeSet<>(List.of(now, (now * 3 + 1) / 2, now * 2));
    main.advice().stream()
        .filter(
            advice ->
                advice.code() == AdviceCode.WIDEN_POOL || advice.code() == AdviceCode.KEEP_POOL)
        .map(advice -> advice.params().get("atLeast"))
        .filter(Number.class::isInstance)
        .map(Number.class::cast)
        .map(Number::longValue)
        .filter(advised -> advised > now)
        .forEach(sizes::add);
    return List.copyOf(sizes);
  }
}
