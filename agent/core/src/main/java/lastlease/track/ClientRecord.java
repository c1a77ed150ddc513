package lastlease.track;

import java.util.List;
import lastlease.reports.Client;
import lastlease.track.lease.Attempt;
import lastlease.track.lease.Habit;
import lastlease.track.lease.Lease;
import lastlease.track.lease.LinkLocalUse;
import lastlease.track.moment.Sighting;
import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/** Everything known about one client: its state, its latest lease, its use of link-local. */
public final class ClientRecord {
  /** An attempt counts as in progress until so long after its last DISCOVER, microseconds. */
  public static final long IN_PROGRESS = ClientStates.IN_PROGRESS;

  /** A REQUEST that nothing followed for so long was acknowledged, microseconds. */
  public static final long SILENCE = ClientStates.SILENCE;

  /** Hosts that are heard more seldom have no rhythm, microseconds. */
  private static final long RHYTHM = 90 * Times.SECOND;

  /** As many events of a client are kept; the rest is counted. */
  public static final int EVENTS_KEPT = 64;

  private static final long NEVER = Long.MIN_VALUE;

  private final int ordinal;
  private final @Nullable MacAddress mac;
  private final ClientEvents events = new ClientEvents();

  @Nullable String clientId;
  @Nullable String hostname;
  @Nullable String vendorClass;
  List<Integer> parameters = List.of();
  boolean asksV6Only;
  boolean offeredV6Only;
  boolean rapidCommit;
  boolean own;
  boolean usedArp;
  boolean heardByArp;
  boolean acked;
  boolean asked;

  /** Its lease was granted before it was heard to ask for anything. */
  boolean unasked;

  boolean informedByBroadcast;
  boolean informed;
  boolean informAnswered;
  ClientState state = new ClientState.Idle();
  @Nullable Lease lease;
  @Nullable LinkLocalUse linkLocal;
  @Nullable Ipv4 address;
  @Nullable Rebinding rebinding;
  @Nullable Selected selected;
  @Nullable Reboot reboot;
  @Nullable Sighting rebootUsed;
  @Nullable ServerRecord giver;
  long givenAt;
  boolean everServed;
  private MadeUp madeUp = MadeUp.NO;
  int disproved;
  long spokeItself = Long.MIN_VALUE / 2;
  boolean spokenFor;
  boolean present;
  final Habit habit = new Habit();
  private long usedAt = Long.MIN_VALUE / 2;
  private long usedGap;
  @Nullable ClientTimer timer;
  Timeline.Presence presence = Timeline.Presence.NONE;
  @Nullable Served lastServed;
  @Nullable Attempt lastAttempt;
  private long firstDiscover = NEVER;
  long discovers;
  long asks;
  long lastAsked;
  long naks;
  long declines;
  long frames;
  long lastSeen;

  ClientRecord(int ordinal, @Nullable MacAddress mac) {
    this.ordinal = ordinal;
    this.mac = mac;
  }

  /** Notes what happened to it. */
  void event(Sighting at, Client.EventKind kind, @Nullable Ipv4 address) {
    events.add(at, kind, address);
  }

  /** 1 for the first client seen in this segment. */
  public int ordinal() {
    return ordinal;
  }

  /** As reports name it. */
  public String id() {
    return "c" + ordinal;
  }

  /** Hardware address; null for clients that are known by client identifier only. */
  public @Nullable MacAddress mac() {
    return mac;
  }

  public @Nullable String clientId() {
    return clientId;
  }

  public @Nullable String hostname() {
    return hostname;
  }

  public @Nullable String vendorClass() {
    return vendorClass;
  }

  /** It says that it is Windows (option 60). */
  public boolean saysWindows() {
    return vendorClass != null && vendorClass.startsWith("MSFT");
  }

  /** What it asks for (option 55), which tells kinds of devices apart; null if it never said. */
  public @Nullable String parameters() {
    return parameters.isEmpty() ? null : parameters.toString();
  }

  /** It asks for option 108: an answer may have told it to do without IPv4 (RFC 8925). */
  public boolean asksV6Only() {
    return asksV6Only;
  }

  /** An answer with option 108 was seen. */
  public boolean offeredV6Only() {
    return offeredV6Only;
  }

  /** It is the machine that the agent runs on. */
  public boolean own() {
    return own;
  }

  /** Whether a flood made it up, as whoever judges that has found. */
  public enum MadeUp {
    NO,
    /** It came amid those that a flood made up. */
    AMID,
    /** Its own requests show it. */
    FORGED
  }

  /** It is a name that a flood made up. */
  public boolean isMadeUp() {
    return madeUp != MadeUp.NO;
  }

  public MadeUp madeUp() {
    return madeUp;
  }

  /**
   * It is found to be so. That stands here and in no table of the flood's: each frame of one asks
   * for it, and it has a million names (of what a flood cost, a sixth was looking names up).
   */
  public void madeUp(MadeUp found) {
    madeUp = found;
  }

  /** It has a routable address, as far as that is known. */
  public boolean isBound() {
    return state instanceof ClientState.Bound;
  }

  /** It was seen to use or probe a routable address. */
  public boolean usedArp() {
    return usedArp;
  }

  /**
   * Its host was heard to use or probe a routable address, believed or not: a device is there, also
   * where it is not known yet whether it was served.
   */
  public boolean heardByArp() {
    return heardByArp;
  }

