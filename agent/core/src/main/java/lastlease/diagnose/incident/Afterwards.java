package lastlease.diagnose.incident;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lastlease.reports.AdviceCode;
import lastlease.reports.Incident.Advice;
import lastlease.track.moment.Times;

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
      switch (one.code()) {
        case CHECK_LEASE_TABLE -> first.add(log(one, began, ended));
        case CHECK_PATH -> rest.add(new Advice(AdviceCode.KEEP_RUNNING, one.params(), null));
        case RESTART_SERVICE, RESTART_STOPPED, REJOIN_DEVICES, BETTER_SEAT -> {
          // Of use only while it lasts.
        }
        default -> rest.add(one);
      }
    }
    first.addAll(rest);
    return first;
  }

  private static Advice log(Advice table, long began, long ended) {
    Map<String, Object> params = new LinkedHashMap<>(table.params());
    params.put("fromAt", Times.instant(began));
    params.put("toAt", Times.instant(ended));
    return new Advice(AdviceCode.CHECK_SERVER_LOG, params, null);
  }
}
