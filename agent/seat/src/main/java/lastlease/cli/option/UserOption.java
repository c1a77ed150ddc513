package lastlease.cli.option;

import lastlease.capture.CaptureException;
import lastlease.words.Misuse;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Who captures. The launcher has become that user when this program starts, with the right to
 * capture and no other, which programs started from here do not get ({@link
 * lastlease.capture.listen.Rights}); what is left here is to refuse where it has not.
 */
public final class UserOption {
  private static final String ROOT = "root";

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description =
          "started as root: whom to become, keeping the right to capture only (default: who called"
              + " sudo); root stays root")
  private @Nullable String user;

  /** The option as words behind a command that is to become this user. */
  public String asWords() {
    return user != null ? " --user " + user : current().equals(ROOT) ? " --user root" : "";
  }

  /** Sees to it that this is not root unawares, see {@link #check(String)}. */
  public void check() throws SaidException {
    check(current());
  }

  /** The same for what asks by itself, which no other program can do for it. */
  public void checkAsking() throws SaidException {
    if (user == null && current().equals(ROOT)) {
      throw new CaptureException(Saying.of("user.rootAsks"));
    }
    check();
  }

  private static String current() {
    return System.getProperty("user.name", "");
  }

  /**
   * Sees to it that this is not root, unless that was said.
   *
   * @param current who runs this, by name
   * @throws SaidException with one line that says how to do it right
   */
  void check(String current) throws SaidException {
    boolean isRoot = current.equals(ROOT);
    if (user == null) {
      if (isRoot) {
        throw new CaptureException(Saying.of("user.root"));
      }
      return;
    }
    if (isRoot && !user.equals(ROOT)) {
      throw new Misuse(Saying.of("user.stillRoot").with("user", user));
    }
    if (!isRoot && !user.equals(current)) {
      throw new Misuse(Saying.of("user.other").with("user", user).with("current", current));
    }
  }
}
