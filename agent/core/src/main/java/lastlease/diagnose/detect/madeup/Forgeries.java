package lastlease.diagnose.detect.madeup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lastlease.track.Asked;
import lastlease.track.ClientRecord;
import lastlease.track.SegmentTrack;
import lastlease.track.moment.Times;
import lastlease.wire.MacAddress;

/** Requests as no real device sends them, seen in the request itself. */
public final class Forgeries {
  /** A repeater that hides so many newcomers behind its own address is unheard of. */
  private static final int ONE_SOURCE = 12;

  private static final long GOES_ON = 5 * Times.SECOND;

  /**
   * No host starts so many machines, and no repeater carries so many guests, before five seconds
   * have passed: an access point serves some hundred stations. Tools send thousands a second.
   */
  private static final int NO_HOST = 1000;

  /** Random 32-bit numbers: three clients never have the same one by chance. */
  private static final int ONE_XID = 3;

  /**
   * New names within an instant: the air takes milliseconds for one device to join (a flood in a
   * public capture makes up 135 in 20 ms).
   */
  private static final int AT_ONCE = 20;

  private static final long INSTANT = Times.SECOND / 20;

  /** Sources that each spoke for one foreign name: tools that make up both. */
  private static final int MADE_UP_SOURCES = 12;

  private static final int KEPT = 4096;

  /** What is kept of one source until it is told from a real one. */
  private static final class Names {
    final List<Asked> pending = new ArrayList<>(2);
    final Set<ClientRecord> clients = new HashSet<>();
    boolean forged;

    /** Returns whether nothing is left. */
    boolean forget(Set<ClientRecord> gone) {
      pending.removeIf(one -> gone.contains(one.client()));
      clients.removeAll(gone);
      return !forged && clients.isEmpty();
    }
  }

  /** The same of one xid: in a flood each has one of its own, so a list of few costs the least. */
  private static final class Xid {
    final List<ClientRecord> clients = new ArrayList<>(1);
    boolean forged;

    /** Returns whether nothing is left. */
    boolean forget(Set<ClientRecord> gone) {
      clients.removeAll(gone);
      return !forged && clients.isEmpty();
    }
  }

  private final SegmentTrack track;
  private final Found found;
  private final Found amid;
  private final Map<MacAddress, Names> sources = bounded();
  private final Map<Integer, Xid> xids = bounded();
  private final Set<ClientRecord> sharing = new HashSet<>();
  private final Deque<Asked> news = new ArrayDeque<>();
  private long now;
  private final Deque<Asked> foreign = new ArrayDeque<>();

  /**
   * @param found told of each whose own request shows it
   * @param amid told of each that began to ask amid others, faster than devices join
   */
  public Forgeries(SegmentTrack track, Found found, Found amid) {
    this.track = track;
    this.found = found;
    this.amid = amid;
  }

