package lastlease.track.around;

import java.util.ArrayList;
import java.util.List;
import lastlease.wire.Observation.OwnAddress;
import org.jspecify.annotations.Nullable;

/** The addresses of the machine that the agent runs on, as they come and go. */
public final class OwnAddresses {
  /** As many are kept; a machine that changes its address more often is not diagnosed by it. */
  private static final int KEPT = 256;

  /**
   * One address for a time.
   *
   * @param told as it was last told
   * @param from core time
   * @param to core time, null while it lasts
   */
  public record Period(OwnAddress told, long from, @Nullable Long to) {}

  private final List<Period> periods = new ArrayList<>();

  public void take(OwnAddress own, long now) {
    for (int i = periods.size() - 1; i >= 0; i--) {
      Period period = periods.get(i);
      if (period.to() == null
          && period.told().iface().equals(own.iface())
          && period.told().address().equals(own.address())) {
        periods.set(i, new Period(own, period.from(), own.present() ? null : now));
        return;
      }
    }
    if (own.present() && periods.size() < KEPT) {
      periods.add(new Period(own, now, null));
    }
  }

  /** By time of appearance. */
  public List<Period> periods() {
    return periods;
  }

  /** Whether the machine has an address by a lease now. */
  public boolean leased() {
    // Asked for at each frame that goes unanswered.
    for (Period period : periods) {
      if (period.to() == null
          && period.told().address().isRoutable()
          && period.told().server() != null) {
        return true;
      }
    }
    return false;
  }
}
