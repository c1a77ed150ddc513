package lastlease.capture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was counted while a source was read. */
public final class SourceStats {
  private static final long PULSE = 60_000_000;

  /** A damaged capture may be so all over; nobody reads a million lines. */
  private static final int WARNINGS_KEPT = 10;

  private final Set<String> linkTypes = new TreeSet<>();
  private final Map<String, Long> unread = new TreeMap<>();
  private final List<String> warnings = new ArrayList<>();
  private long moreWarnings;
  private long frames;
  private long relevant;
  private boolean mattered;
  private long withoutTime;
  private long lastMicros = Long.MIN_VALUE;
  private long lastHandedOn = Long.MIN_VALUE;
  private long beforeSilence = Long.MIN_VALUE;

  long frame() {
    mattered = false;
    return ++frames;
  }

  void relevant() {
    relevant++;
    mattered = true;
  }

  /** Whether the frame that was handed on last is one that can matter. */
  boolean mattered() {
    return mattered;
  }

  void withoutTime() {
    withoutTime++;
  }

  void time(long micros) {
    if (lastMicros != Long.MIN_VALUE
        && micros - lastMicros > PULSE
        && beforeSilence == Long.MIN_VALUE) {
      beforeSilence = lastMicros;
    }
    lastMicros = micros;
  }

  /**
   * Time of the last frame before a long silence that the frame just handed on has ended, once;
   * empty where there was none. It need not have been handed on.
   */
  OptionalLong takeSilence() {
    long before = beforeSilence;
    beforeSilence = Long.MIN_VALUE;
    return before == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(before);
  }

  /**
   * Whether a frame that cannot matter is handed on all the same: one a minute proves that the
   * capture went on, so that silence is told from blindness.
   */
  boolean isPulse(long micros) {
    return lastHandedOn == Long.MIN_VALUE || micros - lastHandedOn >= PULSE;
  }

  void handedOn(long micros) {
    lastHandedOn = micros;
  }

  void linkType(int linkType) {
    linkTypes.add(LinkTypes.name(linkType));
  }

  void unread(int linkType) {
    unread.merge(LinkTypes.name(linkType), 1L, Long::sum);
  }

  void warn(String warning) {
    if (warnings.size() < WARNINGS_KEPT) {
      warnings.add(warning);
    } else {
      moreWarnings++;
    }
  }

  /** Names of the link types of all interfaces, sorted. */
  public List<String> linkTypes() {
    return List.copyOf(linkTypes);
  }

  /** Frames of link types that cannot be read, by type, sorted. */
  public Map<String, Long> unreadFrames() {
    return Collections.unmodifiableMap(unread);
  }

  /** All frames, also those that cannot matter. */
  public long frames() {
    return frames;
  }

  /** Frames that were handed on. */
  public long relevantFrames() {
    return relevant;
  }

  /** Frames of Simple Packet Blocks, which carry no time. */
  public long framesWithoutTime() {
    return withoutTime;
  }

  /** Time of the last frame, microseconds; {@code Long.MIN_VALUE} before the first. */
  public long lastMicros() {
    return lastMicros;
  }

  /** One line each, for the user; complete when the source has ended. */
  public List<String> warnings() {
    List<String> all = new ArrayList<>(warnings);
    if (moreWarnings > 0) {
      all.add("… and " + moreWarnings + " more of the kind");
    }
    unread.forEach(
        (name, count) ->
            all.add("link type " + name + " is not supported: " + count + " frames were skipped"));
    if (withoutTime > 0) {
      all.add(withoutTime + " frames carry no time: counted, not diagnosed");
    }
    return all;
  }
}
