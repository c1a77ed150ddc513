package lastlease.diagnose.outage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lastlease.diagnose.proof.BracketedLife;
import lastlease.track.ClientRecord;
import lastlease.track.Served;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Sighting;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * A time in which newcomers, or holders, go unanswered: whom it hits, what the server showed
 * meanwhile, and who was served nevertheless. Most are over before anybody is told of them.
 */
final class Episode {
  /** Successes that are remembered one by one; more are counted. */
  private static final int SERVED_KEPT = 4000;

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
  Episode(long began, long servedBefore, @Nullable Served lastBefore, AddressRange given) {
    this.opened = began;
    this.began = began;
    this.lastAsked = began;
    this.servedBefore = servedBefore;
    this.lastBefore = servedBefore == 0 ? null : lastBefore;
    this.given = given;
    this.life = new BracketedLife(began);
    this.atOnce = new ServedAtOnce(began);
  }

  /** A newcomer's DISCOVER is known to be unanswered. */
  Victim unanswered(ClientRecord client, Attempt attempt, long from, long at) {
    Victim victim = victims.get(client);
    if (victim == null) {
      victim = new Victim(client, attempt, from);
      victims.put(client, victim);
      atOnce.begins();
      discovers += victim.asked();
      beganInView += victim.beganInView() ? 1 : 0;
      devices.add(victim);
    }
    atOnce.asked(at);
    asksInVain(client);
    began = Math.min(began, victim.first());
    if (!client.isDoubted()) {
      // Who took an OFFER and asks on may wait for a slow server: no witness of a full one.
      life.unanswered(client, victim.first(), at);
    }
    return victim;
  }

  private void asksInVain(ClientRecord client) {
    everUnserved += unserved.add(client) ? 1 : 0;
  }

  /** A holder goes unanswered since then. */
  void holder(long since) {
    began = Math.min(began, since);
  }

  void asked(ClientRecord client, Sighting at) {
    Victim victim = victims.get(client);
    if (victim != null) {
      victim.asks(at);
      discovers++;
      lastAsked = at.micros();
      atOnce.asked(at.micros());
    }
  }

  /** Nothing was heard for a while: nobody can have asked. */
  void suspend(long from, long to) {
    lastAsked += Math.max(0, to - Math.max(from, lastAsked));
  }

  void holderAsked(long now) {
    lastAsked = Math.max(lastAsked, now);
  }

  void served(Served served) {
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
    freshSince += served.address() != null && served.fresh() ? 1 : 0;
  }

  /** A newcomer is served when it is over. */
  void servedAfter(Served served) {
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
  boolean isNew(Served served) {
    Ipv4 address = served.address();
    return address != null && (served.fresh() || newSince.contains(address));
  }

  void takenBack(Served served) {
    atOnce.takenBack(served);
    if (servedSince.remove(served)) {
      freshSince -= served.address() != null && served.fresh() ? 1 : 0;
    }
    if (victims.containsKey(served.client())) {
      asksInVain(served.client());
    }
  }

  /** It is known without any doubt who is no newcomer of this venue. */
  void remove(ClientRecord client) {
    Victim victim = victims.remove(client);
    if (victim != null) {
      discovers -= victim.asked();
      devices.remove(victim);
    }
    unserved.remove(client);
  }

  void settled(ClientRecord client) {
    unserved.remove(client);
  }

  /** A victim was offered an address in view, and asks again. */
  void offerUnheard() {
    offersUnheard++;
  }

  /** Times that this happened. */
  int offersUnheard() {
    return offersUnheard;
  }

  /** What the server's own table said in it. */
  TableInEpisode table() {
    return table;
  }

  /** A pool of known size was full in it. */
  void full() {
    wasFull = true;
  }

  boolean wasFull() {
    return wasFull;
  }

  /** It has ended. */
  void end() {
    over = true;
  }

  boolean isOver() {
    return over;
  }

  BracketedLife life() {
    return life;
  }

  ServedAtOnce atOnce() {
    return atOnce;
  }

  /** Core time when it began, dated back by {@code secs}. */
  long began() {
    return began;
  }

  /** Core time of the first unanswered frame that was seen. */
  long firstSeen() {
    return opened;
  }

  /** Core time of the last DISCOVER or REQUEST of anybody whom it hits. */
  long lastAsked() {
    return lastAsked;
  }

  boolean hits(ClientRecord client) {
    return victims.containsKey(client);
  }

  @Nullable Victim victim(ClientRecord client) {
    return victims.get(client);
  }

  Collection<Victim> victims() {
    return victims.values();
  }

  List<ClientRecord> clients() {
    return List.copyOf(victims.keySet());
  }

  /** Victims without an address. */
  int unserved() {
    return unserved.size();
  }

  /** How often anybody became one of them. */
  long everUnserved() {
    return everUnserved;
  }

  Set<ClientRecord> unservedClients() {
    return unserved;
  }

  /** Victims, those that only go on under a newly randomised address counted once. */
  int devices() {
    return devices.count();
  }

  /** DISCOVERs of all victims that count. */
  long discovers() {
    return discovers;
  }

  int beganInView() {
    return beganInView;
  }

  long servedBefore() {
    return servedBefore;
  }

  @Nullable Served lastBefore() {
    return lastBefore;
  }

  /** The addresses given out before it began. */
  AddressRange given() {
    return given;
  }

  /** Newcomers served since it began. */
  List<Served> servedSince() {
    return servedSince;
  }

  /** Of these, the ones with an address that nobody was seen with before. */
  int freshSince() {
    return freshSince;
  }
}
