package lastlease.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import lastlease.reports.TrendReport;
import lastlease.reports.TrendReport.Session;
import org.jspecify.annotations.Nullable;

/** The sessions of one venue. */
public final class Trend {
  private Trend() {}

  /**
   * Those of the venue of a session: they have its title, or a server of it.
   *
   * @param one a session of the venue
   * @param all sessions that may be
   * @return the oldest first; with {@code one}, and without those in which nothing was seen
   */
  public static List<Session> sameVenue(Session one, Collection<Session> all) {
    List<Session> same = new ArrayList<>();
    for (Session other : all) {
      if (other.from() != null && (other.name().equals(one.name()) || isSame(one, other))) {
        same.add(other);
      }
    }
    same.sort(
        Comparator.comparing((Session session) -> Objects.requireNonNull(session.from()))
            .thenComparing(Session::name));
    return same;
  }

  private static boolean isSame(Session one, Session other) {
    String title = title(one);
    return title != null && title.equals(title(other))
        || one.servers().stream().anyMatch(other.servers()::contains);
  }

  /** As it is compared: nobody types a title the same way twice. */
  private static @Nullable String title(Session session) {
    String title = session.title();
    return title == null || title.isBlank()
        ? null
        : title.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /** What sessions of a venue tell of it. */
  public static TrendReport.Venue venue(Collection<Session> sessions) {
    Map<String, String> titles = new TreeMap<>();
    TreeSet<String> servers = new TreeSet<>();
    for (Session session : sessions) {
      String title = title(session);
      if (title != null) {
        titles.putIfAbsent(title, Objects.requireNonNull(session.title()).strip());
      }
      servers.addAll(session.servers());
    }
    return new TrendReport.Venue(List.copyOf(titles.values()), List.copyOf(servers));
  }
}
