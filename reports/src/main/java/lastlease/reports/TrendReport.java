package lastlease.reports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a venue's pool did from session to session. Field names are those of the JSON, schema {@value
 * #SCHEMA}. It holds no device's address or name.
 *
 * @param generatedAt when it was made
 * @param language IETF tag of the language that it is told in
 * @param sessions of the venue, the oldest first
 * @param unread names of sessions that cannot be read, and may be of this venue, too
 */
public record TrendReport(
    String schema,
    PoolReport.Tool tool,
    Instant generatedAt,
    String language,
    Venue venue,
    List<Session> sessions,
    List<String> unread) {

  /** Fields and enum values may be added within a schema number; consumers ignore unknown ones. */
  public static final String SCHEMA = "lastlease.trend/1";

  /** The same, told in a language. */
  public TrendReport in(String tag) {
    return new TrendReport(schema, tool, generatedAt, tag, venue, sessions, unread);
  }

  /**
   * What its sessions have in common: a title, or a server.
   *
   * @param titles that it was called by
   * @param servers Ethernet addresses of its DHCP servers
   */
  public record Venue(List<String> titles, List<String> servers) {}

  /**
   * A session; where it heard several segments, of the one in which most devices were refused, else
   * of the one with the most devices.
   *
   * @param name of its directory
   * @param servers Ethernet addresses of the DHCP servers that belong there
   * @param from first moment, null where nothing was seen
   * @param devices that were told apart, without the own machine and names that a flood made up
   * @param peakInUse the most addresses in use at once, null where nobody was seen to be given one
   * @param capacity of the pool, null if unknown
   * @param firstAsked when the first device asked for an address
   * @param fullAt when the pool was full first, null where it never was, or that is only possible
   * @param fullAfterSeconds from {@code firstAsked} to {@code fullAt}; 0 where it was full before
   * @param refused devices that asked in vain while the pool was full, or may have been
   */
  public record Session(
      String name,
      @Nullable String title,
      List<String> servers,
      @Nullable Instant from,
      @Nullable Instant to,
      Verdict verdict,
      @Nullable Confidence confidence,
      long devices,
      @Nullable Long peakInUse,
      @Nullable Long capacity,
      Segment.CapacityBasis capacityBasis,
      @Nullable Long leaseSeconds,
      @Nullable Instant firstAsked,
      @Nullable Instant fullAt,
      @Nullable Long fullAfterSeconds,
      long refused) {

    /** Whether the pool was full, or may have been. */
    public boolean full() {
      return fullAt != null || refused > 0;
    }
  }
}
