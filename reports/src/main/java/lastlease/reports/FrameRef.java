package lastlease.reports;

/**
 * A frame as Wireshark numbers it.
 *
 * @param source index into {@code input.sources}, from 0
 * @param number from 1 within the source
 */
public record FrameRef(int source, long number) {}
