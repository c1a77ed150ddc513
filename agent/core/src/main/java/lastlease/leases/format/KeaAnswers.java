package lastlease.leases.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lastlease.leases.LeaseCount;
import lastlease.leases.LeaseEntry;
import lastlease.leases.LeaseTable;
import lastlease.leases.LeaseTable.Unreadable;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * What Kea answers to {@code config-get}, {@code statistic-get-all} and {@code lease4-get-page}.
 * The last one takes a hook library; without it the statistics have to do.
 */
public final class KeaAnswers {
  private static final long DONE = 0;
  private static final long NOTHING_FOUND = 3;
  private static final long DECLINED = 1;
  private static final Pattern STATISTIC =
      Pattern.compile("subnet\\[(\\d+)\\]\\.(total|assigned|declined)-addresses");

  private final KeaConf conf;
  private final List<LeaseCount> counts = new ArrayList<>();
  private final Map<Ipv4, LeaseEntry> entries = new TreeMap<>();
  private boolean leases;

  /**
   * @param config the answer to {@code config-get}
   * @throws Unreadable if it is none, in words for the user
   */
  public KeaAnswers(String config) throws Unreadable {
    this.conf = KeaConf.of(arguments(config, "config-get"));
  }

  /** The one answer of the one server that was asked; a control agent makes a list of it. */
  private static @Nullable Object answer(String text) throws Unreadable {
    Object tree = JsonTree.parse(text);
    return tree instanceof List<?> list && !list.isEmpty() ? list.get(0) : tree;
  }

  private static @Nullable Object arguments(String text, String command) throws Unreadable {
    Object answer = answer(text);
    Long result = JsonTree.number(answer, "result");
    if (result == null || result != DONE) {
      throw new Unreadable("Kea says to " + command + ": " + JsonTree.text(answer, "text"));
    }
    return JsonTree.at(answer, "arguments");
  }

  /** Takes the answer to {@code statistic-get-all}. */
  public void statistics(String text) throws Unreadable {
    if (!(arguments(text, "statistic-get-all") instanceof Map<?, ?> all)) {
      return;
    }
    Map<Long, long[]> found = new TreeMap<>();
    for (Map.Entry<?, ?> one : all.entrySet()) {
      Matcher name = STATISTIC.matcher(String.valueOf(one.getKey()));
      Long value = latest(one.getValue());
      if (name.matches() && value != null) {
        long[] counted = found.computeIfAbsent(Long.valueOf(name.group(1)), id -> new long[3]);
        counted[List.of("total", "assigned", "declined").indexOf(name.group(2))] = value;
      }
    }
    for (Map.Entry<Long, long[]> one : found.entrySet()) {
      String cidr = conf.subnet(one.getKey());
      Ipv4 network = cidr == null ? null : Words.address(cidr.replaceFirst("/.*", ""));
      Long prefix = cidr == null ? null : Words.number(cidr.replaceFirst(".*/", ""));
      long[] counted = one.getValue();
      if (network != null && prefix != null && prefix >= 1 && prefix <= 32) {
        counts.add(new LeaseCount(network, prefix.intValue(), counted[0], counted[1], counted[2]));
      }
    }
  }

  /** A statistic is a list of values with their times, the latest first. */
  private static @Nullable Long latest(@Nullable Object statistic) {
    return statistic instanceof List<?> values
            && !values.isEmpty()
            && values.get(0) instanceof List<?> pair
            && !pair.isEmpty()
            && pair.get(0) instanceof Long value
        ? value
        : null;
  }

  /**
   * Takes a page of leases.
   *
   * @return the last address of it, from which the next page goes on; null when there is no more,
   *     or no such command
   */
  public @Nullable String page(String text) throws Unreadable {
    Object answer = answer(text);
    Long result = JsonTree.number(answer, "result");
    if (result == null || result != DONE) {
      leases |= result != null && result == NOTHING_FOUND;
      return null;
    }
    leases = true;
    List<?> page = JsonTree.list(answer, "arguments", "leases");
    String last = null;
    for (Object lease : page) {
      last = JsonTree.text(lease, "ip-address");
      take(lease, Words.address(last));
    }
    return last == null || last.isEmpty() ? null : last;
  }

  private void take(Object lease, @Nullable Ipv4 address) {
    Long state = JsonTree.number(lease, "state");
    Long cltt = JsonTree.number(lease, "cltt");
    Long lasts = JsonTree.number(lease, "valid-lft");
    if (address == null || state == null || state > DECLINED || cltt == null || lasts == null) {
      return;
    }
    boolean ends = lasts != 0xFFFF_FFFFL;
    entries.put(
        address,
        new LeaseEntry(
            address,
            Words.mac(JsonTree.text(lease, "hw-address")),
            cltt,
            ends ? Long.valueOf(cltt + lasts) : null,
            state == DECLINED ? LeaseEntry.State.DECLINED : LeaseEntry.State.LEASED));
  }

  /** All that was answered. */
  public LeaseTable table() throws Unreadable {
    LeaseTable told = conf.table(leases ? List.of() : List.copyOf(counts));
    return new LeaseTable(
        entries, told.pools(), told.reserved(), told.counts(), told.leaseSeconds(), 0);
  }
}
