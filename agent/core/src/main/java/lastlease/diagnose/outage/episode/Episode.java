package lastlease.diagnose.outage.episode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lastlease.diagnose.outage.victim.DistinctDevices;
import lastlease.diagnose.outage.victim.Victim;
import lastlease.diagnose.proof.BracketedLife;
import lastlease.track.ClientRecord;
import lastlease.track.Clients;
import lastlease.track.Served;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Sighting;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * A time in which newcomers, or holders, go unanswered: whom it hits, what the server showed
 * meanwhile, and who was served nevertheless. Most are over before anybody is told of them.
 */
public final class Episode {
  /** Successes that are remembered one by one; more are counted. */
  private static final int SERVED_KEPT = 4000;

  /** Victims that are told apart: as many as a segment lists. Those of an open incident stay. */
  private static final int MOST = Clients.LIMIT;

  private final long opened;
  private final long servedBefore;
  private final @Nullable Served lastBefore;
  private final AddressRange given;
  private final Map<ClientRecord, Victim> victims = new LinkedHashMap<>();
  private final Set<ClientRecord> unserved = new HashSet<>();
  private final List<Served> servedSince = new ArrayList<>();
  private final Set<Ipv4> newSince = new HashSet<>();
  private final BracketedLife life;
  private final ServedAtOnce atOnce;
  private long began;
  private long lastAsked;
  private final DistinctDevices devices = new DistinctDevices();
  private int beganInView;
  private int freshSince;
  private long discovers;
  private long everUnserved;
  private int offersUnheard;
  private boolean over;
  private boolean wasFull;
  private final TableInEpisode table = new TableInEpisode();

  /**
   * @param began core time of its first unanswered DISCOVER or REQUEST
   * @param servedBefore newcomers served before that
   * @param lastBefore the last of them; not told where none of them counts as a newcomer's success
   * @param given the addresses that they got
   */
  public Episode(long began, long servedBefore, @Nullable Served lastBefore, AddressRange given) {
    this.opened = began;
    this.began = began;
    this.lastAsked = began;
    this.servedBefore = servedBefore;
    this.lastBefore = servedBefore == 0 ? null : lastBefore;
    this.given = given;
    this.life = new BracketedLife(began);
    this.atOnce = new ServedAtOnce(began);
  }

  /**
   * A newcomer's DISCOVER is known to be unanswered.
   *
   * @return how it fares; where there are too many, it is not one of those whom this {@link #hits}
   */
  public Victim unanswered(ClientRecord client, Attempt attempt, long from, long at) {
    Victim victim = victims.get(client);
    if (victim == null) {
      victim = new Victim(client, attempt, from);
      if (victims.size() >= MOST) {
        lastAsked = Math.max(lastAsked, at);
        return victim;
      }
      victims.put(client, victim);
      atOnce.begins();
      discovers += victim.asked();
      beganInView += victim.beganInView() ? 1 : 0;
      devices.add(victim);
    }
    atOnce.asked(at);
    asksInVain(client);
    began = Math.min(began, victim.first());
    return victim;
  }

  /** For a victim a server that lives has no address, as far as is known: it bears witness. */
  public void witness(Victim victim, long at) {
    life.unanswered(victim.client(), victim.first(), at);
  }

  private void asksInVain(ClientRecord client) {
    everUnserved += unserved.add(client) ? 1 : 0;
  }

  /** A holder goes unanswered since then. */
  public void holder(long since) {
    began = Math.min(began, since);
  }

  /** A client that it hits sends a DISCOVER. */
  public void asked(ClientRecord client, Sighting at) {
    Victim victim = victims.get(client);
    if (victim != null) {
      victim.asks(at);
      discovers++;
      lastAsked = at.micros();
      atOnce.asked(at.micros());
    }
  }

  /** Nothing was heard for a while: nobody can have asked. */
  public void suspend(long from, long to) {
    lastAsked += Math.max(0, to - Math.max(from, lastAsked));
  }

  /** A holder asks, at a core time. */
  public void holderAsked(long now) {
    lastAsked = Math.max(lastAsked, now);
  }

