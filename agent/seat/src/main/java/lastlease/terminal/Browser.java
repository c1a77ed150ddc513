package lastlease.terminal;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The browser of the desktop at which somebody sits. */
public final class Browser {
  private final String program;

  private Browser(String program) {
    this.program = program;
  }

  /**
   * The browser; none where nobody sits at a desktop: over SSH, without a display, and as root,
   * whom browsers refuse.
   *
   * @param system the name of the operating system
   * @param user the name of the user
   */
  public static Optional<Browser> of(Map<String, String> environment, String system, String user) {
    if (environment.containsKey("SSH_CONNECTION")
        || environment.containsKey("SSH_TTY")
        || user.equals("root")) {
      return Optional.empty();
    }
    String name = system.toLowerCase(Locale.ROOT);
    if (name.contains("mac")) {
      return find("open", environment).map(Browser::new);
    }
    boolean display =
        environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
    return display ? find("xdg-open", environment).map(Browser::new) : Optional.empty();
  }

  private static Optional<String> find(String program, Map<String, String> environment) {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(environment.getOrDefault("PATH", ""))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  /** Opens a page, without waiting for it; what the browser says is nobody's business here. */
  public void open(String address) throws IOException {
    new ProcessBuilder(List.of(program, address))
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .redirectInput(Redirect.from(new File("/dev/null")))
        .start();
  }
}
