package lastlease.track.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import lastlease.track.around.AddressBook;
import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * Notices servers (or the gateway where a relay serves) that ask by ARP for an address right after
 * a DISCOVER, before they offer it. Gateways ARP all day, so a host becomes a checker only when an
 * address that it asked for was given out right afterwards, and its ARP counts as a check only
 * within a second of a DISCOVER, for an address that nobody uses and that it did not ask for
 * lately, and only while its ARP at other times is rare; or in the steady row of a server with a
 * queue before it ({@link CheckRow}). A server that gave addresses without such an ARP does not
 * check. A check that leads to no address was none, as far as anybody can tell: a full server
 * checks nothing (measured: 1 of 268 DISCOVERs).
 */
public final class AddressChecks {
  /**
   * Microseconds that an address check takes at most, until its answer is there (dnsmasq 3 s,
   * measured): what waits for longer does not wait for a check.
   */
  public static final long LONGEST = 3_400_000;

  private static final long WITHIN = Times.SECOND;
  private static final long ASKED_LATELY = 600 * Times.SECOND;
  private static final long GIVEN_WITHIN = 8 * Times.SECOND;

  /** While a server checks an address (3 s at most, measured), others wait for it. */
  private static final long BUSY = 4 * Times.SECOND;

  /** So many addresses at least must have been checked before they were given. */
  private static final int SEVERAL = 3;

  /** A check is made of up to three ARP requests, a second apart (dnsmasq, measured). */
  private static final long SAME_CHECK = 5 * Times.SECOND;

  /** A kernel's second request follows the first so exactly, give or take. */
  private static final long INSISTS_WITHIN = Times.SECOND / 10;

  /** ARP at other times, of the last minutes; more than this is a gateway at work. */
  private static final int ORDINARY_PER_MINUTE = 6;

  /** Of so many questions of a checker one at least leads to an address. */
  private static final int LEAD_TO_ADDRESS = 4;

  private static final int HOSTS = 4096;
  private static final int ASKED = 4096;
  private static final int KEPT = 2000;

  /** Questions that are remembered of all hosts together; who asked longest ago is forgotten. */
  private static final int QUESTIONS = 65_536;

  /** So many of those that asked longest ago are looked at for one that never proved to check. */
  private static final int LOOKED_AT = 16;

  private static final class Checker {
    final Map<Ipv4, Long> asked = new LinkedHashMap<>(4, 0.75f, true);
    final Deque<Long> ordinary = new ArrayDeque<>();
    final CheckRow row = new CheckRow();
    final CheckRow insistent = new CheckRow();
    @Nullable Ipv4 insisted;
    long insistedAt;
    int asks;
    int confirmed;

    /** A quarter of its questions after DISCOVERs at least led to addresses: chance does not. */
    boolean isProven() {
      return confirmed > 0 && confirmed * LEAD_TO_ADDRESS >= asks;
    }
  }

  private final Map<MacAddress, Checker> hosts = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Ipv4, MacAddress> lastAsker = bounded();
  private final Map<Ipv4, Long> given = bounded();
  private int questions;
  private long forgotten;
  private int unchecked;
  private int confirmed;
  private long lastCheck = Long.MIN_VALUE / 2;
  private long lastDiscover = Long.MIN_VALUE / 2;
  private final Deque<Long> discovers = new ArrayDeque<>();
  private final Deque<Long> checked = new ArrayDeque<>();

