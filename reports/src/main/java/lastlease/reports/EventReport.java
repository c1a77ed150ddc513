package lastlease.reports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What many seats say together: one picture of an event. Field names are those of the JSON, schema
 * {@value #SCHEMA}. It holds no device's address or name. Times of seats are told by the hub's
 * clock: each seat's measured offset is taken off.
 *
 * @param generatedAt the hub's time, against which silence is measured
 * @param verdict of the worst room at this moment; silent rooms do not count, nor do they heal
 * @param confidence null where the verdict has none
 * @param severity of what goes on; null where nothing does
 * @param rooms worst first
 * @param incidents those that go on first, then the newest
 */
public record EventReport(
    String schema,
    PoolReport.Tool tool,
    Instant generatedAt,
    String event,
    String language,
    Verdict verdict,
    @Nullable Confidence confidence,
    @Nullable Severity severity,
    List<Room> rooms,
    List<Server> servers,
    List<Pool> pools,
    Devices devices,
    List<Joined> incidents) {

  /** Fields and enum values may be added within a schema number; consumers ignore unknown ones. */
  public static final String SCHEMA = "lastlease.event/1";

  /** How a seat stands with the hub. */
  public enum Presence {
    /** It is heard. */
    HEARD,
    /** It is heard, and what it sends is old: it catches up. */
    CATCHING_UP,
    /** Nothing has been heard of it for a while: how the room is, is unknown. */
    SILENT,
    /** Its watch has ended: how the room is, is unknown. */
    ENDED
  }

  /**
   * One seat's segment.
   *
   * @param id the seat's name; with the segment where the seat has several
   * @param verdict at this moment; {@link Verdict#UNDETERMINED} while the seat is not heard
   * @param lastVerdict what the seat said last
   * @param asOf the last moment that the seat tells of, by the hub's clock; null without any
   * @param heard when the hub heard of it last
   * @param clockOffsetMillis how far the seat's clock is ahead of the hub's; null if not measured
   * @param clients devices that it tells apart
   * @param unserved of them those that have no address and want one
   * @param periods its incidents and blind times, by begin
   */
  public record Room(
      String id,
      String seat,
      String segment,
      String session,
      Presence presence,
      Verdict verdict,
      @Nullable Confidence confidence,
      @Nullable Severity severity,
      Verdict lastVerdict,
      Segment.Level vantage,
      @Nullable Instant from,
      @Nullable Instant asOf,
      Instant heard,
      @Nullable Long clockOffsetMillis,
      long clients,
      long unserved,
      long lostFrames,
      List<Period> periods) {}

  /**
   * A time of a room that is not as it should be.
   *
   * @param verdict null for blindness
   * @param to null while it lasts
   */
  public record Period(
      Instant from, @Nullable Instant to, @Nullable Verdict verdict, @Nullable Severity severity) {}

  /**
   * A DHCP server, wherever it was heard.
   *
   * @param id the lowest of its identifiers: what the event calls it
   * @param ids all of them; one for each VLAN, as a rule
   * @param mac null where no seat saw it
   * @param lastAlive of its service, in any room
   * @param rooms where it serves or was named
   */
  public record Server(
      String id,
      List<String> ids,
      @Nullable String mac,
      Segment.Role role,
      @Nullable Instant lastAlive,
      List<String> rooms) {}

  /**
   * A pool: a subnet of a server.
   *
   * @param server null where none could be told
   * @param inUseAtLeast the most that one seat proves; seats see the same devices, and sums lie
   * @param capacity the one that a seat knows; null if none does
   */
  public record Pool(
      @Nullable String server,
      String subnet,
      int inUseAtLeast,
      @Nullable Integer capacity,
      List<String> rooms) {}

  /**
   * Devices by their own address, each once however many rooms it walks through.
   *
   * @param byOutcome as the seat says that heard of it last; every outcome is a key
   * @param inSeveralRooms devices that more than one seat heard
   * @param omitted devices that seats counted and did not list: these may be counted twice
   */
  public record Devices(
      long distinct, Map<Client.Outcome, Long> byOutcome, long inSeveralRooms, long omitted) {}

  /**
   * One fault, in one room or in many.
   *
   * @param id the earliest room's incident: the same inputs give the same
   * @param confidence of rooms joined: CONFIRMED only by the evidence of two seats at least
   * @param server the one that it is about, null where it cannot be told
   * @param subnet the pool, null where it is about several or none
   * @param rooms that are hit, by name
   * @param clients affected devices, each once
   * @param cross what other seats saw that speaks for or against it
   * @param fullAt when the pool will be full, at the earliest that a seat expects; null where it is
   *     about something that is so already
   */
  public record Joined(
      String id,
      Verdict verdict,
      Confidence confidence,
      Severity severity,
      List<Verdict> rivals,
      Instant began,
      Instant detected,
      @Nullable Instant ended,
      Incident.@Nullable EndCode endedBecause,
      @Nullable String server,
      @Nullable String subnet,
      List<String> rooms,
      long clients,
      List<Member> members,
      List<Cross> cross,
      @Nullable Instant fullAt) {

    /** One that is no forecast. */
    public Joined(
        String id,
        Verdict verdict,
        Confidence confidence,
        Severity severity,
        List<Verdict> rivals,
        Instant began,
        Instant detected,
        @Nullable Instant ended,
        Incident.@Nullable EndCode endedBecause,
        @Nullable String server,
        @Nullable String subnet,
        List<String> rooms,
        long clients,
        List<Member> members,
        List<Cross> cross) {
      this(
          id,
          verdict,
          confidence,
          severity,
          rivals,
          began,
          detected,
          ended,
          endedBecause,
          server,
          subnet,
          rooms,
          clients,
          members,
          cross,
          null);
    }

    /** Whether it goes on. */
    public boolean open() {
      return ended == null;
    }
  }

  /** A room's own incident, as its seat says it. */
  public record Member(
      String room,
      String seat,
      String session,
      String incident,
      Verdict verdict,
      Confidence confidence,
      Instant began,
      @Nullable Instant ended,
      long clients) {}

  /** What one seat's frames say about another's incident. */
  public enum CrossCode {
    /** The same server shows life on its newcomers' path in another room, from the same pool. */
    SERVER_LIVES_SAME_POOL,
    /** It serves another room from another pool: it is not dead. */
    SERVER_LIVES_OTHER_POOL,
    /** Newcomers get addresses from the very pool elsewhere meanwhile: it is not empty. */
    POOL_SERVES_ELSEWHERE,
    /** Other pools of the same server fell silent too, and nobody hears it any more. */
    SILENT_IN_OTHER_POOLS,
    /** Another room has the same trouble with the same pool. */
    SAME_POOL_FAILS_ELSEWHERE
  }

  /**
   * A piece of evidence of another seat.
   *
   * @param room whose seat saw it
   * @param lastAt the latest
   * @param count how many signs, or rooms' clients
   * @param text the sentence, null until it was localized
   * @param frames of that seat's session
   */
  public record Cross(
      Incident.Weight weight,
      CrossCode code,
      String room,
      String seat,
      @Nullable String server,
      @Nullable String subnet,
      Instant lastAt,
      long count,
      @Nullable String text,
      List<FrameRef> frames) {}
}
