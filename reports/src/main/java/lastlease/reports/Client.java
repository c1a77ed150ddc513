package lastlease.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One DHCP client or link-local host.
 *
 * @param id {@code c1}, {@code c2}, … by first appearance
 * @param mac null unless revealed, as {@code clientIdentifier} (hex) and {@code hostname} are
 * @param vendorClass option 60, the client's own words: untrusted text; unless revealed, the family
 *     of systems that they speak of
 * @param randomizedMac the locally administered bit is set
 * @param own this is the machine that the agent runs on
 * @param outcome the last state
 * @param address the routable address, while bound or last known
 * @param linkLocalAddress the last one; stays when the client recovered
 * @param lastSeen when it was heard last, in whatever way; null where that is not known
 * @param answeredMillisSinceFirstDiscover of the latest answered attempt, null if never
 */
public record Client(
    String id,
    @Nullable String mac,
    @Nullable String clientIdentifier,
    @Nullable String hostname,
    @Nullable String ouiVendor,
    @Nullable String vendorClass,
    boolean randomizedMac,
    boolean own,
    Outcome outcome,
    @Nullable String address,
    @Nullable String linkLocalAddress,
    @Nullable Instant linkLocalAt,
    long discovers,
    @Nullable Instant firstDiscover,
    @Nullable Instant lastDiscover,
    @Nullable Long answeredMillisSinceFirstDiscover,
    @Nullable Long answeredMillisSinceLatestDiscover,
    @Nullable AnswerBasis answerBasis,
    List<Event> events,
    long eventsOmitted,
    @Nullable Instant lastSeen) {

  /**
   * Who asked so lately, and got nothing, waits still: no client in use pauses for longer than
   * dhclient's five minutes (dhclient.conf, retry), before it asks for another one.
   */
  private static final Duration STILL_WAITS = Duration.ofMinutes(6);

  /** One of which it is not known when it was heard last. */
  public Client(
      String id,
      @Nullable String mac,
      @Nullable String clientIdentifier,
      @Nullable String hostname,
      @Nullable String ouiVendor,
      @Nullable String vendorClass,
      boolean randomizedMac,
      boolean own,
      Outcome outcome,
      @Nullable String address,
      @Nullable String linkLocalAddress,
      @Nullable Instant linkLocalAt,
      long discovers,
      @Nullable Instant firstDiscover,
      @Nullable Instant lastDiscover,
      @Nullable Long answeredMillisSinceFirstDiscover,
      @Nullable Long answeredMillisSinceLatestDiscover,
      @Nullable AnswerBasis answerBasis,
      List<Event> events,
      long eventsOmitted) {
    this(
        id,
        mac,
        clientIdentifier,
        hostname,
        ouiVendor,
        vendorClass,
        randomizedMac,
        own,
        outcome,
        address,
        linkLocalAddress,
        linkLocalAt,
        discovers,
        firstDiscover,
        lastDiscover,
        answeredMillisSinceFirstDiscover,
        answeredMillisSinceLatestDiscover,
        answerBasis,
        events,
        eventsOmitted,
        null);
  }

  /** The last state of a client. */
  public enum Outcome {
    /** An attempt is under way, too early to tell. */
    WAITING,
    /** It has a routable address. */
    BOUND,
    /** Its DISCOVERs were not answered. */
    UNANSWERED,
    /** It fell back to a 169.254 address. */
    LINK_LOCAL,
    /** NAKed, and without an address since. */
    REFUSED,
    /** It declined the address that it got, and has none since. */
    CONFLICT,
    /** Nothing proves either. */
    UNDETERMINED;

    /** Whether it has no address, and would have one. */
    public boolean waits() {
      return switch (this) {
        case WAITING, UNANSWERED, LINK_LOCAL, REFUSED -> true;
        case BOUND, CONFLICT, UNDETERMINED -> false;
      };
    }

    /** Whether no device should be in it. */
    public boolean isBad() {
      return switch (this) {
        case BOUND, WAITING, UNDETERMINED -> false;
        case UNANSWERED, LINK_LOCAL, REFUSED, CONFLICT -> true;
      };
    }
  }

  /**
   * Milliseconds that a device without an address has waited by a time, null where it does not
   * wait. One that asked long before waited until it asked last.
   */
  public @Nullable Long waitedMillis(Instant now) {
    Instant last = lastDiscover;
    if (last == null || !outcome.waits()) {
      return null;
    }
    Instant since = firstDiscover;
    for (Event event : events) {
      if (event.kind() == EventKind.BOUND) {
        since = null;
      } else if (event.kind() == EventKind.DISCOVER && since == null) {
        since = event.at();
      }
    }
    Instant until = Duration.between(last, now).compareTo(STILL_WAITS) <= 0 ? now : last;
    return since == null || since.isAfter(until)
        ? null
        : Long.valueOf(Duration.between(since, until).toMillis());
  }

  /** How it is known that a server answered. */
  public enum AnswerBasis {
    /** The OFFER (or rapid-commit ACK) was seen. */
    OFFER,
    /** The client's SELECTING REQUEST was seen, which proves the OFFER. */
    REQUEST,
    /** It used a new address right after a DISCOVER with rapid commit (RFC 4039). */
    ARP
  }

  /** Kinds of events in a client's life. */
  public enum EventKind {
    DISCOVER,
    OFFER,
    /** REQUEST after an OFFER (option 54 and 50 set). */
    REQUEST_SELECTING,
    /** REQUEST for a remembered address (option 50 without 54). */
    REQUEST_INIT_REBOOT,
    /** Unicast REQUEST of a holder. */
    REQUEST_RENEWING,
    /** Broadcast REQUEST of a holder. */
    REQUEST_REBINDING,
    ACK,
    NAK,
    DECLINE,
    RELEASE,
    INFORM,
    /** ARP probe or announcement of a routable address. */
    ARP_ADDRESS,
    LINK_LOCAL_PROBE,
    LINK_LOCAL_ANNOUNCE,
    /** Any other frame from a 169.254 address. */
    LINK_LOCAL_TRAFFIC,
    /** Judged bound. */
    BOUND
  }

  /** {@code frame} is null for what the agent's own machine told. */
  public record Event(
      Instant at, EventKind kind, @Nullable String address, @Nullable FrameRef frame) {}
}
