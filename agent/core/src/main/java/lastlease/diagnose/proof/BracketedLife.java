package lastlease.diagnose.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lastlease.reports.EvidenceCode.LifeKind;
import lastlease.track.ClientRecord;
import lastlease.track.moment.Times;
import lastlease.track.server.LifeSign;

/**
 * Signs of life between unanswered DISCOVERs. A server that dies right after a sign, or comes back
 * with it, sends the same frame; so two newcomers must have gone unanswered before it, and one must
 * go on to after it. Unanswered is what had time for an address check, too. Of a time in which
 * nobody asked in vain nothing is said where {@link ServedMeanwhile} finds that a server may have
 * been back.
 */
public final class BracketedLife {
  /** Before anybody was served: dnsmasq's address check takes 3 s (measured). */
  private static final long GRACE = 4 * Times.SECOND;

  /**
   * A DISCOVER after the sign confirms only when it had so long: a server that is back answers
   * within an address check (3 s) and a retransmission.
   */
  private static final long SETTLED = 6 * Times.SECOND;

  /** Newcomers wait so many usual waits before a sign that confirms: else it may be a queue. */
  private static final int WAITED = 3;

  /** A sign that comes so late after the first failure may be the server's return. */
  private static final long MAY_BE_BACK = 60 * Times.SECOND;

  /** So old such a sign must be: a server that is back serves newcomers within it. */
  private static final long STANDS = 20 * Times.SECOND;

  /**
   * Who takes an OFFER was offered an address, unless somebody forged it: a full server offers
   * none. A slow one lets its clients take OFFERs and ask again, twice a minute at least (RFC 2131
   * 4.1: 64 s is the longest pause).
   */
  private static final long CONTRADICTS = 64 * Times.SECOND;

  private static final int WITNESSES = 2;
  private static final int KEPT = 24;

  /** A newcomer and a DISCOVER of it that nobody answered. */
  private record Asked(ClientRecord client, long at) {}

  /** Where a client stands among a few, or -1. */
  private static int place(List<Asked> few, ClientRecord client) {
    for (int i = 0; i < few.size(); i++) {
      if (few.get(i).client() == client) {
        return i;
      }
    }
    return -1;
  }

  private static final class Sign {
    final LifeSign life;
    final boolean waitedLong;
    final List<Asked> after = new ArrayList<>(WITNESSES);

    private final InVainAround around;
    private boolean held;

    Sign(LifeSign life, boolean waitedLong) {
      this.life = life;
      this.waitedLong = waitedLong;
      this.around = new InVainAround(life.at().micros());
    }

    void asked(Asked asked) {
      around.asked(asked.at());
      if (after.size() < WITNESSES
          && asked.at() > life.latest()
          && asked.client().ordinal() != life.witness()
          && place(after, asked.client()) < 0) {
        after.add(asked);
      }
    }

    long settled(long now) {
      return after.stream().filter(one -> now - one.at() >= SETTLED).count();
    }
  }

  private final long began;
  private final List<Asked> firsts = new ArrayList<>();
  private final List<Asked> lasts = new ArrayList<>();
  private final List<Sign> signs = new ArrayList<>();
  private final List<LifeSign> ownPath = new ArrayList<>();
  private final List<LifeSign> otherPath = new ArrayList<>();
  private final ServedMeanwhile served = new ServedMeanwhile();
  private final Map<ClientRecord, Long> tookOffer = new LinkedHashMap<>();
  private long inVain = Long.MIN_VALUE;

  /**
   * @param began core time of the first unanswered DISCOVER
   */
  public BracketedLife(long began) {
    this.began = began;
  }

  /**
   * A newcomer's DISCOVER is known to be unanswered.
   *
   * @param first core time of its first one in this outage
   * @param at of this one
   */
  public void unanswered(ClientRecord client, long first, long at) {
    if (firsts.size() <= WITNESSES && place(firsts, client) < 0) {
      firsts.add(new Asked(client, first));
    }
    Asked asked = new Asked(client, at);
    int before = place(lasts, client);
    if (before >= 0) {
      lasts.remove(before);
    }
    lasts.add(asked);
    if (lasts.size() > WITNESSES + 1) {
      lasts.remove(0);
    }
    for (Sign sign : signs) {
      sign.asked(asked);
    }
    signs.forEach(this::holdIfBracketed);
  }

  private void holdIfBracketed(Sign sign) {
    if (!sign.held && !sign.after.isEmpty() && !sign.around.mayBeBack(served)) {
      sign.held = true;
      List<LifeSign> path = sign.life.ownPath() ? ownPath : otherPath;
      path.add(sign.life);
      if (path.size() > 1 && path.get(path.size() - 2).at().micros() > sign.life.at().micros()) {
        path.sort(Comparator.comparingLong(life -> life.at().micros()));
      }
    }
  }

