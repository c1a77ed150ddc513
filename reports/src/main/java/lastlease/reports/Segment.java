package lastlease.reports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One observation point and VLAN, judged apart from all others.
 *
 * @param id {@code wlan0}, {@code wlan0.20}, {@code capture}, {@code capture.20}
 * @param whatIf which pool size and lease time would have carried it; null where that is no
 *     question, or cannot be told
 */
public record Segment(
    String id,
    Verdict verdict,
    @Nullable Confidence confidence,
    @Nullable Severity severity,
    PoolReport.Now now,
    Vantage vantage,
    List<OwnAddress> ownAddresses,
    List<Pool> pools,
    List<Server> servers,
    Totals totals,
    List<Client> clients,
    List<TimelinePoint> timeline,
    AnswerTimes answerTimes,
    List<Incident> incidents,
    @Nullable WhatIf whatIf) {
  /** So many signs of a server are told, the latest. */
  public static final int SIGNS = 200;

  /** One where nothing was replayed. */
  public Segment(
      String id,
      Verdict verdict,
      @Nullable Confidence confidence,
      @Nullable Severity severity,
      PoolReport.Now now,
      Vantage vantage,
      List<OwnAddress> ownAddresses,
      List<Pool> pools,
      List<Server> servers,
      Totals totals,
      List<Client> clients,
      List<TimelinePoint> timeline,
      AnswerTimes answerTimes,
      List<Incident> incidents) {
    this(
        id,
        verdict,
        confidence,
        severity,
        now,
        vantage,
        ownAddresses,
        pools,
        servers,
        totals,
        clients,
        timeline,
        answerTimes,
        incidents,
        null);
  }

  /** The same with other texts, or less of who is in it. */
  public Segment with(Vantage seen, List<Client> devices, List<Incident> told) {
    return new Segment(
        id,
        verdict,
        confidence,
        severity,
        now,
        seen,
        ownAddresses,
        pools,
        servers,
        totals,
        devices,
        timeline,
        answerTimes,
        told,
        whatIf);
  }

  /** What the seat can see. */
  public enum Level {
    /** Other stations' unicast too: a mirror port, a router, monitor mode. */
    FULL,
    /** Other stations' broadcasts, and one's own traffic. */
    BROADCASTS,
    /** Nobody else is heard. */
    OWN_TRAFFIC,
    /** No relevant frame at all. */
    NOTHING
  }

  public record Vantage(
      Level level,
      VantageCode code,
      Map<String, Object> params,
      @Nullable String text,
      List<Change> changes) {}

  public record Change(Instant at, Level level) {}

  /** Why a seat sees what it sees. */
  public enum VantageCode {
    /** Other stations' unicast replies were seen. */
    OTHERS_UNICAST,
    /** Broadcasts of other stations were seen, none of their unicast. */
    OTHERS_BROADCASTS,
    /** Only clients' frames: no reply of any server can be seen here. */
    CLIENTS_ONLY,
    /** Only servers' frames: no request of any client can be seen here. */
    SERVERS_ONLY,
    /** Only one station's traffic was seen. */
    ONLY_OWN_TRAFFIC,
    /** No DHCP frame of anybody, only ARP. */
    NO_DHCP,
    /** No relevant frame. */
    NOTHING_SEEN
  }

  /** An address of the machine that the agent runs on; {@code to} is null while it lasts. */
  public record OwnAddress(
      @Nullable String iface,
      String mac,
      String address,
      int prefixLength,
      boolean linkLocal,
      Instant from,
      @Nullable Instant to,
      @Nullable Lease lease) {}

  public record Lease(@Nullable String server, @Nullable Long seconds, @Nullable String router) {}

  /** Where the capacity of a pool is known from. */
  public enum CapacityBasis {
    CONFIGURED,
    SERVER,
    INFERRED,
    UNKNOWN
  }

  /**
   * A subnet that addresses are given out from.
   *
   * @param subnet CIDR form; from the netmask where it was seen, else assumed /24
   * @param lowestSeen lowest address seen given out, null if none
   * @param inUseAtLeast addresses proven to be in use at the end
   * @param inUseAtMost addresses that may still be leased at the end
   * @param forecastFullAt when the pool is full if arrivals go on as in the last while, or null
   * @param capacityLeftOut size of the configured pool where it does not hold the addresses that
   *     were seen, and is left out of account; else null
   * @param forecastFrom the earliest time at which it may be full (one in twenty is earlier), or
   *     null without a forecast
   * @param forecastTo the latest (one in twenty is later); null without a forecast, or where it may
   *     never be
   * @param table what the server's own table says, null where none was given
   * @param peak the most addresses in use at once; null in reports of before it was told
   * @param fullAt when it was full first: by the server's table, since so many as it has were given
   *     out, or since newcomers go unanswered; null where it never was, or that is only possible
   * @param subnetAssumed whether no netmask was seen, so that the subnet's size is an assumption
   */
  public record Pool(
      String subnet,
      @Nullable Long leaseSeconds,
      @Nullable String lowestSeen,
      @Nullable String highestSeen,
      int inUseAtLeast,
      int inUseAtMost,
      @Nullable Integer capacity,
      CapacityBasis capacityBasis,
      @Nullable Instant forecastFullAt,
      @Nullable Integer capacityLeftOut,
      @Nullable Instant forecastFrom,
      @Nullable Instant forecastTo,
      @Nullable LeaseTable table,
      @Nullable Peak peak,
      @Nullable Instant fullAt,
      boolean subnetAssumed) {

    /** Without what was at its fullest. */
    public Pool(
        String subnet,
        @Nullable Long leaseSeconds,
        @Nullable String lowestSeen,
        @Nullable String highestSeen,
        int inUseAtLeast,
        int inUseAtMost,
        @Nullable Integer capacity,
        CapacityBasis capacityBasis,
        @Nullable Instant forecastFullAt,
        @Nullable Integer capacityLeftOut,
        @Nullable Instant forecastFrom,
        @Nullable Instant forecastTo,
        @Nullable LeaseTable table) {
      this(
          subnet,
          leaseSeconds,
          lowestSeen,
          highestSeen,
          inUseAtLeast,
          inUseAtMost,
          capacity,
          capacityBasis,
          forecastFullAt,
          capacityLeftOut,
          forecastFrom,
          forecastTo,
          table,
          null,
          null,
          false);
    }
  }

  /**
   * The most addresses in use at once, and when that was so first. By the server's table where one
   * is read; else from when devices were given theirs, until their leases ended after they were
   * heard last.
   */
  public record Peak(int inUse, Instant at) {}

  /**
   * A server's own table of leases.
   *
   * @param sources as they were named with {@code --leases}, without passwords
   * @param readAt when it was read last, null where it never could be
   * @param failure why the last reading failed, null where it did not
   * @param leases that run, of this pool
   * @param free addresses that newcomers can be given, null where the capacity is unknown
   * @param silent leases of devices that were never heard by this seat
   * @param left leases of devices that neither seat nor server has heard of for {@code leftSeconds}
   * @param declined addresses that the server keeps out of use: declined, or abandoned
   * @param takenFor the time whose state it is taken for, where it was read more than 30 s away
   *     from it: the end of a capture; null where it was read just then, or never
   */
  public record LeaseTable(
      List<String> sources,
      @Nullable Instant readAt,
      @Nullable String failure,
      int leases,
      @Nullable Integer free,
      int silent,
      int left,
      @Nullable Long leftSeconds,
      int declined,
      @Nullable Instant takenFor) {
    /** Whether the numbers of the pool are its own. */
    public boolean tells() {
      return readAt != null;
    }
  }

  /** {@code SUSPECT}: it may not belong here. */
  public enum Role {
    EXPECTED,
    SEEN,
    SUSPECT
  }

  /**
   * A DHCP server, by its server identifier (option 54).
   *
   * @param mac Ethernet address that its frames or ARP came from, null if never seen
   * @param relay the relay that its answers came through, dotted quad, or null
   * @param inferredOffers OFFERs not seen, but proven by a REQUEST that names the server
   * @param hostSeen when its host was last seen to use its address; says nothing of the service
   * @param signs of its DHCP service, oldest first, the last {@value #SIGNS}
   */
  public record Server(
      String id,
      @Nullable String mac,
      @Nullable String relay,
      Role role,
      Instant firstSeen,
      @Nullable Instant lastAlive,
      long offers,
      long acks,
      long naks,
      long inferredOffers,
      @Nullable Long medianAnswerMillis,
      @Nullable Instant hostSeen,
      List<Sign> signs) {}

  /**
   * Devices that an incident is told of as "of so many": without the own machine, unless it is hit,
   * and without those that its flood made up.
   *
   * @param incident the one that is told of, null for none
   */
  public long devices(@Nullable Incident incident) {
    long own =
        clients.stream()
            .filter(
                one -> one.own() && (incident == null || !incident.clients().contains(one.id())))
            .count();
    long all = totals.clients() - own;
    return incident == null || incident.verdict() != Verdict.STARVATION_ATTACK
        ? all
        : Math.max(incident.clients().size(), all - incident.madeUp());
  }

  /** Devices beyond so many of those listed; of what is not listed, names of a flood are none. */
  public long beyond(long shown) {
    long unlisted = totals.clients() - clients.size();
    return clients.size() - shown + Math.max(0, unlisted - totals.madeUp());
  }

  /** A frame that proves that a server's DHCP service lives. */
  public record Sign(Instant at, EvidenceCode.LifeKind kind, @Nullable FrameRef frame) {}

  /**
   * Counts of a whole segment.
   *
   * @param byOutcome has every outcome as key, in declared order
   * @param foreignFrames in the name of a device or server that had spoken for itself, out of
   *     another station: not believed
   * @param madeUp of {@code clientsOmitted}, the MAC addresses that floods made up: no devices
   * @param incidentsOmitted incidents that ended and are not listed, since there were too many
   * @param addressesForgotten entries of who uses which address that were dropped, since there were
   *     too many
   */
  public record Totals(
      long clients,
      Map<Client.Outcome, Long> byOutcome,
      long clientsOmitted,
      long foreignFrames,
      long madeUp,
      long incidentsOmitted,
      long addressesForgotten) {
    /** Without any that were made up, and all told. */
    public Totals(
        long clients,
        Map<Client.Outcome, Long> byOutcome,
        long clientsOmitted,
        long foreignFrames) {
      this(clients, byOutcome, clientsOmitted, foreignFrames, 0, 0, 0);
    }
  }

  /** How many clients were in which state from {@code at} to the next point. */
  public record TimelinePoint(Instant at, int served, int waiting, int linkLocal) {}

  /**
   * Histogram of milliseconds from the first DISCOVER to the answer.
   *
   * @param upperMillis inclusive upper bounds of all bins but the last, which is open
   * @param counts one more than {@code upperMillis}
   * @param sumMillis of all answers together
   */
  public record AnswerTimes(List<Long> upperMillis, List<Long> counts, long sumMillis) {}
}
