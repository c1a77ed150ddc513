package lastlease.diagnose.incident;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lastlease.reports.AdviceCode;
import lastlease.reports.Incident.Advice;
import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;

/**
 * Advice for when an incident is over: what keeps it from coming back. Nobody needs to rejoin, the
 * server runs, and its lease table shows another state by now: what was tells its log.
 */
public final class Afterwards {
  private Afterwards() {}

  /**
   * What of the advice still holds, and what replaces the rest.
   *
   * @param began core time, as {@code ended}
   */
  public static List<Advice> of(List<Advice> advice, long began, long ended) {
    List<Advice> first = new ArrayList<>();
    List<Advice> rest = new ArrayList<>();
    for (Advice one : advice) {
      Advice then = then(one, began, ended);
      if (then != null) {
        (then.code() == AdviceCode.CHECK_SERVER_LOG ? first : rest).add(then);
      }
    }
    first.addAll(rest);
    return first;
  }

  /** What an advice becomes, or null where it is of use only while it lasts. */
  private static @Nullable Advice then(Advice one, long began, long ended) {
    return switch (one.code()) {
      case CHECK_LEASE_TABLE -> log(one, began, ended);
      case CHECK_PATH -> new Advice(AdviceCode.KEEP_RUNNING, one.params(), null);
      case RESTART_SERVICE, RESTART_STOPPED, REJOIN_DEVICES, BETTER_SEAT -> null;
      case WIDEN_POOL,
          KEEP_POOL,
          SHORTEN_LEASE,
          KEEP_LEASE,
          CHECK_RELAY,
          REMOVE_SERVER,
          FIND_SECOND_SERVER,
          BLOCK_FOREIGN_SERVERS,
          CLEAR_DECLINED,
          FREE_STALE_LEASES,
          EXCLUDE_FIXED,
          BLOCK_STATION,
          LIMIT_AND_CLEAR,
          CHECK_POLICY,
          CHECK_RADIO,
          CHECK_SERVER_LOAD,
          CHECK_RENUMBERING,
          CHECK_SERVER_LOG,
          KEEP_RUNNING,
          DECLARE_SERVERS,
          DECLARE_POOL ->
          one;
    };
  }

  private static Advice log(Advice table, long began, long ended) {
    Map<String, Object> params = new LinkedHashMap<>(table.params());
    params.put("fromAt", Times.instant(began));
    params.put("toAt", Times.instant(ended));
    return new Advice(AdviceCode.CHECK_SERVER_LOG, params, null);
  }
}
