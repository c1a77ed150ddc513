package lastlease.reports;

import org.jspecify.annotations.Nullable;

/**
 * A frame as Wireshark numbers it.
 *
 * @param source index into {@code input.sources}, from 0
 * @param number from 1 within the source
 */
public record FrameRef(int source, long number) {
  // What a record has of itself to compare by is linked at run time, which a short run pays for.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FrameRef frame && source == frame.source && number == frame.number;
  }

  @Override
  public int hashCode() {
    return 31 * source + Long.hashCode(number);
  }
}
