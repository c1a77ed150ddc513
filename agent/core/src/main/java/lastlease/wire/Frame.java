package lastlease.wire;

/**
 * One captured frame that may matter to DHCP diagnosis.
 *
 * @param source index of its source (file, stream, interface), from 0
 * @param number from 1 within the source, counting every frame, as Wireshark shows it
 * @param micros time in microseconds since 1970-01-01 UTC, nanoseconds truncated
 * @param point observation point: the interface, or {@code capture} for files and streams
 * @param linkType LINKTYPE_ number of the tcpdump.org list
 * @param bytes the captured bytes, without a frame check sequence; not to be modified
 * @param originalLength bytes on the wire, at least {@code bytes.length}
 */
public record Frame(
    int source,
    long number,
    long micros,
    String point,
    int linkType,
    byte[] bytes,
    int originalLength) {

  /** Observation point of files and streams. */
  public static final String CAPTURE = "capture";

  /**
   * Microseconds since 1970 before which all times of a capture lie: a pcap record counts its
   * seconds in 32 bits (until 2106). What says otherwise is damaged, or a clock that means nothing.
   */
  public static final long END_OF_TIME = (1L << 32) * 1_000_000;

  /** Whether a capture can have this time, in microseconds since 1970. */
  public static boolean isTime(long micros) {
    return micros >= 0 && micros < END_OF_TIME;
  }

  /** Whether the snap length cut the frame short. */
  public boolean truncated() {
    return bytes.length < originalLength;
  }
}