  /**
   * A server gave a sign of life.
   *
   * @param usualWait microseconds that newcomers usually wait here
   */
  public void life(LifeSign life, long usualWait) {
    if (life.kind() == LifeKind.ADDRESS_CHECK) {
      // A full server checks nothing (1 of 268 DISCOVERs, measured): it is a gateway's chance ARP.
      return;
    }
    if (life.offer()) {
      // Nor does it offer anything: whoever did has an address, or forged it.
      return;
    }
    long patience = Math.max(GRACE, WAITED * usualWait);
    if (life.at().micros() <= began || waiting(life, GRACE) < WITNESSES) {
      return;
    }
    Sign sign = new Sign(life, waiting(life, patience) >= WITNESSES);
    lasts.forEach(sign::asked);
    signs.add(sign);
    holdIfBracketed(sign);
    if (signs.size() > KEPT) {
      signs.remove(KEPT / 2);
    }
  }

  private long waiting(LifeSign life, long patience) {
    return firsts.stream()
        .filter(one -> one.client().ordinal() != life.witness())
        .filter(one -> one.at() <= life.at().micros() - patience)
        .count();
  }

  /**
   * A newcomer was served.
   *
   * @param witness its ordinal
   */
  public void served(int witness, long at) {
    served.add(witness, at);
  }

  /** A newcomer takes an OFFER, and nobody can say yet whether it is served. */
  public void tookOffer(ClientRecord client, long at) {
    Long before = tookOffer.remove(client);
    if (before != null) {
      tookInVain(before);
    }
    tookOffer.put(client, at);
    if (tookOffer.size() > KEPT) {
      tookOffer.remove(tookOffer.keySet().iterator().next());
    }
  }

  /**
   * Who took an OFFER then was neither acknowledged nor refused for so long that it asked anew. A
   * full server offers nothing, and one that lives answers a REQUEST at once (RFC 2131 4.3.2): what
   * was seen of it until then shows a slow one as well.
   */
  public void tookInVain(long at) {
    inVain = Math.max(inVain, at);
  }

  /** A server refused a client what it had taken: it lost a race for an address. */
  public void refused(ClientRecord client) {
    tookOffer.remove(client);
  }

  /**
   * A newcomer that seemed to be served was not: it was offered an address, and a full server
   * offers none.
   *
   * @param witness its ordinal
   */
  public void takenBack(int witness) {
    served.takenBack(witness);
    signs.removeIf(sign -> isSuccess(sign.life, witness));
    ownPath.removeIf(life -> isSuccess(life, witness));
  }

  private static boolean isSuccess(LifeSign life, int witness) {
    return life.kind() == LifeKind.NEWCOMER_SERVED && life.witness() == witness;
  }

  /** How many newcomers took OFFERs so lately that more would follow from a slow server. */
  public long offersTaken(long now) {
    long lately = 0;
    for (long at : tookOffer.values()) {
      lately += now - at < CONTRADICTS ? 1 : 0;
    }
    return lately;
  }

  /** Signs on the newcomers' own path, in the order of time. */
  public List<LifeSign> ownPath() {
    return ownPath;
  }

  /** Signs on another path: renewals and unicast INFORM bypass a relay. */
  public List<LifeSign> otherPath() {
    return otherPath;
  }

  private static boolean firm(Sign sign, long now) {
    return sign.life.ownPath() && !sign.life.claimed() && sign.waitedLong && sign.settled(now) > 0;
  }

  /**
   * Whether that is beyond doubt: by signs to two clients, or by one that nobody can forge, with
   * two newcomers who ask in vain after one of them.
   */
  public boolean confirms(long now) {
    if (signs.isEmpty() || offersTaken(now) > 0) {
      return false;
    }
    List<Sign> firm =
        signs.stream()
            .filter(sign -> sign.held && sign.life.at().micros() > inVain)
            .filter(sign -> firm(sign, now))
            .toList();
    // Three signs that name one client are still the word of whoever speaks in its name.
    long witnesses = firm.stream().mapToInt(sign -> sign.life.witness()).distinct().count();
    boolean enough =
        witnesses >= WITNESSES || firm.stream().anyMatch(sign -> sign.life.unforgeable());
    return enough
        && firm.stream().anyMatch(sign -> stands(sign, now) && sign.settled(now) == WITNESSES);
  }

  /**
   * Whether what {@link #confirms} rests on is so old that a server that came back with it would
   * have served newcomers since.
   */
  public boolean hasStood(long now) {
    return !signs.isEmpty()
        && signs.stream()
            .filter(sign -> sign.held && firm(sign, now) && sign.settled(now) == WITNESSES)
            .anyMatch(sign -> now - sign.life.at().micros() >= STANDS);
  }

  private boolean stands(Sign sign, long now) {
    long at = sign.life.at().micros();
    return at - began <= MAY_BE_BACK || now - at >= STANDS;
  }
}
