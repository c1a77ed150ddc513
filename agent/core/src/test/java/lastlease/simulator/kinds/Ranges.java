package lastlease.simulator.kinds;

import java.util.List;
import java.util.Map;
import java.util.Set;
import lastlease.reports.Incident;
import lastlease.wire.Ipv4;

/** No advice names a range that leaves out an address in use. */
final class Ranges {
  private Ranges() {}

  static void judges(Said said, Set<Integer> inUse) {
    said.report().segments().stream()
        .flatMap(segment -> segment.incidents().stream())
        .map(Incident::advice)
        .flatMap(List::stream)
        .forEach(advice -> range(said, advice.params(), inUse));
  }

  private static void range(Said said, Map<String, Object> params, Set<Integer> inUse) {
    Object first = params.get("first");
    Object last = params.containsKey("newLast") ? params.get("newLast") : params.get("last");
    if (first == null || last == null) {
      return;
    }
    long from = number(first.toString());
    long to = number(last.toString());
    long out =
        inUse.stream()
            .mapToLong(Integer::toUnsignedLong)
            .filter(address -> address < from || address > to)
            .count();
    said.expect(
        out == 0,
        "advice names " + first + " to " + last + ", which leaves out " + out + " in use");
  }

  private static long number(String quad) {
    return Integer.toUnsignedLong(Ipv4.parse(quad).bits());
  }
}
