package lastlease.capture.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lastlease.capture.CaptureException;
import lastlease.wire.Frame;
import lastlease.wire.FrameView;
import lastlease.wire.Tunnel;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/** What was counted while a source was read. */
public final class SourceStats {
  private static final long PULSE = 60_000_000;

  /** A damaged capture may be so all over; nobody reads a million lines. */
  private static final int WARNINGS_KEPT = 10;

  private final Set<String> linkTypes = new TreeSet<>();
  private final Map<String, Long> unread = new TreeMap<>();
  private final List<Saying> warnings = new ArrayList<>();
  private boolean stopped;
  private final long[] closed = new long[Tunnel.values().length];
  private final long[] closedHandedOn = new long[Tunnel.values().length];
  private long moreWarnings;
  private long frames;
  private long relevant;
  private boolean mattered;
  private long withoutTime;
  private long lastMicros = Long.MIN_VALUE;
  private long lastHandedOn = Long.MIN_VALUE;
  private long beforeSilence = Long.MIN_VALUE;

  /** Counts a frame; returns its number. */
  long frame(long micros) {
    if (lastMicros != Long.MIN_VALUE
        && micros - lastMicros > PULSE
        && beforeSilence == Long.MIN_VALUE) {
      beforeSilence = lastMicros;
    }
    lastMicros = micros;
    return ++frames;
  }

  /** Counts what Wireshark numbers as a frame and what cannot be looked at. */
  long notAFrame() {
    return ++frames;
  }

  void frameWithoutTime() {
    frames++;
    withoutTime++;
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
   * Whether a frame is handed on: it matters; or it is the first in a minute. One a minute proves
   * that the capture went on, so that silence is told from blindness, and that a tunnel is there
   * that clients may be hidden in.
   */
  boolean isWanted(FrameView view, int linkType, byte[] bytes, int at, int end, long micros) {
    mattered = view.look(linkType, bytes, at, end);
    if (mattered) {
      relevant++;
    } else if (!isFirstOfItsTunnel(view.closedTunnel(), micros) && !isDue(lastHandedOn, micros)) {
      return false;
    }
    lastHandedOn = micros;
    return true;
  }

  /** Whether the frame that was handed on last is one that can matter. */
  boolean mattered() {
    return mattered;
  }

  private boolean isFirstOfItsTunnel(@Nullable Tunnel tunnel, long micros) {
    if (tunnel == null) {
      return false;
    }
    if (closed[tunnel.ordinal()]++ > 0 && !isDue(closedHandedOn[tunnel.ordinal()], micros)) {
      return false;
    }
    closedHandedOn[tunnel.ordinal()] = micros;
    return true;
  }

  private static boolean isDue(long last, long micros) {
    return last == Long.MIN_VALUE || micros - last >= PULSE;
  }

  /**
   * Reading cannot go on.
   *
   * @param some something was read before, which counts
   * @return null, the end
   * @throws CaptureException if nothing was
   */
  @Nullable Frame stopped(Saying why, boolean some) throws CaptureException {
    if (!some) {
      throw new CaptureException(Saying.of("capture.nothing").with("why", why));
    }
    warn(Saying.of("capture.stopped").with("why", why));
    stopped = true;
    return null;
  }

  /** It could be opened once, and cannot be read now. */
  void gone(Saying why) {
    warn(Saying.of("capture.stopped").with("why", why));
    stopped = true;
  }

  /** Whether reading ended at what cannot be read. */
  public boolean isStopped() {
    return stopped;
  }

  void linkType(int linkType) {
    linkTypes.add(LinkTypes.name(linkType));
  }

  void unread(int linkType) {
    unread.merge(LinkTypes.name(linkType), 1L, Long::sum);
  }

  void warn(Saying warning) {
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
  public List<Saying> warnings() {
    List<Saying> all = new ArrayList<>(warnings);
    if (moreWarnings > 0) {
      all.add(Saying.of("capture.more").with("count", moreWarnings));
    }
    unread.forEach(
        (name, count) ->
            all.add(Saying.of("capture.linkType").with("name", name).with("count", count)));
    for (Tunnel tunnel : Tunnel.values()) {
      if (closed[tunnel.ordinal()] > 0) {
        all.add(
            Saying.of("capture.tunnel")
                .with("count", closed[tunnel.ordinal()])
                .with("tunnel", tunnel.told()));
      }
    }
    if (withoutTime > 0) {
      all.add(Saying.of("capture.withoutTime").with("count", withoutTime));
    }
    return all;
  }
}
