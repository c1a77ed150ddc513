package lastlease.dist;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The package's own changelog; what changed in the program stands in the project's beside it. */
final class DebianChangelog {
  private DebianChangelog() {}

  static String of(String version, Instant made) {
    String when =
        DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .format(made.atOffset(ZoneOffset.UTC));
    return "lastlease ("
        + version
        + "-1) unstable; urgency=medium\n\n"
        + "  * lastlease "
        + version
        + "; changelog.gz beside this file tells what is new.\n\n"
        + " -- the lastlease authors <lastlease@packages.invalid>  "
        + when
        + "\n";
  }
}
