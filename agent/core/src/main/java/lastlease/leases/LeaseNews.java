package lastlease.leases;

import java.util.List;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * What a reading of a table brought since the one before. Readings without any change are told,
 * too: then the table still stands.
 *
 * @param source as {@link lastlease.leases.format.LeaseSpec#text} names it
 * @param whole what was known of it before is void
 * @param more the reading goes on with the next news of this source
 * @param put leases that are new, or changed
 * @param gone addresses that are free again
 * @param setup null where it is as before
 * @param failure why it could not be read, null if it could
 */
public record LeaseNews(
    String source,
    boolean whole,
    boolean more,
    List<LeaseEntry> put,
    List<Ipv4> gone,
    @Nullable LeaseSetup setup,
    @Nullable String failure) {

  /** It could not be read. */
  public static LeaseNews failed(String source, String why) {
    return new LeaseNews(source, false, false, List.of(), List.of(), null, why);
  }
}
