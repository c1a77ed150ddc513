package lastlease.diagnose;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import lastlease.reports.Incident.EndCode;
import lastlease.reports.Incident.RevisionCode;
import org.jspecify.annotations.Nullable;

/** Keeps the incident of one catalogue entry: opens, revises and ends it. */
final class Standing {
  private final CatalogueEntry entry;
  private final Docket docket;
  private final BooleanSupplier hidden;
  private final LongSupplier floor;
  private final boolean absorbed;
  private @Nullable IncidentFile file;
  private long weakerSince = Long.MAX_VALUE;
  private long lastFound;
  private long since = Long.MIN_VALUE / 2;

  /**
   * @param hidden whether a graver cause explains what the entry would find: then it opens nothing
   * @param floor core time before which signs are explained by such a cause
   */
  Standing(CatalogueEntry entry, Docket docket, BooleanSupplier hidden, LongSupplier floor) {
    this(entry, docket, hidden, floor, false);
  }

  private Standing(
      CatalogueEntry entry,
      Docket docket,
      BooleanSupplier hidden,
      LongSupplier floor,
      boolean absorbed) {
    this.entry = entry;
    this.docket = docket;
    this.hidden = hidden;
    this.floor = floor;
    this.absorbed = absorbed;
  }

  /** A warning of what a graver incident then is: it ends where that begins, and stays told. */
  static Standing warning(CatalogueEntry entry, Docket docket, BooleanSupplier hidden) {
    return new Standing(entry, docket, hidden, () -> Long.MIN_VALUE / 2, true);
  }

  /** A weaker claim has to last: evidence that wavers is told once. */
  private boolean mayRevise(Claim told, Claim found, long now) {
    boolean weaker =
        told.verdict() == found.verdict() && found.confidence().compareTo(told.confidence()) > 0;
    weakerSince = weaker ? Math.min(weakerSince, now) : Long.MAX_VALUE;
    return !weaker || now - weakerSince >= Thresholds.WAVERS;
  }

  void evaluate(long now) {
    IncidentFile open = file;
    if ((open == null || absorbed) && hidden.getAsBoolean()) {
      if (open != null) {
        open.end(now, EndCode.SUPERSEDED);
        file = null;
      }
      if (absorbed) {
        since = now;
      }
      return;
    }
    long from = Math.max(since, floor.getAsLong());
    Finding finding = entry.find(from, now);
    long patience = entry.recovered(from) ? Thresholds.RECOVERED : Thresholds.CEASED;
    if (finding == null) {
      if (open != null && now - lastFound >= patience) {
        since = lastFound;
        open.end(lastFound, EndCode.CEASED);
        file = null;
      }
      return;
    }
    lastFound = now;
    if (open != null && now - finding.last() >= patience) {
      since = finding.last();
      open.end(finding.last(), EndCode.CEASED);
      file = null;
      return;
    }
    if (open == null) {
      if (now - finding.last() >= patience) {
        return;
      }
      open = docket.open(Math.max(finding.began(), since), now, finding.claim());
      file = open;
    }
    RevisionCode why =
        finding.claim().confidence().compareTo(open.claim().confidence()) > 0
            ? RevisionCode.EVIDENCE_WEAKER
            : RevisionCode.EVIDENCE_STRONGER;
    if (mayRevise(open.claim(), finding.claim(), now)) {
      open.revise(finding.claim(), why, now);
    }
    open.tell(finding.clients(), finding.evidence(), finding.advice());
  }
}
