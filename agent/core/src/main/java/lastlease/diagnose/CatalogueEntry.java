package lastlease.diagnose;

import org.jspecify.annotations.Nullable;

/** One verdict of the catalogue: finds its fault in what is tracked, or nothing. */
interface CatalogueEntry {
  /**
   * @param since core time after which signs count: the end of the last such incident
   */
  @Nullable Finding find(long since, long now);

  /**
   * Whether nothing of the fault is left: whom it hit has an address, or the latest answer was in
   * time. Then a shorter quiet ends it.
   *
   * @param since core time after which signs count
   */
  default boolean recovered(long since) {
    return false;
  }
}
