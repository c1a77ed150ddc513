package lastlease.leases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * All that servers' own tables say by now, put together of the news about each: a configuration
 * tells the pools, a table the leases. News cost as much as changed, and a look at each /24.
 */
public final class LeaseBook {
  /** Subnets told apart; a table of more is no venue's. */
  private static final int SCOPES = 256;

  /** One table or configuration. */
  private static final class Source {
    final Map<Ipv4, LeaseEntry> entries = new HashMap<>();
    LeaseSetup setup = LeaseSetup.NONE;
    @Nullable Long takenAt;
    @Nullable Long readAt;
    @Nullable String failure;
    boolean counted;
    final LeaseParts parts = new LeaseParts();
  }

  /**
   * How a table was read last.
   *
   * @param takenAt core time of the last reading that succeeded, null for none
   * @param readAt when that was, microseconds: a capture is looked at long after; null for none
   * @param failure why the last one did not, or null
   */
  public record Reading(
      String source, @Nullable Long takenAt, @Nullable Long readAt, @Nullable String failure) {}

  private final Map<String, Source> sources = new LinkedHashMap<>();
  private final JointEntries entries = new JointEntries();
  private List<LeaseScope> scopes = List.of();
  private long version;

  /** Takes news that was read at a core time. */
  public boolean take(LeaseNews part, long micros) {
    return take(part, micros, micros);
  }

  /**
   * Takes news. Of a reading in parts nothing is believed before the last one.
   *
   * @param micros core time, whose state it is taken for
   * @param readAt when it was read, microseconds
   * @return whether a reading ended with it, or failed
   */
  public boolean take(LeaseNews part, long micros, long readAt) {
    Source source = sources.computeIfAbsent(part.source(), name -> new Source());
    LeaseNews news = source.parts.take(part);
    if (news == null) {
      return false;
    }
    source.failure = news.failure();
    if (news.failure() != null) {
      return true;
    }
    source.takenAt = micros;
    source.readAt = readAt;
    if (news.whole()) {
      List.copyOf(source.entries.keySet()).forEach(address -> remove(source, address));
    }
    news.gone().forEach(address -> remove(source, address));
    for (LeaseEntry entry : news.put()) {
      source.entries.put(entry.address(), entry);
      entries.put(entry);
    }
    boolean changed = news.whole() || !news.put().isEmpty() || !news.gone().isEmpty();
    if (news.setup() != null) {
      source.setup = news.setup();
      changed = true;
    }
    source.counted = isTable(news.source());
    if (changed) {
      version++;
      scopes = LeaseScope.of(setups(), entries, SCOPES);
    }
    return true;
  }

  /** Whether a source tells leases, though it has none: its name says so. */
  private static boolean isTable(String source) {
    return !source.replaceFirst("^exec:", "").replaceFirst(":.*", "").endsWith("-conf");
  }

  private void remove(Source source, Ipv4 address) {
    source.entries.remove(address);
    for (Source other : sources.values()) {
      LeaseEntry still = other.entries.get(address);
      if (still != null) {
        // As of two servers that share a pool: what one of them drops is not free.
        entries.put(still);
        return;
      }
    }
    entries.remove(address);
  }

  private Collection<LeaseSetup> setups() {
    return sources.values().stream().map(source -> source.setup).toList();
  }

  /** Whether nobody gave any table. */
  public boolean isEmpty() {
    return sources.isEmpty();
  }

  /** Whether single leases, or their number, are told, and were read once at least. */
  public boolean tellsLeases() {
    return !sources.isEmpty()
        && sources.values().stream().anyMatch(source -> source.counted && source.takenAt != null);
  }

  /** Changes with what is told; a reading that brought nothing new changes nothing. */
  public long version() {
    return version;
  }

  /** Subnets that anything is told of. */
  public List<LeaseScope> scopes() {
    return scopes;
  }

  /** Of each table how it was read last, in the order of their first news. */
  public List<Reading> readings() {
    List<Reading> readings = new ArrayList<>();
    sources.forEach(
        (name, source) ->
            readings.add(new Reading(name, source.takenAt, source.readAt, source.failure)));
    return readings;
  }

  /** The table of leases that was read last. */
  public @Nullable Reading lastReading() {
    Reading last = null;
    for (Map.Entry<String, Source> one : sources.entrySet()) {
      Source source = one.getValue();
      Long at = source.takenAt;
      if (source.counted
          && (last == null || last.takenAt() == null || at != null && at > last.takenAt())) {
        last = new Reading(one.getKey(), at, source.readAt, source.failure);
      }
    }
    return last;
  }

  /** How long leases last, where a server says so. */
  public @Nullable Long leaseSeconds() {
    return setups().stream()
        .map(LeaseSetup::leaseSeconds)
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Addresses that are kept for one device each. */
  public SortedSet<Ipv4> reserved() {
    SortedSet<Ipv4> all = new TreeSet<>();
    setups().forEach(setup -> all.addAll(setup.reserved()));
    return all;
  }

  /** All leases, by address. */
  public Map<Ipv4, LeaseEntry> entries() {
    return entries.all();
  }

  /** Counts of subnets, where single leases are not told. */
  public List<LeaseCount> counts() {
    return setups().stream().flatMap(setup -> setup.counts().stream()).toList();
  }
}
