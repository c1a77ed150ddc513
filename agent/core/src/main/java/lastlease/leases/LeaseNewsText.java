package lastlease.leases;

import java.util.List;
import java.util.Map;
import lastlease.wire.Ipv4;

/** News as a journal has them: flat values. */
public final class LeaseNewsText {
  private LeaseNewsText() {}

  /** Puts news among the values of a record. */
  public static void put(LeaseNews news, Map<String, Object> values) {
    values.put("source", news.source());
    values.put("whole", news.whole());
    if (news.more()) {
      values.put("more", true);
    }
    values.put("put", news.put().stream().map(LeaseEntry::text).toList());
    values.put("gone", news.gone().stream().map(Ipv4::toString).toList());
    LeaseSetup setup = news.setup();
    if (setup != null) {
      values.put("setup", true);
      values.put("pools", setup.pools().stream().map(LeasePool::text).toList());
      values.put("reserved", setup.reserved().stream().map(Ipv4::toString).toList());
      values.put("counts", setup.counts().stream().map(LeaseCount::text).toList());
      if (setup.leaseSeconds() != null) {
        values.put("leaseSeconds", setup.leaseSeconds());
      }
    }
    if (news.failure() != null) {
      values.put("failure", news.failure());
    }
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if a value is none
   */
  public static LeaseNews parse(Map<String, Object> values) {
    return new LeaseNews(
        String.valueOf(values.getOrDefault("source", "")),
        Boolean.TRUE.equals(values.get("whole")),
        Boolean.TRUE.equals(values.get("more")),
        list(values, "put").stream().map(LeaseEntry::parse).toList(),
        list(values, "gone").stream().map(Ipv4::parse).toList(),
        Boolean.TRUE.equals(values.get("setup"))
            ? new LeaseSetup(
                list(values, "pools").stream().map(LeasePool::parse).toList(),
                list(values, "reserved").stream().map(Ipv4::parse).toList(),
                list(values, "counts").stream().map(LeaseCount::parse).toList(),
                values.get("leaseSeconds") instanceof Long seconds ? seconds : null)
            : null,
        values.get("failure") instanceof String failure ? failure : null);
  }

  private static List<String> list(Map<String, Object> values, String name) {
    return values.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }
}
