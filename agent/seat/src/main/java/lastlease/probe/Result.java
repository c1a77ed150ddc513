package lastlease.probe;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a check found, in the form of monitoring plugins.
 *
 * @param askedLife whether an INFORM was sent
 * @param askedAddress whether a stranger's DISCOVER was sent
 * @param informed the answer to the INFORM
 * @param offered the OFFER to the stranger
 */
public record Result(
    boolean askedLife,
    boolean askedAddress,
    Check.@Nullable Answer informed,
    Check.@Nullable Answer offered) {

  /** Exit statuses of monitoring plugins. */
  public enum Status {
    OK,
    WARNING,
    CRITICAL,
    UNKNOWN
  }

  /**
   * The status.
   *
   * @param slowMillis an OFFER that takes longer is a WARNING
   */
  public Status status(long slowMillis) {
    if (offered != null) {
      return offered.millis() > slowMillis ? Status.WARNING : Status.OK;
    }
    if (!askedAddress && askedLife) {
      return informed != null ? Status.OK : Status.CRITICAL;
    }
    return askedAddress ? Status.CRITICAL : Status.UNKNOWN;
  }

  /** One line without the status: what it means, then performance data. */
  public String line(long slowMillis) {
    return meaning(slowMillis) + " |" + data("offer", offered) + data("inform", informed);
  }

  private String meaning(long slowMillis) {
    if (offered != null) {
      String offer =
          "server " + offered.server() + " offers " + offered.address() + after(offered.millis());
      return offered.millis() > slowMillis ? offer + ", which is slow" : offer;
    }
    if (informed != null) {
      return askedAddress
          ? "server "
              + informed.server()
              + " lives but offers no address: the pool is full, or it refuses strangers"
          : "server " + informed.server() + " answers" + after(informed.millis());
    }
    if (!askedAddress && !askedLife) {
      return "nothing could be asked: the interface has no address, so an INFORM is impossible";
    }
    return askedLife
        ? "no DHCP server answers: it is down, or the path to it is broken"
        : "no OFFER; the pool is full, or no server answers (without an own address a probe cannot"
            + " tell which)";
  }

  private static String after(long millis) {
    return String.format(Locale.ROOT, " after %.2f s", millis / 1000.0);
  }

  private static String data(String name, Check.@Nullable Answer answer) {
    return answer == null
        ? ""
        : String.format(Locale.ROOT, " %s=%.3fs", name, answer.millis() / 1000.0);
  }
}