  private static <K, V> Map<K, V> bounded() {
    return new LinkedHashMap<>(16, .75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > KEPT;
      }
    };
  }

  /** A client asks. */
  public void wants(Asked one) {
    if (names(one) && one.client().asks() <= 1) {
      xid(one);
      atOnce(one);
    }
  }

  /**
   * A REQUEST has the xid of the OFFER that it takes (RFC 2131 4.4.1), which is its own DISCOVER's:
   * one that has another name's was never offered anything.
   */
  public void takesUnasked(Asked one) {
    if (names(one)) {
      Xid others = xids.get(one.message().xid());
      if (others == null || others.clients.contains(one.client())) {
        return;
      }
      if (others.forged || others.clients.size() >= ONE_XID) {
        sharing.add(one.client());
      } else {
        found(one);
      }
    }
  }

  /** Looks at the name itself; returns whether there is one, and no relay hides its source. */
  private boolean names(Asked one) {
    now = one.micros();
    MacAddress chaddr = one.client().mac();
    if (chaddr == null || !one.message().giaddr().isZero()) {
      return false;
    }
    if (chaddr.isGroup()) {
      // IEEE 802: the first bit sent is that of groups; no network interface has it.
      found(one);
    }
    MacAddress source = one.source();
    if (source != null && !source.equals(chaddr) && !isServer(source)) {
      foreign(source, one);
    }
    return true;
  }

  /** Relays that set no giaddr, and gateways, speak for others. */
  private boolean isServer(MacAddress source) {
    return track.isServer(source);
  }

  private void foreign(MacAddress source, Asked one) {
    Names names = sources.computeIfAbsent(source, key -> new Names());
    collect(names, one);
    if (names.clients.size() == 1 && !names.forged && track.clients().find(source) == null) {
      // A repeater speaks for several, again and again; this one speaks once.
      foreign.removeIf(each -> each.client() == one.client());
      foreign.add(one);
      if (foreign.size() >= MADE_UP_SOURCES) {
        foreign.forEach(each -> found(each));
        foreign.clear();
        foreign.add(one);
      }
    } else {
      foreign.removeIf(each -> source.equals(each.source()));
    }
  }

  private void found(Asked one) {
    found.madeUp(one.client(), one.at(), one.source(), now);
  }

  /**
   * Small devices that begin to count at the same number when they start share it, too: so that
   * alone makes nobody up.
   */
  private void xid(Asked one) {
    Xid names = xids.computeIfAbsent(one.message().xid(), key -> new Xid());
    if (!names.clients.contains(one.client())) {
      names.clients.add(one.client());
    }
    if (names.clients.size() == ONE_XID) {
      sharing.addAll(names.clients);
    } else if (names.clients.size() > ONE_XID) {
      names.clients.clear();
      names.forged = true;
    }
    if (names.forged) {
      sharing.add(one.client());
    }
  }

  /** Whether a client's number is that of several others. */
  public boolean sharesXid(ClientRecord client) {
    return sharing.contains(client);
  }

  /**
   * Guests of a repeater, and machines that one host starts, use their addresses; the latter start
   * in an instant.
   */
  private void collect(Names names, Asked one) {
    if (names.forged) {
      found(one);
      return;
    }
    if (names.clients.add(one.client())) {
      names.pending.add(one);
    }
    if (isRun(names, one.micros())) {
      // Looked through at the moment when it would tell only: a flood has thousands of them.
      names.pending.removeIf(each -> each.client().usedArp());
    }
    if (isRun(names, one.micros())) {
      names.forged = true;
      names.pending.forEach(each -> found(each));
      names.pending.clear();
      names.clients.clear();
    }
  }

  private static boolean isRun(Names names, long now) {
    return names.pending.size() >= ONE_SOURCE && now - names.pending.get(0).micros() >= GOES_ON
        || names.pending.size() >= NO_HOST;
  }

  private void atOnce(Asked one) {
    news.add(one);
    while (one.micros() - news.element().micros() > INSTANT) {
      news.remove();
    }
    if (news.size() >= AT_ONCE && !isOneSecond(one)) {
      for (Asked each : news) {
        amid.madeUp(each.client(), each.at(), each.source(), now);
      }
      // The next ones of the same instant are judged with the last of these.
      while (news.size() >= AT_ONCE) {
        news.remove();
      }
    }
  }

  /** A capture made of text has whole seconds: a second's crowd looks like an instant's there. */
  private boolean isOneSecond(Asked latest) {
    return latest.micros() % Times.SECOND == 0 && news.element().micros() == latest.micros();
  }

  /** Clients are known no more; what was remembered of them alone goes with them. */
  public void forget(Set<ClientRecord> gone) {
    sharing.removeAll(gone);
    news.removeIf(one -> gone.contains(one.client()));
    foreign.removeIf(one -> gone.contains(one.client()));
    sources.values().removeIf(one -> one.forget(gone));
    xids.values().removeIf(one -> one.forget(gone));
  }
}
