package lastlease.hub.kafka.journal;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lastlease.hub.intake.Post;
import lastlease.hub.seat.SeatId;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/**
 * Up to where each journal is durable, as far as this hub knows: from what it put into the log
 * itself, and from what the hub that reads the log says. What is said of a later place in the log
 * wins. It may lag behind, never run ahead: a seat that is told less sends something twice, which
 * the log's readers drop.
 */
public final class Standings {
  private final Map<SeatId, Known> all = new ConcurrentHashMap<>();

  /**
   * Where a file stands.
   *
   * @param checksum of its last bytes; empty if unknown
   * @param exact whether a seat that stands elsewhere is wrong, not only better informed
   * @param anew whether the seat is to begin anew
   */
  public record Standing(long position, String checksum, boolean exact, boolean anew) {
    static final Standing NOTHING = new Standing(0, "", false, false);
  }

  private static final class Known {
    private final Map<Integer, Own> own = new HashMap<>();
    private @Nullable SessionState said;
    private long begunAnewAt = -1;
  }

  private record Own(long offset, JournalOrder.Ending ending) {}

  /** Where this file of the session's journal stands. */
  public Standing of(SeatId id, int file) {
    Known known = all.get(id);
    if (known == null) {
      return Standing.NOTHING;
    }
    synchronized (known) {
      SessionState said = known.said;
      long saidAt = said == null ? -1 : said.offset();
      Own own = known.own.get(file);
      if (own != null && own.offset > saidAt) {
        return new Standing(own.ending.position(), own.ending.checksum(), false, false);
      }
      if (said == null || known.begunAnewAt > saidAt) {
        return Standing.NOTHING;
      }
      Map<Integer, Boolean> refusals = said.refusals();
      boolean exact = refusals.isEmpty() ? said.refused() : refusals.containsKey(file);
      boolean anew = refusals.isEmpty() ? said.anew() : refusals.getOrDefault(file, false);
      JournalOrder.Ending ending = said.files().get(file);
      return ending == null
          ? new Standing(0, "", exact, anew)
          : new Standing(ending.position(), ending.checksum(), exact, anew);
    }
  }

  /** Whether a session may have this file, too. */
  public boolean takes(SeatId id, int file) {
    Known known = all.get(id);
    if (known == null) {
      return true;
    }
    synchronized (known) {
      SessionState said = known.said;
      return said == null
          || said.files().containsKey(file)
          || known.begunAnewAt > said.offset()
          || said.files().size() < Post.MOST_FILES;
    }
  }

  /** Why a session's core is of no more use, or null. */
  @Nullable
  public Saying damage(SeatId id) {
    Known known = all.get(id);
    if (known == null) {
      return null;
    }
    synchronized (known) {
      SessionState said = known.said;
      return said == null || known.begunAnewAt > said.offset() ? null : said.why();
    }
  }

  /** This hub put something into the log, at a place of it. */
  public void put(SeatId id, int file, boolean anew, long offset, JournalOrder.Ending ending) {
    Known known = all.computeIfAbsent(id, key -> new Known());
    synchronized (known) {
      if (anew) {
        known.own.clear();
        known.begunAnewAt = offset;
      }
      known.own.put(file, new Own(offset, ending));
    }
  }

  /** The hub that reads the log says so. */
  public void said(SeatId id, SessionState state) {
    Known known = all.computeIfAbsent(id, key -> new Known());
    synchronized (known) {
      known.said = state;
      known.own.values().removeIf(own -> own.offset <= state.offset());
    }
  }

  /** The session was erased. */
  public void forget(SeatId id) {
    all.remove(id);
  }
}
