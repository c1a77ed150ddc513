package lastlease.diagnose.detect;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import lastlease.diagnose.incident.Claim;
import lastlease.diagnose.incident.Docket;
import lastlease.diagnose.incident.IncidentFile;
import lastlease.reports.Incident.EndCode;
import lastlease.reports.Incident.RevisionCode;
import lastlease.track.moment.Timers;
import lastlease.track.moment.Times;
import org.jspecify.annotations.Nullable;

/** Keeps the incident of one catalogue entry: opens, revises and ends it. */
public final class FaultLifecycle {
  /**
   * Found again within so long it is the same: one cause, one incident. As long as an outage that
   * comes back again and again ({@link Docket#ended}).
   */
  private static final long SAME = 300 * Times.SECOND;

  /** So long the evidence must be weaker to be told so. */
  private static final long WAVERS = 30 * Times.SECOND;

  private final CatalogueEntry entry;
  private final Timers timers;
  private final Docket docket;
  private final BooleanSupplier hidden;
  private final LongSupplier floor;
  private final boolean absorbed;
  private @Nullable IncidentFile file;
  private @Nullable IncidentFile last;
  private int reopened;
  private long weakerSince = Long.MAX_VALUE;
  private long lastFound;
  private long lastSign;
  private long looked = Long.MIN_VALUE / 2;
  private long timer = Long.MAX_VALUE;
  private long since = Long.MIN_VALUE / 2;

  /**
   * @param hidden whether a graver cause explains what the entry would find: then it opens nothing
   * @param floor core time before which signs are explained by such a cause
   */
  public FaultLifecycle(
      CatalogueEntry entry,
      Docket docket,
      Timers timers,
      BooleanSupplier hidden,
      LongSupplier floor) {
    this(entry, docket, timers, hidden, floor, false);
  }

  private FaultLifecycle(
      CatalogueEntry entry,
      Docket docket,
      Timers timers,
      BooleanSupplier hidden,
      LongSupplier floor,
      boolean absorbed) {
    this.timers = timers;
    this.entry = entry;
    this.docket = docket;
    this.hidden = hidden;
    this.floor = floor;
    this.absorbed = absorbed;
  }

  /** A warning of what a graver incident then is: it ends where that begins, and stays told. */
  public static FaultLifecycle warning(
      CatalogueEntry entry, Docket docket, Timers timers, BooleanSupplier hidden) {
    return new FaultLifecycle(entry, docket, timers, hidden, () -> Long.MIN_VALUE / 2, true);
  }

  /** A weaker claim has to last: evidence that wavers is told once. */
  private boolean mayRevise(Claim told, Claim found, long now) {
    boolean weaker =
        told.verdict() == found.verdict() && found.confidence().compareTo(told.confidence()) > 0;
    weakerSince = weaker ? Math.min(weakerSince, now) : Long.MAX_VALUE;
    return !weaker || now - weakerSince >= WAVERS;
  }

  /** Whether its incident goes on. */
  public boolean isOpen() {
    return file != null;
  }

  /** Ends a warning at once where that has come which it warned of. */
  public void giveWay(long now) {
    if (absorbed && file != null && hidden.getAsBoolean()) {
      evaluate(now);
    }
  }

  private void end(IncidentFile open, long at) {
    open.end(at, EndCode.CEASED);
    last = open;
    file = null;
  }

  /** What was found a moment ago, and comes back. */
  private @Nullable IncidentFile same(Finding finding, long now) {
    IncidentFile before = last;
    Long ended = before == null ? null : before.ended();
    return before != null
            && ended != null
            && now - ended <= SAME
            && before.claim().verdict() == finding.claim().verdict()
        ? before
        : null;
  }

  /** What comes back again and again is over only after a longer silence. */
  private long patience(long from) {
    long patience = entry.ceasesAfter(from);
    return Math.max(patience, Math.min(SAME, patience << Math.min(reopened, 4)));
  }

  /** Something of it happened: looks at once, and at most once a second where that costs time. */
  public void note(long now) {
    if (now - looked >= Times.SECOND || file == null && entry.isCheap()) {
      look(now);
    } else {
      wake(looked + Times.SECOND);
    }
  }

  /** The input has ended: what would be looked at in a moment is looked at now. */
  public void finish(long now) {
    if (timer <= now + Times.SECOND) {
      look(now);
    }
  }

  /** Looks again at a time, when time alone may change something. */
  public void wake(long due) {
    if (timer > due) {
      timer = due;
      timers.set(
          due,
          now -> {
            if (timer == now) {
              timer = Long.MAX_VALUE;
              look(now);
            }
          });
    }
  }

  private void look(long now) {
    looked = now;
    evaluate(now);
    if (file != null) {
      long from = Math.max(since, floor.getAsLong());
      long over = lastSign + patience(from);
      wake(Math.min(over > now ? over : now + Times.SECOND, now + entry.looksAgainAfter()));
    }
  }

  private void evaluate(long now) {
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
    long patience = patience(from);
    if (finding == null) {
      if (open != null && now - lastFound >= patience) {
        since = lastFound;
        end(open, lastFound);
      }
      return;
    }
    lastFound = now;
    lastSign = finding.last();
    if (open != null && now - finding.last() >= patience) {
      since = finding.last();
      end(open, finding.last());
      return;
    }
    if (open == null) {
      if (now - finding.last() >= patience) {
        return;
      }
      open = same(finding, now);
      if (open == null) {
        open = docket.open(Math.max(finding.began(), since), now, finding.claim());
        reopened = 0;
      } else {
        open.reopen();
        reopened++;
      }
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