  /** A newcomer is served while it runs. */
  public void served(Served served) {
    Victim victim = victims.get(served.client());
    if (victim == null) {
      atOnce.served(served);
    } else {
      atOnce.victimServed(served, victim.asked());
    }
    if (victim != null && unserved.remove(served.client())) {
      victim.answered();
      discovers--;
    }
    servedAfter(served);
    life.served(served.client().ordinal(), served.at().micros());
    freshSince += served.address() != null && served.fresh() ? 1 : 0;
  }

  /** A newcomer is served when it is over. */
  public void servedAfter(Served served) {
    Ipv4 address = served.address();
    if (servedSince.size() < SERVED_KEPT) {
      servedSince.add(served);
      if (address != null && served.fresh()) {
        newSince.add(address);
      }
    }
  }

  /**
   * Whether nobody was seen with its address before it began: where clients race for one, it goes
   * to several, and only the first finds it new.
   */
  public boolean isNew(Served served) {
    Ipv4 address = served.address();
    return address != null && (served.fresh() || newSince.contains(address));
  }

  /**
   * A success was none.
   *
   * @param refused by a NAK
   */
  public void takenBack(Served served, boolean refused) {
    atOnce.takenBack(served);
    life.takenBack(served.client().ordinal());
    if (!refused) {
      life.tookInVain(served.at().micros());
    }
    if (servedSince.remove(served)) {
      freshSince -= served.address() != null && served.fresh() ? 1 : 0;
    }
    if (victims.containsKey(served.client())) {
      asksInVain(served.client());
    }
  }

  /** It is known without any doubt who is no newcomer of this venue. */
  public void remove(ClientRecord client) {
    Victim victim = victims.remove(client);
    if (victim != null) {
      discovers -= victim.asked();
      devices.remove(victim);
    }
    unserved.remove(client);
  }

  /** A client has an address. */
  public void settled(ClientRecord client) {
    unserved.remove(client);
  }

  /** A victim was offered an address in view, and asks again. */
  public void offerUnheard() {
    offersUnheard++;
  }

  /** Times that this happened. */
  public int offersUnheard() {
    return offersUnheard;
  }

  /** What the server's own table said in it. */
  public TableInEpisode table() {
    return table;
  }

  /** A pool of known size was full in it. */
  public void full() {
    wasFull = true;
  }

  public boolean wasFull() {
    return wasFull;
  }

  /** It has ended. */
  public void end() {
    over = true;
  }

  public boolean isOver() {
    return over;
  }

  /** What the server showed between what went unanswered. */
  public BracketedLife life() {
    return life;
  }

  public ServedAtOnce atOnce() {
    return atOnce;
  }

  /** Core time when it began, dated back by {@code secs}. */
  public long began() {
    return began;
  }

  /** Core time of the first unanswered frame that was seen. */
  public long firstSeen() {
    return opened;
  }

  /** Core time of the last DISCOVER or REQUEST of anybody whom it hits. */
  public long lastAsked() {
    return lastAsked;
  }

  /** Whether the client is a victim. */
  public boolean hits(ClientRecord client) {
    return victims.containsKey(client);
  }

  @Nullable
  public Victim victim(ClientRecord client) {
    return victims.get(client);
  }

  /** Whom it hits, in the order in which they failed first. */
  public Collection<Victim> victims() {
    return victims.values();
  }

  public List<ClientRecord> clients() {
    return List.copyOf(victims.keySet());
  }

  /** Victims without an address. */
  public int unserved() {
    return unserved.size();
  }

  /** How often anybody became one of them. */
  public long everUnserved() {
    return everUnserved;
  }

  public Set<ClientRecord> unservedClients() {
    return unserved;
  }

  /** Victims, those that only go on under a newly randomised address counted once. */
  public int devices() {
    return devices.count();
  }

  /** DISCOVERs of all victims that count. */
  public long discovers() {
    return discovers;
  }

  public int beganInView() {
    return beganInView;
  }

  public long servedBefore() {
    return servedBefore;
  }

  @Nullable
  public Served lastBefore() {
    return lastBefore;
  }

  /** The addresses given out before it began. */
  public AddressRange given() {
    return given;
  }

  /** Newcomers served since it began. */
  public List<Served> servedSince() {
    return servedSince;
  }

  /** Of these, the ones with an address that nobody was seen with before. */
  public int freshSince() {
    return freshSince;
  }
}
