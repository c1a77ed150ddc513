package lastlease.probe;

import java.util.Locale;
import lastlease.words.Saying;
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

  /** Performance data, as monitoring plugins have it after a bar; empty without an answer. */
  public String data() {
    return data("offer", offered) + data("inform", informed);
  }

  /** What it means, in one line without the status. */
  public Saying meaning(long slowMillis) {
    if (offered != null) {
      return Saying.of(offered.millis() > slowMillis ? "probe.offersSlowly" : "probe.offers")
          .with("server", offered.server().toString())
          .with("address", String.valueOf(offered.address()))
          .with("seconds", seconds(offered.millis()));
    }
    if (informed != null) {
      return Saying.of(askedAddress ? "probe.full" : "probe.answers")
          .with("server", informed.server().toString())
          .with("seconds", seconds(informed.millis()));
    }
    if (!askedAddress && !askedLife) {
      return Saying.of("probe.notAsked");
    }
    return Saying.of(askedLife ? "probe.silent" : "probe.noOffer");
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.2f", millis / 1000.0);
  }

  private static String data(String name, Check.@Nullable Answer answer) {
    return answer == null
        ? ""
        : String.format(Locale.ROOT, " %s=%.3fs", name, answer.millis() / 1000.0);
  }
}
