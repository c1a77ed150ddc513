package lastlease.diagnose;

import java.util.ArrayList;
import java.util.List;
import lastlease.reports.Confidence;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;

/** The incidents of a segment. */
final class Docket {
  /** A venue that flaps all day is told by its latest incidents; older ones leave. */
  private static final int KEPT = 500;

  private final String segment;
  private final List<IncidentFile> files = new ArrayList<>();
  private int opened;

  Docket(String segment) {
    this.segment = segment;
  }

  IncidentFile open(long began, long detected, Claim claim) {
    IncidentFile file =
        new IncidentFile(segment + "/" + ++opened, Math.min(began, detected), detected, claim);
    files.add(file);
    if (files.size() > KEPT) {
      files.stream().filter(old -> !old.open()).findFirst().ifPresent(files::remove);
    }
    return file;
  }

  List<IncidentFile> files() {
    return files;
  }

  boolean anyOpen() {
    return files.stream().anyMatch(IncidentFile::open);
  }

  /**
   * Whether an incident of a verdict is open, at that confidence at least, and more than a note.
   */
  boolean isOpen(Verdict verdict, Confidence least) {
    return files.stream()
        .anyMatch(
            file ->
                file.open()
                    && file.claim().verdict() == verdict
                    && file.claim().confidence().compareTo(least) <= 0
                    && file.claim().severity() != Severity.INFO);
  }

  /** Incidents that set a verdict, gravest first; of equals the surest, then the earliest. */
  static java.util.Comparator<IncidentFile> gravestFirst() {
    return java.util.Comparator.comparing((IncidentFile file) -> file.claim().verdict())
        .thenComparing(file -> file.claim().confidence())
        .thenComparingLong(IncidentFile::began);
  }

  java.util.Optional<IncidentFile> gravest(boolean openOnly) {
    return files.stream()
        .filter(file -> file.claim().severity() != Severity.INFO)
        .filter(file -> !openOnly || file.open())
        .min(gravestFirst());
  }
}