  /** It was given an address, or told to do without one, in view; whatever came later. */
  public boolean everServed() {
    return everServed;
  }

  /** Core time when its host was last heard with a routable address; the least without. */
  public long lastUsed() {
    return usedAt;
  }

  /** What was said in its name so far was not its own, or is over. */
  void beginsAnew() {
    lastAttempt = null;
    lease = null;
    selected = null;
    reboot = null;
    rebinding = null;
    asks = 0;
    disproved = 0;
    acked = false;
    usedArp = false;
    heardByArp = false;
    everServed = false;
  }

  /** Its host is heard with a routable address. */
  void used(long micros) {
    long gap = micros - usedAt;
    if (gap <= RHYTHM) {
      usedGap = Math.max(usedGap, gap);
    }
    usedAt = micros;
  }

  /**
   * Whether its host, which was heard time and again, has fallen silent since a core time: who gave
   * up an address does not use it.
   */
  public boolean isSilentSince(long micros, long now) {
    return usedAt <= micros && now - micros >= usedGap;
  }

  /**
   * What was said to it, or in its name, proved to be nothing before: it went on asking. Until it
   * has stopped for long enough nobody knows that it was served.
   */
  public boolean isDoubted() {
    return disproved > 0;
  }

  /** It was seen to ask for something: what answers it alone may be half of a story. */
  public boolean asked() {
    return asked;
  }

  /** An ACK with an address for it was seen. */
  public boolean acked() {
    return acked;
  }

  /** It has an address of its own and asks for the rest only (RFC 2131 4.4.3): no lease. */
  public boolean informed() {
    return informed;
  }

  /** Its INFORM was answered. */
  public boolean informAnswered() {
    return informAnswered;
  }

  public ClientState state() {
    return state;
  }

  /** The attempt under way, or null. */
  public @Nullable Attempt attempt() {
    return state instanceof ClientState.Discovering discovering ? discovering.attempt() : null;
  }

  /** The latest attempt, also when it was answered. */
  public @Nullable Attempt lastAttempt() {
    return lastAttempt;
  }

  /** Whether it is given the address of its own last lease: that shows no free one. */
  boolean getsItsOwn(Ipv4 address) {
    return lease != null && lease.address().equals(address);
  }

  /** The latest lease granted in view, or null; not one that ended by RELEASE, NAK or DECLINE. */
  public @Nullable Lease lease() {
    return lease;
  }

  public @Nullable LinkLocalUse linkLocal() {
    return linkLocal;
  }

  /** Whether it uses link-local now, as far as seen. */
  public boolean onLinkLocal() {
    return linkLocal != null && linkLocal.active();
  }

  /** Its routable address, or the last one. */
  public @Nullable Ipv4 address() {
    return address;
  }

  public @Nullable Rebinding rebinding() {
    return rebinding;
  }

  /** The last time that it was served as a newcomer, not taken back. */
  public @Nullable Served lastServed() {
    return lastServed != null && !lastServed.takenBack() ? lastServed : null;
  }

  /** Core time of the first DISCOVER ever, or null. */
  public @Nullable Long firstDiscover() {
    return firstDiscover == NEVER ? null : (Long) firstDiscover;
  }

  /** It sends a DISCOVER. */
  void discovers(long micros) {
    discovers++;
    if (firstDiscover == NEVER) {
      firstDiscover = micros;
    }
  }

  public long discovers() {
    return discovers;
  }

  /** Times that it wanted an address: DISCOVERs and INIT-REBOOT REQUESTs. */
  public long asks() {
    return asks;
  }

  /** Core time of the last of these. */
  public long lastAsked() {
    return lastAsked;
  }

  public long naks() {
    return naks;
  }

  public long declines() {
    return declines;
  }

  /** Frames that it sent or that concerned it. */
  public long frames() {
    return frames;
  }

  /** Core time of the last of them. */
  public long lastSeen() {
    return lastSeen;
  }

  /** What happened to it so far, of much the first and the latest; does not change any more. */
  public List<Client.Event> events() {
    return events.list();
  }

  /** Whether it took an OFFER at a core time or later, by what is kept of its events. */
  public boolean tookOfferSince(long micros) {
    return events.hasSince(Client.EventKind.REQUEST_SELECTING, micros);
  }

  /** Whether it got an address, by what is kept of its events. */
  public boolean wasBound() {
    return events.has(Client.EventKind.BOUND);
  }

  public long eventsOmitted() {
    return events.omitted();
  }

  /**
   * A holder that asks every server to extend its lease (RFC 2131 4.4.5).
   *
   * @param granted the lease was seen granted here
   * @param requests REBINDING REQUESTs of this round
   * @param gaveUp it went back to DISCOVER
   */
  public record Rebinding(
      Ipv4 address, boolean granted, Sighting first, Sighting last, int requests, boolean gaveUp) {}

  /** A REQUEST for a remembered address that nobody was seen to answer. */
  record Reboot(Ipv4 address, Sighting asked, int count) {}

  /** The OFFER that it chose, until its next DISCOVER. */
  record Selected(Ipv4 address, Ipv4 server) {
    // What a record has of itself to compare by is linked at run time, which a short run pays for.
    boolean is(Ipv4 otherAddress, Ipv4 otherServer) {
      return address.equals(otherAddress) && server.equals(otherServer);
    }
  }
}
