package lastlease.diagnose;

import org.jspecify.annotations.Nullable;

/** One verdict of the catalogue: finds its fault in what is tracked, or nothing. */
interface CatalogueEntry {
  /**
   * @param since core time after which signs count: the end of the last such incident
   */
  @Nullable Finding find(long since, long now);

  /**
   * Whether those whom the fault hit are well again: then it has ceased after a short while.
   *
   * @param since as above
   */
  default boolean over(long since) {
    return false;
  }
}
