package lastlease.diagnose.detect;

import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;

/** One verdict of the catalogue: finds its fault in what is tracked, or nothing. */
public interface CatalogueEntry {
  /**
   * @param since core time after which signs count: the end of the last such incident
   */
  @Nullable Finding find(long since, long now);

  /**
   * So long without another sign it is over, microseconds; shorter where nothing of the fault is
   * left, since whom it hit has an address, or the latest answer was in time.
   *
   * @param since core time after which signs count
   */
  long ceasesAfter(long since);

  /** Whether looking costs nothing: then it is done at once, each time that something happens. */
  default boolean isCheap() {
    return false;
  }

  /** Conflicts, NAKs and slowness end after so long without another sign. */
  long CEASED = 300 * Times.SECOND;

  /** They do so sooner when those hit are well again; waves of them are one. */
  long RECOVERED = 120 * Times.SECOND;

  /** Microseconds after which what is told is looked at again though nothing of it has happened. */
  default long looksAgainAfter() {
    return Long.MAX_VALUE / 2;
  }
}
