package lastlease.diagnose.incident;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lastlease.reports.Confidence;
import lastlease.reports.Gravest;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;

/** The incidents of a segment. */
public final class Docket {
  /**
   * A venue that flaps all day is told by its latest incidents; older ones leave, and are counted.
   */
  private static final int KEPT = 500;

  /**
   * Reopened within so long it is the same: one cause, one incident. So long Apple's clients pause
   * between two rounds (bootp), and hardly any other pauses longer: who is still in trouble has
   * asked again by then.
   */
  private static final long SAME = 60 * Times.SECOND;

  /**
   * The same where it comes back again and again: as long as clients that give up for a while are
   * silent, dhclient 230 s (measured), Windows XP five minutes (RFC 3927 appendix A).
   */
  private static final long FLAPS = 300 * Times.SECOND;

  private final String segment;
  private final List<IncidentFile> files = new ArrayList<>();
  private final Set<IncidentFile> changed = new LinkedHashSet<>();
  private final Runnable changes;
  private int opened;
  private long omitted;

  /**
   * @param changes told when any of them changes
   */
  public Docket(String segment, Runnable changes) {
    this.segment = segment;
    this.changes = changes;
  }

  private void changed(IncidentFile file) {
    if (changed.isEmpty()) {
      changes.run();
    }
    changed.add(file);
  }

  /** The incidents that changed since the last call. */
  public List<IncidentFile> takeChanged() {
    List<IncidentFile> taken = List.copyOf(changed);
    changed.clear();
    return taken;
  }

  public IncidentFile open(long began, long detected, Claim claim) {
    IncidentFile file =
        new IncidentFile(
            segment + "/" + ++opened, Math.min(began, detected), detected, claim, this::changed);
    files.add(file);
    changed(file);
    if (files.size() > KEPT) {
      files.stream().filter(old -> !old.open()).findFirst().ifPresent(this::leaveOut);
    }
    return file;
  }

  private void leaveOut(IncidentFile old) {
    files.remove(old);
    omitted++;
  }

  /** Those that ended and are not kept any more. */
  public long omitted() {
    return omitted;
  }

  public List<IncidentFile> files() {
    return files;
  }

  /**
   * The incident of certain verdicts that has just ended, and is the same if trouble comes back; or
   * null. Where that has happened time and again, a longer pause is the same incident still.
   */
  public @Nullable IncidentFile ended(Set<Verdict> verdicts, long now) {
    IncidentFile latest = null;
    long end = now - 2 * FLAPS;
    int lately = 0;
    for (IncidentFile file : files) {
      long over = end(file);
      if (verdicts.contains(file.claim().verdict()) && over >= now - 2 * FLAPS) {
        lately++;
        latest = over >= end ? file : latest;
        end = Math.max(end, over);
      }
    }
    boolean same = now - end <= (lately > 1 ? FLAPS : SAME);
    return latest != null && !latest.open() && same ? latest : null;
  }

  private static long end(IncidentFile file) {
    Long ended = file.ended();
    return ended == null ? Long.MAX_VALUE : ended;
  }

  public boolean anyOpen() {
    for (IncidentFile file : files) {
      if (file.open()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether an incident of a verdict is open, at that confidence at least, and more than a note.
   */
  public boolean isOpen(Verdict verdict, Confidence least) {
    for (IncidentFile file : files) {
      if (isOpenMoreThanANote(file, verdict) && file.claim().confidence().compareTo(least) <= 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether an incident of one verdict is open, more than a note, that excludes another one. */
  public boolean explains(Verdict cause, Verdict consequence) {
    for (IncidentFile file : files) {
      if (isOpenMoreThanANote(file, cause) && !file.claim().rivals().contains(consequence)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOpenMoreThanANote(IncidentFile file, Verdict verdict) {
    return file.open()
        && file.claim().verdict() == verdict
        && file.claim().severity() != Severity.INFO;
  }

  /** Incidents that set a verdict, gravest first; of equals the surest, then the earliest. */
  public static java.util.Comparator<IncidentFile> gravestFirst() {
    return Gravest.first(
        file -> file.claim().verdict(), file -> file.claim().confidence(), IncidentFile::began);
  }

  public java.util.Optional<IncidentFile> gravest(boolean openOnly) {
    return files.stream()
        .filter(file -> file.claim().severity() != Severity.INFO)
        .filter(file -> !openOnly || file.open())
        .min(gravestFirst());
  }
}