  private static <V> Map<Ipv4, V> bounded() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<Ipv4, V> eldest) {
        return size() > ASKED;
      }
    };
  }

  /** A DISCOVER passed, at a core time. */
  public void discover(long micros) {
    lastDiscover = micros;
    keep(discovers, micros);
  }

  private static void keep(Deque<Long> times, long micros) {
    times.add(micros);
    if (times.size() > KEPT) {
      times.remove();
    }
  }

  /**
   * Takes an ARP request of a host that uses an address itself.
   *
   * @return whether it is a server's check of a free address
   */
  public boolean request(
      MacAddress host, Ipv4 target, AddressBook.@Nullable Use use, boolean knownServer, long now) {
    Checker checker = hosts.get(host);
    if (checker == null) {
      if (hosts.size() >= HOSTS) {
        forgetOne();
      }
      checker = new Checker();
      hosts.put(host, checker);
    }
    Long before = checker.asked.put(target, now);
    if (before == null) {
      questions++;
      if (checker.asked.size() > ASKED) {
        Iterator<Ipv4> eldest = checker.asked.keySet().iterator();
        eldest.next();
        eldest.remove();
        questions--;
      }
      while (questions > QUESTIONS && hosts.size() > 1) {
        forgetOne();
      }
    }
    lastAsker.put(target, host);
    boolean inUse = use != null && now - use.last() < ASKED_LATELY;
    boolean lately = before != null && now - before < ASKED_LATELY;
    boolean afterDiscover = now - lastDiscover <= WITHIN;
    boolean again = before != null && now - before < SAME_CHECK;
    boolean inRow =
        again ? insists(checker, target, before, now) : !inUse && checker.row.begins(now);
    if (inRow && !inUse && checker.confirmed > 0) {
      counts(now);
      return true;
    }
    if (inUse || lately) {
      return false;
    }
    if (!afterDiscover) {
      checker.ordinary.add(now);
      while (checker.ordinary.size() > 4 * ORDINARY_PER_MINUTE) {
        checker.ordinary.remove();
      }
      return false;
    }
    boolean rare =
        checker.ordinary.stream().filter(at -> now - at < 60 * Times.SECOND).count()
            < ORDINARY_PER_MINUTE;
    boolean neverGave = unchecked == 0 && checker.asks == 0;
    boolean check = rare && (checker.isProven() || knownServer && neverGave);
    checker.asks++;
    if (check) {
      counts(now);
    }
    return check;
  }

  /**
   * A host asks for an address once more. Nobody has that one: a kernel asks for such a one three
   * times, a second apart (Linux, mcast_solicit and retrans_time_ms; so do checks by ping). A
   * gateway that looks for hosts that are there does not: among its questions, too, the checks of a
   * queue show by these.
   *
   * @return whether it is in a row of such
   */
  private static boolean insists(Checker checker, Ipv4 target, long before, long now) {
    boolean told = target.equals(checker.insisted) && now - checker.insistedAt < SAME_CHECK;
    if (told || Math.abs(now - before - Times.SECOND) > INSISTS_WITHIN) {
      return false;
    }
    checker.insisted = target;
    checker.insistedAt = now;
    return checker.insistent.begins(now);
  }

  /** Forgets one of those that asked longest ago, if it can be one that never proved to check. */
  private void forgetOne() {
    MacAddress gone = null;
    int looked = 0;
    for (Map.Entry<MacAddress, Checker> one : hosts.entrySet()) {
      if (gone == null || one.getValue().confirmed == 0) {
        gone = one.getKey();
      }
      if (one.getValue().confirmed == 0 || ++looked == LOOKED_AT) {
        break;
      }
    }
    Checker checker = gone == null ? null : hosts.remove(gone);
    if (checker != null) {
      questions -= checker.asked.size();
      forgotten++;
    }
  }

  /** What it holds, in entries. */
  public int size() {
    return questions + hosts.size() + lastAsker.size();
  }

  /**
   * Forgets hosts that asked longest ago.
   *
   * @param limit entries that may stay
   */
  public void keep(int limit) {
    while (size() > limit && !hosts.isEmpty()) {
      forgetOne();
      Iterator<Ipv4> eldest = lastAsker.keySet().iterator();
      if (eldest.hasNext()) {
        eldest.next();
        eldest.remove();
      }
    }
  }

  /** Hosts whose questions were forgotten. */
  public long forgotten() {
    return forgotten;
  }

  private void counts(long now) {
    lastCheck = now;
    if (checked.isEmpty() || checked.getLast() != lastDiscover) {
      keep(checked, lastDiscover);
    }
  }

  /** An address was given out: whoever asked for it just before is a checker. */
  public void given(Ipv4 address, long now) {
    Long before = given.put(address, now);
    if (before != null && now - before <= GIVEN_WITHIN) {
      // The REQUEST that follows an OFFER.
      return;
    }
    MacAddress host = lastAsker.get(address);
    Checker checker = host == null ? null : hosts.get(host);
    Long asked = checker == null ? null : checker.asked.get(address);
    if (checker != null && asked != null && now - asked <= GIVEN_WITHIN) {
      checker.confirmed++;
      confirmed++;
    } else {
      unchecked++;
    }
  }

  /**
   * Whether a host that checks most of what it gives had just checked an address when it was given
   * out: then a server gave it, whoever took it.
   *
   * @param at core time when it was given
   */
  public boolean wasChecked(Ipv4 address, long at) {
    MacAddress host = lastAsker.get(address);
    Checker checker = host == null ? null : hosts.get(host);
    Long asked = checker == null ? null : checker.asked.get(address);
    return checker != null
        && checker.confirmed >= SEVERAL
        && confirmed >= unchecked
        && asked != null
        && asked <= at
        && at - asked <= GIVEN_WITHIN;
  }

  /** Whether a server here was seen to check addresses that it then gave out. */
  public boolean known() {
    return confirmed > 0;
  }

  /**
   * Whether a server that checks most of what it gives let a DISCOVER pass without a check, though
   * none kept it busy: it had nothing to give, or was to answer at once.
   *
   * @param asked core time of the DISCOVER
   */
  public boolean passedOver(long asked, long now) {
    return confirmed >= SEVERAL
        && confirmed >= unchecked
        && now - asked >= WITHIN
        && lastCheck < asked - BUSY;
  }

  /** Whether a host was seen to check addresses that were then given out. */
  public boolean isChecker(MacAddress mac) {
    Checker checker = hosts.get(mac);
    return checker != null && checker.isProven();
  }

  /** DISCOVERs in a span of core time, and those of them that a check followed within a second. */
  public record Count(int discovers, int checked) {}

  /** Counts within {@code from} (inclusive) and {@code to} (exclusive), of the last 2000. */
  public Count count(long from, long to) {
    return new Count(within(discovers, from, to), within(checked, from, to));
  }

  private static int within(Deque<Long> times, long from, long to) {
    return (int) times.stream().filter(at -> at >= from && at < to).count();
  }
}
